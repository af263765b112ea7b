// Files that are read piece by piece: the answers are those of the whole file, memory stays as it is, and trouble is told.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inspect } from "node:util";

import { LrsError, batch } from "lrs-wasm";

// The engine itself, for the size of its memory.
import { initSync } from "../dist/whole/lrs.js";

const NAME = "LRB_10009999_241120260930.CSV";
const SAMPLE = new Uint8Array(readFileSync(new URL(`../../examples/data/${NAME}`, import.meta.url)));
const POLICY = { today: "2026-11-24", fileName: NAME, ukprn: "10009999" };
const HEADINGS = "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName,FamilyName\r\n";
const MANY = HEADINGS + ",,,,,Jo,Ng\r\n".repeat(5_000);

/** A function that gives the next bytes, `size` at most. */
function pull(bytes, size) {
  let at = 0;
  return (most) => {
    const next = bytes.subarray(at, at + Math.min(most, size));
    at += next.length;
    return next;
  };
}

function thrownBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** All parts of a corrected file, put together. */
function corrected(checker, data, options) {
  while (checker.advance());
  const corrector = checker.correct(data, options);
  const files = { file: [], heldBackFile: [], changeLog: [], questionTable: [] };
  const take = () => {
    files.file.push(corrector.take());
    files.heldBackFile.push(corrector.takeHeldBack());
    files.changeLog.push(corrector.takeChanges());
    files.questionTable.push(corrector.takeQuestions());
  };
  while (corrector.advance()) take();
  const counts = corrector.finish();
  take();
  assert.equal(corrector.finish(), null, "it is finished once");
  corrector.free();
  const whole = Object.entries(files).map(([name, parts]) => [name, String(Buffer.concat(parts))]);
  return { ...counts, ...Object.fromEntries(whole) };
}

test("whatever a file is read from, the report is the same", () => {
  const report = batch.check(SAMPLE, POLICY);
  assert.equal(report.records, 500);
  assert.ok(report.totals.length > 5);
  const shifted = new Uint8Array(SAMPLE.length + 3);
  shifted.set(SAMPLE, 3);
  for (const data of [SAMPLE.buffer, String(Buffer.from(SAMPLE)), pull(SAMPLE, 7), pull(SAMPLE, 1e9), shifted.subarray(3)]) {
    assert.deepEqual(batch.check(data, POLICY), report);
  }
  assert.deepEqual(batch.checkInside(pull(SAMPLE, 1_000), POLICY), batch.checkInside(SAMPLE, POLICY));
});

test("a check says how far it is, and goes on unless it is told to stop", () => {
  for (const answer of [undefined, true, 0]) {
    const seen = [];
    const report = batch.check(MANY, POLICY, (progress) => {
      seen.push(progress);
      return answer;
    });
    assert.deepEqual([report.records, report.complete], [5_000, true]);
    assert.deepEqual(seen.map(({ records }) => records), [1_024, 2_048, 3_072, 4_096]);
    assert.ok(seen.every(({ bytes }, place) => bytes <= MANY.length && bytes >= (seen[place - 1]?.bytes ?? 1)));
  }
  const report = batch.check(MANY, POLICY, ({ records }) => records < 2_000);
  assert.deepEqual([report.records, report.complete], [2_048, false]);
  assert.equal(report.totals.find(({ code }) => code === "batch.stopped")?.count, 1);
  const odd = new Error("no more");
  assert.equal(thrownBy(() => batch.check(MANY, POLICY, () => { throw odd; })), odd);
});

test("a checker ends once, and keeps its report", () => {
  const checker = new batch.Checker(MANY, POLICY);
  assert.ok(checker.advance());
  const report = checker.finish();
  assert.deepEqual([report.records, report.complete], [1_024, false]);
  assert.equal(checker.advance(), false);
  assert.deepEqual(checker.finish(), report);
  assert.deepEqual(checker.progress, { bytes: report.bytes, records: 1_024 });
  const error = thrownBy(() => checker.correct(MANY));
  assert.ok(error instanceof LrsError, "a part of a file is not corrected");
  assert.equal(error.code, "batch.write.incomplete");
  checker.free();
});

test("the parts of a corrected file are the file", () => {
  for (const holdBack of [false, true]) {
    const { file, heldBackFile, changeLog, questionTable, ...counts } = batch.correct(SAMPLE, { ...POLICY, holdBack });
    const checker = new batch.Checker(pull(SAMPLE, 10_000), POLICY);
    const parts = corrected(checker, pull(SAMPLE, 10_000), { holdBack });
    assert.deepEqual(parts, { ...counts, file, heldBackFile: heldBackFile ?? "", changeLog: "", questionTable: "" });
    assert.deepEqual([changeLog, questionTable], [null, null], "nobody asked for them");
    assert.equal(parts.written + parts.heldBack, 500);
    const renamed = corrected(checker, SAMPLE, { holdBack, fileName: "LRB_10009999_251120260930.CSV" });
    assert.equal(renamed.file, file.replace(NAME, "LRB_10009999_251120260930.CSV"));
    checker.free();
  }
  const checker = new batch.Checker(MANY);
  const parts = corrected(checker, MANY, {});
  assert.equal(parts.written, 5_000, "several steps");
  assert.deepEqual(parts.file, batch.correct(MANY).file);
});

test("the log of the changes and what to ask come in parts beside it", () => {
  for (const detail of [{}, { values: true, misIdentifier: true }]) {
    const wanted = { holdBack: true, changes: true, questions: true, ...detail };
    const { changeLog, questionTable } = batch.correct(SAMPLE, { ...POLICY, ...wanted });
    const parts = corrected(new batch.Checker(pull(SAMPLE, 10_000), POLICY), pull(SAMPLE, 10_000), wanted);
    assert.ok(changeLog.length > 1_000 && questionTable.length > 1_000);
    assert.deepEqual([parts.changeLog, parts.questionTable], [changeLog, questionTable]);
  }
  const error = thrownBy(() => new batch.Checker(SAMPLE, POLICY).correct(SAMPLE, { changes: "yes" }));
  assert.equal(error.code, "input.setting");
});

test("another file than the one that was checked is not corrected", () => {
  for (const [other, code] of [[MANY + ",,,,,Al,Ng\r\n", "batch.write.count"], [HEADINGS + ",,,,,Jo,Ng\r\n", "batch.write.count"]]) {
    const checker = new batch.Checker(MANY);
    const error = thrownBy(() => corrected(checker, other, {}));
    assert.ok(error instanceof LrsError, String(error));
    assert.equal(error.code, code);
  }
});

test("findings are listed for a spreadsheet", () => {
  const checker = new batch.Checker(SAMPLE, POLICY);
  const lines = String(Buffer.from(checker.findingsCsv())).split("\r\n");
  assert.match(lines[0], /^\uFEFF"Record","Line","Column","Field"/);
  assert.equal(lines.length, checker.finish().findings.length + 2);
});

test("a report is a page too", () => {
  const checker = new batch.Checker(SAMPLE, POLICY);
  while (checker.advance());
  const report = checker.finish();
  assert.equal(checker.reportHtml(), batch.reportHtml(report));
  const { record, field } = report.findings.find((finding) => finding.record !== null && finding.field !== null);
  const style = { fileName: "mine.csv", mostOfOneKind: 2, values: [{ record, field, value: "so it stands" }] };
  assert.equal(checker.reportHtml(style), batch.reportHtml(report, style));
  assert.match(checker.reportHtml(style), /so it stands/);
  assert.equal(thrownBy(() => checker.reportHtml({ width: "wide" })).code, "input.setting");
  checker.free();
});

test("the headings of a file are guessed from its start alone", () => {
  let asked = 0;
  const next = pull(Buffer.from("Surname,Forename,DOB\r\n" + "Ng,Jo,12/03/2007\r\n".repeat(50_000)), 1e9);
  const map = batch.guessHeadings((most) => {
    asked += 1;
    return next(Math.min(most, 10_000));
  });
  assert.deepEqual(map.columns.map(({ field }) => field), ["familyName", "givenName", "dateOfBirth"]);
  assert.ok(asked < 20, `${asked} pieces of 85`);
  assert.deepEqual(batch.guessHeadings("Surname,Forename,DOB\r\nNg,Jo,12/03/2007\r\n"), map);
});

test("a file is read record by record", () => {
  const learners = batch.read(SAMPLE, POLICY);
  const reader = new batch.BatchReader(SAMPLE, POLICY);
  assert.deepEqual(reader.next(), { record: 1, line: 2, learner: learners[0] });
  assert.equal(reader.skip(497), 497);
  assert.deepEqual(reader.next().learner, learners[498]);
  assert.equal(reader.skip(9), 1, "only one was left");
  assert.equal(reader.next(), null);
  assert.equal(reader.next(), null);
  reader.free();
});

test("what stands around the learners of an XML file is told", () => {
  const frame = { tags: ['Upload xmlns="urn:example"', "Learners"], record: "Learner", hasFileName: true };
  const header = { fileName: "LRB_10009999_241120260930.XML", ukprn: "10009999" };
  const xml = batch.writeXml([{ givenName: "Jo", familyName: "Ng" }], { ...header, ...frame });
  const reader = new batch.BatchReader(xml, POLICY);
  assert.deepEqual(reader.xmlFrame, frame);
  const again = batch.writeXml([reader.next().learner], { ...header, ...reader.xmlFrame });
  assert.equal(again, xml);
  assert.equal(new batch.BatchReader(SAMPLE, POLICY).xmlFrame, null);
});

test("records are held against each other one by one", () => {
  const learners = batch.read(SAMPLE, POLICY);
  learners.push({ ...learners[0], givenName: learners[0].givenName.toUpperCase() });
  const inside = new batch.Inside();
  for (const learner of learners) inside.add(learner);
  const report = inside.finish();
  assert.deepEqual(report, batch.checkInside(learners));
  assert.equal(report.records, 501);
  const found = report.findings.find(({ record }) => record === 501);
  assert.deepEqual([found.otherRecord, found.otherLine], [1, null]);
  assert.throws(() => inside.add(learners[0]), Error, "its memory is freed");

  const numbered = new batch.Inside({ maxCompared: 10 });
  numbered.add(learners[0], 7, 70);
  numbered.add(learners[0], 9, 90);
  const [pair] = numbered.finish().findings;
  assert.deepEqual([pair.record, pair.line, pair.otherRecord, pair.otherLine], [9, 90, 7, 70]);
  for (const place of ["7", -1, 1.5, {}]) {
    const error = thrownBy(() => new batch.Inside().add(learners[0], place));
    assert.equal(error.code, "input.setting", inspect(place));
  }
});

test("what the records of a file say against each other is put to its report", () => {
  const [first] = batch.read(SAMPLE, POLICY);
  const lines = String(Buffer.from(SAMPLE)).split("\r\n");
  // The first learner again, at the end: without what stands about the file in the first record.
  const again = batch.write([{}, first], { ...POLICY, count: 2 }).split("\r\n")[2];
  const twice = [...lines.slice(0, -1), again, ""].join("\r\n");
  const gather = () => {
    const [inside, reader] = [new batch.Inside(), new batch.BatchReader(pull(Buffer.from(twice), 10_000), POLICY)];
    const counts = [300, 300, 300].map((most) => inside.read(reader, most));
    assert.deepEqual(counts, [300, 201, 0]);
    reader.free();
    return inside;
  };
  const report = batch.checkInside(twice, POLICY);
  assert.ok(report.findings.some(({ code, record }) => code.startsWith("batch.inside.") && record === 501));
  assert.deepEqual(gather().finish(), report);

  const checker = new batch.Checker(twice, POLICY);
  while (checker.advance());
  const alone = checker.finish();
  const told = [];
  assert.equal(checker.withInside(gather(), () => false), null, "it was told to end");
  assert.deepEqual(checker.finish(), alone);
  assert.deepEqual(checker.withInside(gather(), (done, total) => void told.push([done, total])), report);
  assert.ok(told.length > 0 && told.every(([done, total]) => done <= total), String(told));
  const { totals, findings, ...rest } = checker.finish();
  const isOurs = ({ code }) => code.startsWith("batch.inside.");
  assert.deepEqual(totals.filter(isOurs).length, report.totals.filter(isOurs).length);
  assert.equal(findings.length, alone.findings.length + report.findings.filter(isOurs).length);
  const counts = ({ ready, withErrors, records }) => [ready, withErrors, records];
  assert.deepEqual(counts(rest), counts(alone), "the counts are of the records by themselves");
  const odd = new Error("no more");
  assert.equal(thrownBy(() => gather().finish(() => { throw odd; })), odd);
  assert.throws(() => new batch.Inside().read({}, 1), TypeError);
  assert.throws(() => checker.withInside({}), TypeError);
  checker.free();
});

test("what a source throws is thrown, and the engine answers on", () => {
  const broken = new Error("the disk is gone");
  const first = () => {
    throw broken;
  };
  const later = () => {
    const next = pull(Buffer.from(MANY), 8_192);
    let left = 3;
    return (most) => (left-- > 0 ? next(most) : first());
  };
  assert.equal(thrownBy(() => batch.check(first, POLICY)), broken);
  assert.equal(thrownBy(() => batch.check(later(), POLICY)), broken);
  assert.equal(thrownBy(() => batch.checkInside(later(), POLICY)), broken);
  assert.equal(thrownBy(() => new batch.BatchReader(first)), broken);
  assert.equal(thrownBy(() => new batch.Inside().read(new batch.BatchReader(later()), 5_000)), broken);
  assert.equal(thrownBy(() => batch.guessHeadings(first)), broken);
  const checker = new batch.Checker(MANY);
  assert.equal(thrownBy(() => corrected(checker, later(), {})), broken);
  assert.equal(thrownBy(() => new batch.Checker(first)), broken);
  assert.equal(batch.check(MANY).records, 5_000);
});

test("what is no file is refused, and what a function must not give", () => {
  for (const odd of [undefined, null, 1, {}, [], Symbol("x"), 1n]) {
    assert.throws(() => new batch.Checker(odd), LrsError, inspect(odd));
    assert.throws(() => new batch.BatchReader(odd), LrsError, inspect(odd));
  }
  for (const wrong of [() => "text", () => undefined, (most) => new Uint8Array(most + 1)]) {
    const error = thrownBy(() => batch.check(wrong));
    assert.equal(error.code, "batch.io", String(wrong));
  }
  const error = thrownBy(() => batch.check(new Blob([SAMPLE])));
  assert.ok(error instanceof TypeError, "there is no web worker here");
  assert.match(error.message, /web worker/);
});

test("bytes that are handed on while they are read are no end of the file", () => {
  const bytes = new Uint8Array(Buffer.from(MANY.repeat(20)));
  const checker = new batch.Checker(bytes);
  assert.ok(checker.advance());
  structuredClone(bytes, { transfer: [bytes.buffer] });
  while (checker.advance());
  const report = checker.finish();
  assert.equal(report.complete, false);
  assert.ok(report.totals.some(({ code }) => code === "batch.io"));
});

test("memory does not grow with the file", () => {
  const { memory } = initSync();
  const rows = Buffer.from(",,,,9876543210,Catherine,Hartnell\r\n".repeat(30_000));
  /** Headings and then the same rows, again and again. */
  const long = (times) => {
    const pieces = [Buffer.from(HEADINGS), ...Array(times).fill(rows)].values();
    let next = pull(pieces.next().value, 1e9);
    return (most) => {
      const piece = next(most);
      if (piece.length > 0) return piece;
      const { value, done } = pieces.next();
      if (!done) next = pull(value, 1e9);
      return next(most);
    };
  };
  const run = (times) => {
    const checker = new batch.Checker(long(times), { maxFindingsPerCode: 10 });
    while (checker.advance());
    assert.equal(checker.finish().records, times * 30_000);
    const corrector = checker.correct(long(times), { holdBack: true });
    let written = 0;
    while (corrector.advance()) written += corrector.take().length + corrector.takeHeldBack().length;
    corrector.finish();
    corrector.free();
    checker.free();
    return written;
  };
  run(1);
  const before = memory.buffer.byteLength;
  const written = run(12);
  const grown = memory.buffer.byteLength - before;
  assert.ok(written > 12_000_000, `${written} bytes went through`);
  assert.ok(grown < 1_000_000, `the memory grew by ${grown} bytes`);
});

test("what is thrown, and a report, show nothing of a learner", () => {
  const csv = "GivenName,FamilyName,ULN,DateOfBirth\r\nPlantedgiven9,Plantedfamily9,9276308685,2008-13-13\r\n";
  const checker = new batch.Checker(csv);
  const said = [checker, checker.finish(), String(Buffer.from(checker.findingsCsv())), checker.reportHtml()];
  const { changeLog, questionTable } = corrected(new batch.Checker(csv), csv, { changes: true, questions: true });
  said.push(changeLog, questionTable);
  const inside = new batch.Inside();
  inside.add({ givenName: "Plantedgiven", familyName: "Plantedfamily", uln: "9276308686" });
  inside.add({ givenName: "Plantedgiven", familyName: "Plantedfamily", uln: "9276308686" });
  said.push(inside, inside.finish(), thrownBy(() => new batch.Inside().add({ Plantedgiven: "x" })));
  const reader = new batch.BatchReader(csv);
  said.push(reader, thrownBy(() => new batch.Checker(csv, { Plantedgiven: "x" })), thrownBy(() => checker.correct("Plantedgiven9")));
  for (const one of said) assert.doesNotMatch(inspect(one, { depth: 9 }) + JSON.stringify(one), /Planted|92763086|2008-13/);
});
