// Checks and corrects a file beside the page, so that the page can go on answering. Nothing leaves the browser.
//
// The page sends { task: "check" | "values" | "stop", job, … }; what goes back names the same job. A job stops between two
// steps, when the page says so or asks for another. Of an export, the page is asked first what its columns are.

import { LrsError, Ukprn, batch, init } from "./lrs/files.js";

/** How long a job goes on before the page is told and may be heard, in milliseconds. */
const STEP = 50;
/** How many findings of one code the list for a spreadsheet holds; the totals are exact. */
const MOST_FINDINGS = 10_000;
/** How many records are passed over before the clock is looked at. */
const SKIP = 2_000;

/** The last job that was asked for. */
let asked = 0;
/** The file that was checked last, how, and its checker: its values can be asked for. */
let checked = null;

addEventListener("message", ({ data }) => {
  if (data.task === "stop") asked = 0;
  else run(data);
});
await init();
postMessage({ said: "loaded" });

async function run({ task, job, ...request }) {
  asked = job;
  const say = (said, more = {}) => postMessage({ said, job, ...more });
  try {
    await TASKS[task](job, request, say);
  } catch (error) {
    if (error instanceof Stopped) return say("stopped");
    if (error instanceof LrsError) return refuse(say, "file", error);
    if (error instanceof DOMException) return say("unreadable");
    // The WebAssembly broke: it cannot be used again. The page is told, and makes another worker.
    setTimeout(() => {
      throw error;
    });
  }
}

const TASKS = { check, values };

function refuse(say, at, { formText, remedy }) {
  say("refused", { at, words: `${formText}. ${remedy}` });
}

class Stopped extends Error {}

/** A clock that lets the page speak now and then, and ends the job when it says so. */
function clock(job) {
  let last = performance.now();
  return async function tick(tell) {
    if (performance.now() - last < STEP) return;
    tell?.();
    await turn();
    last = performance.now();
    if (asked !== job) throw new Stopped();
  };
}

const { port1, port2 } = new MessageChannel();
port1.start();
/** Until what was posted before has been heard. Two jobs may wait: one that is to end, and the next. */
function turn() {
  return new Promise((resolve) => {
    port1.addEventListener("message", resolve, { once: true });
    port2.postMessage(null);
  });
}

async function check(job, { file, today, ukprn, holdBack, isDetailed, headingMap }, say) {
  checked?.checker.free();
  checked = null;
  try {
    if (ukprn !== null) Ukprn.parse(ukprn);
  } catch (error) {
    return refuse(say, "ukprn", error);
  }
  // An export may have any name; the file to upload may not.
  const fileName = headingMap === undefined ? file.name : made(file, ukprn ?? "");
  // A ULN that a spreadsheet wrote another way is put right where all its digits are there, and listed as a change.
  const policy = { today, ukprn, headingMap, fileName, applyUlnFormat: true, maxFindingsPerCode: MOST_FINDINGS };
  const map = headingMap === undefined ? guessed(file, policy) : null;
  if (map !== null) return say("columns", { map, fields: layoutFields() });
  const tick = clock(job);
  const checker = new batch.Checker(file, policy);
  try {
    while (checker.advance()) await tick(() => say("progress", { stage: "check", ...checker.progress }));
    const inside = await compare(checker, file, policy, tick, say);
    const { findings, ...report } = checker.finish();
    const listed = new Blob([checker.findingsCsv()], { type: "text/csv" });
    const name = nameOf(report, fileName, file, ukprn);
    // A file that breaks off is not written again: what is missing would be missing there too.
    const wanted = { holdBack, changes: true, questions: true, values: isDetailed, misIdentifier: isDetailed };
    const corrected = report.complete ? await correct(checker, file, { ...wanted, fileName: name }, tick, say) : null;
    const header = { ukprn: ukprn ?? report.fileFields.ukprn, fileFormat: report.fileFormat, ...moment(file) };
    const parts = corrected === null ? [] : await inParts(corrected, header, policy, tick, say);
    checked = { file, policy, checker };
    report.totals = withPairs(report.totals, inside);
    say("checked", { report, listed, listedCount: findings.length, corrected, parts, name, page: printed(checker, file) });
  } finally {
    if (checked === null) checker.free();
  }
}

/** What the columns of an export seem to be; none where the file is a batch file, right or with a slip, or no list at all. */
function guessed(file, policy) {
  try {
    const map = batch.guessHeadings(file, policy);
    return map.isLayout || !isExport(file, policy) ? null : map;
  } catch (error) {
    // What there is instead of headings the check says.
    if (error instanceof LrsError) return null;
    throw error;
  }
}

function isExport(file, policy) {
  let checker;
  try {
    checker = new batch.Checker(file, policy);
    return checker.finish().totals.some(({ code }) => code === "batch.export");
  } catch (error) {
    if (error instanceof LrsError) return error.code === "batch.not_batch";
    throw error;
  } finally {
    checker?.free();
  }
}

/** The learner's fields in the order of the layout: those of an empty file. */
function layoutFields() {
  const empty = batch.write([], { fileName: "", ukprn: "" });
  return batch.guessHeadings(empty).columns.map(({ field }) => field).filter((field) => field !== null);
}

/** Reads the file again and holds its learners against each other; what is found is put to the report. */
async function compare(checker, file, policy, tick, say) {
  const inside = new batch.Inside();
  const reader = new batch.BatchReader(file, policy);
  const all = checker.progress.records;
  let records = 0;
  try {
    for (let added; added !== 0; records += added) {
      added = inside.read(reader, SKIP);
      await tick(() => say("progress", { stage: "read", part: records / all, records }));
    }
  } catch (error) {
    inside.free();
    // A file that breaks off is told by the check.
    if (error instanceof LrsError) return null;
    throw error;
  } finally {
    reader.free();
  }
  let last = performance.now();
  return checker.withInside(inside, (done, total) => {
    if (performance.now() - last < STEP) return;
    last = performance.now();
    say("progress", { stage: "compare", part: done / total, records });
  });
}

/** The totals, in which the places of pairs name the other record too. */
function withPairs(totals, inside) {
  const pairs = Map.groupBy(inside?.findings ?? [], ({ code, field }) => `${code} ${field}`);
  return totals.map((total) => {
    const those = pairs.get(`${total.code} ${total.field}`)?.filter(({ otherRecord }) => otherRecord !== null);
    if (those === undefined || those.length === 0) return total;
    const places = those.slice(0, total.places.length).map(({ record, line, column, otherRecord }) => ({ record, line, column, otherRecord }));
    return { ...total, places };
  });
}

/** The report as a page of its own. */
function printed(checker, { name }, values = null) {
  return new Blob([checker.reportHtml({ fileName: name, values })], { type: "text/html;charset=utf-8" });
}

/** Writes the file again; its parts are given to the browser as they come, so that no memory holds it whole. */
async function correct(checker, file, options, tick, say) {
  const corrector = checker.correct(file, options);
  const [parts, heldBack, changes, questions] = [[], [], [], []];
  const keep = (list, bytes) => bytes.length > 0 && list.push(new Blob([bytes]));
  const take = () => {
    keep(parts, corrector.take());
    keep(heldBack, corrector.takeHeldBack());
    keep(changes, corrector.takeChanges());
    keep(questions, corrector.takeQuestions());
  };
  try {
    while (corrector.advance()) {
      take();
      await tick(() => say("progress", { stage: "correct", ...corrector.progress }));
    }
    const counts = corrector.finish();
    take();
    const type = options.fileName.endsWith(".XML") ? "application/xml" : "text/csv";
    const file = (parts, isWanted, of = type) => (isWanted ? new Blob(parts, { type: of }) : null);
    return {
      ...counts,
      file: file(parts, true),
      heldBackFile: file(heldBack, counts.heldBack > 0),
      changeLog: file(changes, counts.changed > 0, "text/csv"),
      questionTable: file(questions, counts.counts.heldBack > 0, "text/csv"),
    };
  } finally {
    corrector.free();
  }
}

/**
 * The corrected file in the parts that the LRS takes, each with a name of its own; none where one file is enough, or where the
 * UKPRN cannot stand in a name. No more than one part is held as learners.
 */
async function inParts({ file, written }, header, { today }, tick, say) {
  const plan = planned(written, header);
  if (plan.length < 2) return [];
  const reader = new batch.BatchReader(file, { today });
  const parts = [];
  try {
    const frame = reader.xmlFrame;
    for (const { start, count, fileName } of plan) {
      const learners = [];
      while (learners.length < count) {
        learners.push(reader.next().learner);
        await tick(() => say("progress", { stage: "split", part: (start + learners.length) / written, records: written }));
      }
      const about = { fileName, ukprn: header.ukprn };
      const text = frame === null ? batch.write(learners, about) : batch.writeXml(learners, { ...about, ...frame });
      parts.push({ count, fileName, file: new Blob([text], { type: file.type }) });
    }
  } finally {
    reader.free();
  }
  return parts;
}

function planned(count, header) {
  try {
    return batch.split(count, header).parts;
  } catch (error) {
    if (error instanceof LrsError) return [];
    throw error;
  }
}

/** The name that the LRS wants: the one it has where that is right, or the next best that is known. */
function nameOf({ proposedFileName, totals, fileFields, fileFormat }, name, file, ukprn) {
  if (proposedFileName !== null) return proposedFileName;
  const isWrong = ({ code, severity }) => severity === "error" && code.startsWith("batch.file_name.");
  if (name !== null && !totals.some(isWrong)) return name;
  return made(file, ukprn ?? fileFields.ukprn, fileFormat) ?? `corrected.${fileFormat.toUpperCase()}`;
}

/** The name of a batch file that was made when a file was changed last; none where the UKPRN cannot stand in one. */
function made(file, ukprn, fileFormat) {
  const { date, hour, minute } = moment(file);
  return batch.fileName(ukprn, date, hour, minute, fileFormat);
}

/** When a file was changed last, in the time of this place. */
function moment({ lastModified }) {
  const time = new Date(lastModified);
  const digits = (number) => String(number).padStart(2, "0");
  const date = `${time.getFullYear()}-${digits(time.getMonth() + 1)}-${digits(time.getDate())}`;
  return { date, hour: time.getHours(), minute: time.getMinutes() };
}

/** What stands at some places of the file that was checked last: they are in the order of the file. */
async function values(job, { places }, say) {
  const tick = clock(job);
  const reader = new batch.BatchReader(checked.file, checked.policy);
  const found = [];
  let at = 0;
  let here = null;
  try {
    for (const { record, field } of places) {
      while (record - 1 - at > 0) {
        const skipped = reader.skip(Math.min(SKIP, record - 1 - at));
        if (skipped === 0) break;
        at += skipped;
        await tick();
      }
      if (record > at) {
        here = reader.next();
        at += 1;
      }
      found.push({ record, field, value: here?.record === record ? (here.learner[field] ?? "") : null });
    }
  } finally {
    reader.free();
  }
  const shown = found.filter(({ value }) => value !== null);
  say("values", { found, page: printed(checked.checker, checked.file, shown) });
}
