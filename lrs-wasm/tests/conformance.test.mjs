// The specification as data, in Node: every case on the whole package, and on each smaller build what it has.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as whole from "lrs-wasm";
import * as form from "lrs-wasm/form";

import { BUILDS, lacking } from "./builds.mjs";
import { counts, files, index } from "./files.mjs";
import { runAll } from "./vectors.mjs";

for (const [build, about] of Object.entries(BUILDS)) {
  test(`every vector holds on the build ${build}, and it has what it says`, async () => {
    const face = await import(build === "whole" ? "lrs-wasm" : `lrs-wasm/${build}`);
    const report = runAll(face, index, files);
    assert.deepEqual(report.failures, []);
    assert.deepEqual(report.missing, lacking(about, index));
    for (const [file, count] of Object.entries(report.ran)) assert.equal(count, counts[file], file);
    assert.equal(Object.keys(report.ran).length + report.missing.length, index.length, "no function was passed over");
  });
}

test("an error names the learner's field, and a number is taken only where it loses nothing", () => {
  const refused = [
    [() => whole.Uln.parse("1"), "uln.length", "uln"],
    [() => whole.Uln.parse(9276308686), "input.uln_number", "uln"],
    [() => whole.Postcode.parse("nowhere"), "postcode.shape", "lastKnownPostcode"],
    [() => whole.DateOfBirth.fromParts(12, 13, 2007), "date_of_birth.month", "dateOfBirth"],
    [() => whole.Gender.parse(3), "gender.unknown_code", "gender"],
    [() => whole.GivenName.parse(" "), "name.empty", "givenName"],
    [() => whole.FamilyName.parse(" "), "name.empty", "familyName"],
    [() => whole.EmailAddress.parse("none"), "email_address.none_word", "emailAddress"],
    [() => whole.AbilityToShare.changeTo(1, 0), "sharing.cannot_unsee", "abilityToShare"],
    [() => whole.VerificationType.parse(8), "verification.eight", "verificationType"],
    [() => whole.Ukprn.parse("1"), "ukprn.length", null],
  ];
  for (const [work, code, field] of refused) {
    const error = caught(work);
    assert.deepEqual([error.code, error.field], [code, field]);
  }
  assert.equal(whole.DateOfBirth.fromParts(12, 3, 2007), "2007-03-12");
  assert.equal(whole.Gender.parse(2), 2);
  const bytes = new TextEncoder().encode("FileVersion,UKPRN,GivenName\n2A,10000001,Jo\n");
  assert.deepEqual(whole.batch.check(bytes.buffer), whole.batch.check(bytes));
});

test("a register changes and ids stay; pictures show values only where they are asked for", () => {
  const one = { givenName: "Catherine", familyName: "Hartnell", dateOfBirth: "2007-03-12", lastKnownPostcode: "LS1 4AP" };
  const twin = { ...one, givenName: "Rowena" };
  const register = new whole.matching.Register([one]);
  assert.equal(register.insert(twin), 1);
  assert.equal(register.remove(0), true);
  assert.equal(register.remove(0), false);
  assert.equal(register.insert({ ...one, dateOfBirth: "spring" }), 2);
  assert.deepEqual([register.size, register.unread], [2, [{ id: 2, field: "dateOfBirth" }]]);
  assert.equal(register.find(twin).accepted, 1);
  assert.equal(caught(() => register.merge("9276308686", "1026893097")).code, "uln.check_digit");
  assert.ok(register.waterfall(twin, 1).startsWith("<svg"));
  assert.ok(!register.waterfall(twin, 1).includes("Hartnell") && register.waterfall(twin, 1, twin).includes("Hartnell"));
  assert.equal(register.waterfall(twin, 7), null);
  const again = whole.matching.Register.read(register.write());
  assert.deepEqual(again.find(twin), register.find(twin));
  again.free();
  register.free();
  assert.ok(!whole.matching.waterfall(one, twin).includes("Hartnell"));
  assert.ok(whole.matching.waterfall(one, twin, { showValues: true }).includes("Hartnell"));
});

test("a mail is read, judged and made to pass; spans count UTF-16 units", () => {
  const { breach } = whole;
  const data = new TextEncoder().encode("From: jo@example.org\r\nSubject: ULN\r\n\r\n\u{1F393} Amina Khan has the ULN 9276308686.");
  const mail = breach.EmailMessage.parse(data);
  assert.deepEqual(breach.EmailMessage.parse(data.buffer), mail);
  const report = breach.assess(mail);
  assert.deepEqual([report.verdict, report.breaches.map(({ kind }) => kind)], ["hold", ["uln_with_demographic"]]);
  const { evidence, evidenceCount, section } = report.breaches[0];
  assert.deepEqual([section, evidenceCount], ["guide, 1.4 (Security Requirements)", 2]);
  assert.deepEqual(evidence.map((one) => breach.value(one, mail)), ["Amina Khan", "9276308686"]);
  assert.deepEqual(evidence[0].span, { start: 3, end: 13 });
  assert.equal(breach.value(evidence[0], { body: "another" }), null);
  assert.equal(breach.value({ part: "body", span: { start: 0, end: 0.5 } }, mail), null);
  assert.equal(breach.redact(mail).report.verdict, "send");
  const roster = new breach.Roster([{ givenName: "Amina" }]);
  const thread = new breach.Thread();
  assert.equal(thread.assess(mail, { roster, hold: ["credentials"] }).verdict, "send");
  assert.deepEqual([roster.size, thread.size], [1, 1]);
  assert.throws(() => breach.assess(mail, { roster: [{ givenName: "Amina" }] }), TypeError);
  for (const odd of [null, undefined, 5, [], "text", { body: 5 }, { to: [null, 5] }]) {
    assert.ok(caught(() => breach.assess(odd)) instanceof whole.LrsError, String(odd));
  }
  for (const odd of [5, [], "text", { floor: -1 }, { holdunread: true }]) {
    assert.ok(caught(() => breach.assess(mail, odd)) instanceof whole.LrsError, String(odd));
  }
  roster.free();
  thread.free();
  assert.equal(breach.EntityKind.label("date_of_birth"), "a date of birth");
  assert.ok(caught(() => breach.EntityKind.label("shoe size")) instanceof whole.LrsError);
});

test("plans are taken from plain objects, and what is none is refused", () => {
  const { batch, LrsError } = whole;
  const held = { uln: "9276308686", givenName: "Catherine", familyName: "Hartnell", lastKnownPostcode: "LS1 4AP" };
  const policy = { ukprn: "10000001", hour: 9, minute: 30, today: "2026-09-01" };
  const plan = batch.planUpdate([held], [{ ...held, lastKnownPostcode: "EX4 9TR" }], policy);
  const [file] = plan.files;
  assert.ok(batch.write(file.learners, file).includes("LRB_10000001_010920260931.CSV"));
  const inside = batch.checkInside([held, held]);
  assert.deepEqual(inside.findings.map(({ code, record, otherRecord }) => [code, record, otherRecord]), [["batch.inside.repeated", 2, 1]]);
  for (const odd of [null, undefined, 5.5, [], "text", {}, [null], [5], { held }]) {
    assert.ok(caught(() => batch.planUpdate(odd, odd, odd)) instanceof LrsError, String(odd));
    assert.ok(caught(() => batch.planSearch([odd], policy)) instanceof LrsError, String(odd));
    assert.ok(caught(() => batch.planRestore([], [odd], policy)) instanceof LrsError, String(odd));
    assert.ok(caught(() => batch.way(odd, false)) instanceof LrsError, String(odd));
    assert.ok(caught(() => batch.checkInside([held], undefined, { maxCompared: odd ?? "x" })) instanceof LrsError, String(odd));
    const matching = odd === null || odd === undefined || JSON.stringify(odd) === "{}" ? "x" : odd;
    assert.ok(caught(() => batch.planRefresh([], { ...policy, matching })) instanceof LrsError, String(odd));
  }
});

test("users are taken from plain objects, and what is none is refused", () => {
  const { access, LrsError, UserRole } = whole;
  const user = { givenName: "Rhian", familyName: "Maddock", emailAddress: "rhian@example.org", roles: ["LRB Super User"] };
  assert.equal(access.audit([user]).superUsers, 1);
  const list = new TextEncoder().encode("Surname,Roles\nMaddock,Super User\n");
  assert.deepEqual(access.audit(list.buffer), access.audit(list));
  assert.deepEqual(access.decide("find_learner", [UserRole.parse("View Only")]).grantedBy, ["view_only_user"]);
  assert.equal(access.password.age("2026-09-01", { today: "2026-09-02" }).daysLeft, 43);
  for (const odd of [null, 5.5, [5], "text", { user }, Symbol("x"), () => {}]) {
    const calls = [
      () => access.permissions(odd),
      () => access.decide(odd, odd),
      () => access.checkAccount(odd, odd),
      () => access.checkChange(odd, odd),
      () => access.password.age(odd, odd),
      () => access.recover(odd),
      () => access.escalate([odd]),
      () => access.audit(odd, odd),
      () => access.audit([odd]),
    ];
    for (const work of calls) assert.ok(caught(work) instanceof LrsError, `${String(odd)}: ${work}`);
  }
});

test("enrolment is taken from plain objects, and what is none is refused", () => {
  const { enrolment, LrsError } = whole;
  const { SharingLog } = enrolment;
  assert.equal(enrolment.nextStep().step.code, "ask_for_uln");
  const at = new Date("2026-09-01T08:30:00Z");
  const log = SharingLog.append(SharingLog.of(1), { at, by: "r.maddock", to: 2, noticeVersion: "2025-08" });
  assert.equal(log.changes[0].at, "2026-09-01T08:30:00Z");
  assert.equal(SharingLog.replay(log, { at: new Date("2026-09-01T08:29:59Z") }).state, 1);
  assert.deepEqual(SharingLog.read(new TextEncoder().encode(SharingLog.toJson(log)).buffer), log);
  assert.equal(SharingLog.continues(log, SharingLog.of(1)), null);
  for (const odd of [null, 5.5, [5], "text", { log }, Symbol("x"), () => {}]) {
    const calls = [
      () => enrolment.signUp(odd),
      () => enrolment.nextStep(odd),
      () => enrolment.advance(odd, "has_no_uln"),
      () => enrolment.advance({}, odd),
      () => SharingLog.append(odd, log.changes[0]),
      () => SharingLog.append(log, odd),
      () => SharingLog.replay(odd),
      () => SharingLog.replay(log, odd),
      () => SharingLog.continues(log, odd),
      () => SharingLog.read(odd),
      () => SharingLog.toJson(odd),
    ];
    for (const work of calls) assert.ok(caught(work) instanceof LrsError, `${String(odd)}: ${work}`);
  }
});

test("data challenges are taken from plain objects, and what is none is refused", () => {
  const { breach, challenge, LrsError, matching } = whole;
  const learners = ["Amina", "Rhys"].map((givenName) => ({ uln: "9276308686", givenName }));
  const [conflict] = matching.conflicts(learners, [0, 1]);
  const draft = challenge.fromConflict(conflict, learners.values());
  assert.deepEqual(draft, { kind: "shared_uln", learners });
  const form = challenge.compose({ ...draft, explanation: "Rhys was enrolled under it.", proposed: null, isOwnIlr: undefined });
  assert.match(form.comments, /Learner 2: Rhys\.\nRhys was enrolled/);
  const mail = { subject: "Data challenge reference DC-9276308686-01", body: form.comments };
  assert.ok(breach.assess(mail).breaches.some(({ kind }) => kind === "challenge_reference_with_details"));
  assert.equal(challenge.advance("submitted", "find"), "open");
  assert.deepEqual(challenge.status("open", false).next, ["ask_for_information", "resolve", "close"]);
  for (const odd of [null, 5.5, "text", { draft }]) {
    assert.ok(caught(() => challenge.fromConflict(conflict, [odd])) instanceof LrsError, String(odd));
  }
  const kind = "shared_before";
  for (const odd of [null, 5.5, [5], "text", { draft }, Symbol("x"), () => {}]) {
    const calls = [
      () => challenge.route(odd),
      () => challenge.route({ problem: odd }),
      () => challenge.check(odd),
      () => challenge.check({ kind, learners: [odd] }),
      () => challenge.check({ kind, qualifications: [odd] }),
      () => challenge.compose({ kind, transferTo: odd ?? 5 }),
      () => challenge.fromConflict(odd, learners),
      () => challenge.status(odd),
      () => challenge.advance("open", odd),
    ];
    for (const work of calls) assert.ok(caught(work) instanceof LrsError, `${String(odd)}: ${work}`);
  }
});

function caught(work) {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
