// What is thrown may be logged: it says what is wrong and never shows the value.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { LrsError, Uln, UserRole, access, batch, breach, challenge, enrolment, plr } from "lrs-wasm";

function thrownBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("an error of the ULN shows no digit of it", () => {
  const error = thrownBy(() => Uln.parse("9276308685"));
  assert.ok(error instanceof LrsError);
  assert.ok(error instanceof Error);
  assert.equal(error.code, "uln.check_digit");
  assert.match(error.section, /HESA/);
  assert.ok(!inspect(error).includes("9276308685"));
  assert.ok(!JSON.stringify(error).includes("9276308685"));
});

test("a ULN is never a number, and saying so does not show it", () => {
  const error = thrownBy(() => Uln.parse(9276308686));
  assert.equal(error.code, "input.uln_number");
  assert.ok(!inspect(error).includes("9276308686"));
});

test("nothing that is handed over breaks the engine", () => {
  const odd = [undefined, null, 1, 1n, Symbol("x"), {}, [], () => {}, new Date(0), "\ud800", "9".repeat(1e6)];
  for (const value of odd) {
    for (const name of ["parse", "isValid", "checkDigit", "fromStem", "repairs", "areValid"]) {
      try {
        Uln[name](value);
      } catch (error) {
        assert.ok(error instanceof LrsError, `${name}: ${error}`);
      }
    }
  }
  assert.equal(Uln.parse("9276308686"), "9276308686", "the engine still answers");
});

test("what is said of a message shows nothing of it", () => {
  const text = "Learner: Plantedgiven Plantedfamily\nULN: 9276308686\nDate of birth: 2008-04-13\nPostcode: ZE1 0AA\n";
  const message = { from: text, to: [text], subject: text, body: text, html: `<p>${text}</p>`, attachments: [{ name: text, text }] };
  const report = breach.assess(message);
  assert.equal(report.verdict, "hold");
  assert.ok(report.breaches.some(({ evidence }) => evidence.some((one) => breach.value(one, message) === "9276308686")));
  const errors = [{ [text]: text }, { subject: [text] }, { channel: text }, text].map((odd) => thrownBy(() => breach.assess(odd)));
  errors.push(thrownBy(() => breach.assess(message, { organisationPostcodes: [text] })));
  for (const said of [report, ...errors]) {
    const words = inspect(said, { depth: 9 }) + JSON.stringify(said);
    assert.doesNotMatch(words, /Planted|9276308686|2008-04-13|ZE1 0AA/);
  }
});

test("what is said of an export shows nothing of it", () => {
  const planted = "Plantedgiven,9276308686,2008-04-13,ZE1 0AA";
  const text = `Surname,Forename,${planted}\nPlantedfamily,${planted},x\n`;
  const map = batch.guessHeadings(text);
  assert.equal(map.columns[3].heading, "9276308686", "a heading is shown: it is to be confirmed");
  const report = batch.check(text, { headingMap: map });
  assert.equal(report.records, 1);
  const errors = [planted, { [planted]: planted }, { columns: [{ heading: planted, field: planted }] }].map((odd) =>
    thrownBy(() => batch.check(text, { headingMap: odd })),
  );
  for (const said of [map.findings, map.missing, report, ...errors]) {
    const words = inspect(said, { depth: 9 }) + JSON.stringify(said);
    assert.doesNotMatch(words, /Planted|9276308686|2008-04-13|ZE1 0AA/);
  }
});

test("the tables of a correction show no value that nobody asked for", () => {
  const planted = { misIdentifier: "Planted17", givenName: " Plantedgiven", familyName: "Plantedfamily", uln: "927 630 8686" };
  const file = batch.write([planted], { fileName: "", ukprn: "10000001" });
  const policy = { today: "2026-09-01" };
  const asked = batch.rehearse(file, policy);
  assert.ok(asked.changes.some(({ to }) => to === "Plantedgiven"), "a dry run shows what it was asked for");
  const { changeLog, questionTable } = batch.correct(file, { ...policy, changes: true, questions: true });
  const text = batch.writeChanges(file, { ...policy, format: "text" });
  for (const said of [changeLog, questionTable, text]) {
    assert.doesNotMatch(said, /Planted|927 ?630/);
  }
  assert.match(batch.writeQuestions(file, { ...policy, misIdentifier: true }), /Planted17/);
  const error = thrownBy(() => batch.correct(file, { ...policy, values: "Plantedgiven" }));
  assert.equal(error.code, "input.setting");
  assert.doesNotMatch(inspect(error) + JSON.stringify(error), /Planted/);
});

test("what is said of a record shows nothing of it", () => {
  const text = "Plantedgiven Plantedfamily 9276308686 2008-04-13 ZE1 0AA";
  const event = { id: text, subject: text, level: text, grade: text, credits: text, achievementAwardDate: text, source: text };
  const request = { isLearner: true };
  const said = [
    plr.check([event, event], "2026-09-01"),
    plr.whyBlank({ ...event, grade: null }),
    plr.view([event], request),
    plr.read(JSON.stringify({ foundUln: text, incomingUln: "x", events: [{ [text]: text }] })).findings,
  ];
  assert.ok(said.every((one) => JSON.stringify(one).length > 10));
  const odd = [{ [text]: text }, { subject: [text] }, text, null];
  said.push(...odd.map((one) => thrownBy(() => plr.check([one]))));
  said.push(thrownBy(() => plr.view([], { roles: [text] })));
  said.push(thrownBy(() => plr.report([event], request, { uln: text })));
  said.push(thrownBy(() => plr.report([event], request, { ticked: [text] })));
  said.push(thrownBy(() => plr.read(text)), thrownBy(() => plr.read(`[{"${text}": "${text}"`)));
  for (const one of said) {
    const words = inspect(one, { depth: 9 }) + JSON.stringify(one);
    assert.doesNotMatch(words, /Planted|9276308686|2008-04-13|ZE1 0AA/);
  }
  const shown = plr.writeHtml([event], request, { givenName: "Plantedgiven" });
  assert.match(shown, /Plantedgiven Plantedfamily/, "what is asked for is shown");
});

test("what is said of a data challenge shows nothing of it but the text for the portal", () => {
  const text = "Plantedgiven Plantedfamily 9276308686 2008-04-13 ZE1 0AA";
  const learner = { uln: "9276308686", givenName: text, familyName: text, dateOfBirth: "2008-04-13", lastKnownPostcode: "ZE1 0AA" };
  const event = { subject: text, grade: text };
  const said = [];
  for (const { kind } of challenge.kinds()) {
    const draft = {
      kind, learners: [learner, { notes: text }], masterUln: text, differenceReason: text, reason: text, explanation: text,
      qualifications: [event], proposed: event, transferTo: learner, contactName: text, contactEmailAddress: text,
      contactTelephone: text,
    };
    const { comments, ...form } = challenge.compose(draft);
    assert.match(comments, /Plantedgiven/, "what is asked for is shown");
    said.push(form, challenge.check(draft), thrownBy(() => challenge.check({ ...draft, [text]: text })));
    said.push(thrownBy(() => challenge.check({ kind, learners: [{ [text]: text }] })));
  }
  said.push(thrownBy(() => challenge.route({ problem: text })), thrownBy(() => challenge.advance(text, text)));
  said.push(thrownBy(() => challenge.fromConflict({ kind: text, records: [text] }, [learner])));
  for (const one of said) {
    const words = inspect(one, { depth: 9 }) + JSON.stringify(one);
    assert.doesNotMatch(words, /Planted|9276308686|2008-04-13|ZE1 0AA/);
  }
});

test("what is shown of a file shows no value unless that was asked for", () => {
  const policy = { today: "2026-09-01" };
  const planted = { uln: "9276308685", givenName: "Plantedgiven", familyName: "Plantedfamily", dateOfBirth: "2008-13-04" };
  const data = batch.write([planted, planted], { fileName: "x.csv", ukprn: "10000001" });
  const report = batch.check(data, policy);
  const values = (show) => batch.findingValues(data, report, { ...policy, show });
  const shape = { values: values("shape") };
  const said = [
    report, batch.checkInside(data, policy), batch.compareReports(report, report), shape, batch.writeTotalsCsv(report),
    batch.writeFindingsCsv(report, shape.values), batch.reportText(report, shape), batch.reportHtml(report, shape),
    thrownBy(() => batch.readReport(`{"schema": "${planted.givenName}", "format": 1}`)),
    thrownBy(() => batch.reportText(report, { [planted.givenName]: planted.uln })),
    thrownBy(() => batch.reportText(planted)),
    thrownBy(() => batch.findingValues("ULN,GivenName\n9276308685,Plantedgiven\n", report, policy)),
  ];
  for (const one of said) {
    assert.doesNotMatch(inspect(one, { depth: 9 }) + JSON.stringify(one), /Planted|9276308685|2008-13-04/);
  }
  const clear = { values: values("clear") };
  for (const form of ["reportText", "reportHtml"]) assert.match(batch[form](report, clear), /9276308685/);
});

test("what is said of learners shows nothing of them", () => {
  const planted = { givenName: "Plantedgiven", uln: "9276308685", dateOfBirth: "31/02/2008", lastKnownPostcode: "Plantedtown" };
  const report = batch.checkLearners([planted, { ...planted, notes: "Planted\0" }], { today: "2026-09-01" });
  assert.ok(report.withErrors === 2 && report.findings.length > 4);
  const errors = [{ [planted.uln]: "x" }, { notes: [planted.givenName] }].map((odd) => thrownBy(() => batch.checkLearners([odd])));
  errors.push(thrownBy(() => batch.checkInside([planted], undefined, { matching: planted })));
  for (const said of [report, ...errors]) {
    assert.doesNotMatch(inspect(said, { depth: 9 }) + JSON.stringify(said), /Planted|9276308685|2008/);
  }
});

test("what is said of users shows none of them", () => {
  const [name, secret] = ["Plantedfamily", "Plantedsecret1"];
  const fields = ["userName", "givenName", "familyName", "emailAddress", "telephone", "verificationProvided", "roles", "status", "created", "lastLogin", "left"];
  const user = Object.fromEntries(fields.map((field) => [field, name]));
  const list = `${fields.join()}\n${fields.map(() => name).join()}\n${fields.map(() => name).join()}\n`;
  const report = access.audit(list);
  assert.ok(report.totals.some(({ code }) => code === "audit.duplicate"));
  const check = access.password.check(secret, { names: [name], previous: secret });
  assert.ok(check.findings.some(({ code }) => code === "password.unchanged"));
  const written = access.secret.checkVerification(`${name} ${secret}`, name, secret);
  assert.deepEqual(written.map(({ code }) => code), ["secret.answer_written", "secret.question_written"]);
  const errors = [
    () => UserRole.parse(secret),
    () => access.decide(secret, [secret]),
    () => access.decide("find_learner", [secret]),
    () => access.checkAccount({ [secret]: secret }),
    () => access.password.check([secret]),
    () => access.escalate([secret]),
    () => access.audit(`${secret}\n${secret}\n`),
    () => access.audit([secret]),
  ].map(thrownBy);
  for (const error of errors) assert.ok(error instanceof LrsError, String(error));
  const changed = access.checkChange(user, { ...user, givenName: secret, familyName: secret });
  for (const said of [report, access.audit([user, user]), access.checkAccount(user), changed, check, written, ...errors]) {
    assert.doesNotMatch(inspect(said, { depth: 9 }) + JSON.stringify(said), /Planted/);
  }
});

test("what is said of enrolment shows nothing that was handed over", () => {
  const { SharingLog } = enrolment;
  const text = "Plantedtext";
  const seen = { at: "2026-09-01T08:30:00Z", by: text, to: 1, noticeVersion: text };
  const log = SharingLog.append(SharingLog.of(), seen);
  assert.match(SharingLog.toJson(log), /Plantedtext/, "what is asked for is shown");
  const { findings } = SharingLog.replay({ ...log, changes: [seen, { ...seen, to: 0 }, seen] });
  assert.deepEqual(findings.map(({ code, record }) => [code, record]), [
    ["sharing_log.cannot_unsee", 2],
    ["sharing_log.notice_unseen", 2],
    ["sharing_log.unchanged", 3],
  ]);
  const errors = [
    () => SharingLog.append(log, { ...seen, to: 0 }),
    () => SharingLog.append(log, { ...seen, at: text }),
    () => SharingLog.append(log, { ...seen, [text]: text }),
    () => SharingLog.read(text),
    () => SharingLog.read(`["${text}"]`),
    () => SharingLog.continues(SharingLog.of(), log),
    () => enrolment.nextStep({ state: text }),
    () => enrolment.nextStep({ [text]: text }),
    () => enrolment.advance({}, text),
    () => enrolment.signUp({ kind: text }),
  ].map(thrownBy);
  for (const error of errors) assert.ok(error instanceof LrsError, String(error));
  for (const said of [...findings, ...errors]) {
    assert.doesNotMatch(inspect(said, { depth: 9 }) + JSON.stringify(said), /Planted/);
  }
});
