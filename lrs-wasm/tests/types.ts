// Read by the compiler alone: what the hand-written types must take, and what they must refuse.

import { LrsError, Uln, UserRole, access, batch, breach, challenge, enrolment, init, matching, plr } from "lrs-wasm";
import type {
  AuditReport, BatchReport, BreachPolicy, BreachReport, ChallengeState, Corrected, EmailMessage, Field, Finding, InsidePolicy, MatchModel,
  MatchPolicy, PlanPolicy, UlnRepair,
} from "lrs-wasm";
import * as form from "lrs-wasm/form";

const loaded: Promise<void> = init();

const uln: Uln = Uln.parse("9276308686");
const asText: string = uln;
const digit: number | null = Uln.checkDigit("927630868");
const repairs: UlnRepair[] = Uln.repairs("927 630 8686");
const again: Uln | undefined = repairs[0]?.to;
const same: form.Uln = uln;

const model: MatchModel = matching.MatchModel.estimate([{ familyName: "Hartnell" }]);
const policy: MatchPolicy = { model: matching.MatchModel.fromJson(model), accept: 0.99 };
const labels: number[] = matching.cluster(matching.dedupe([], policy), 0, -2);

const mail: EmailMessage = breach.EmailMessage.parse(new Uint8Array(), { parts: 50 });
const roster = new breach.Roster([{ familyName: "Hartnell" }]);
const judged: BreachReport = breach.assess({ subject: "Exams", attachments: [{ name: "list.zip" }] }, { roster });
const values: (string | null)[] = judged.breaches.flatMap(({ evidence }) => evidence.map((one) => breach.value(one, mail)));
const removed: number | undefined = breach.redact(mail, { holdUnread: true }).removed.date_of_birth;
const advised: string[] = new breach.Thread().assess(mail).advice.map(({ code }) => code);

const report: BatchReport = batch.check(new Blob([]), {}, ({ bytes, records }) => bytes < 100 || records < 10);
const counts: Corrected | null = new batch.Checker((most) => new Uint8Array(most)).correct("", { holdBack: true }).finish();
const name: string | null | undefined = new batch.BatchReader("").next()?.learner.givenName;

// @ts-expect-error A file is no number.
new batch.Checker(1);
const record = plr.read('[{"id": 1}]', { maxEvents: 10 });
const shown: number[] = plr.view(record.events, { roles: ["learner_record"], abilityToShare: 1 }).shown;
const sorted: number[] = plr.sort([{ id: 1, credits: "2" }], "award_date", "descending");
const listed: (string | null)[] = plr.report(record.events, { isLearner: true }, { ticked: shown }).entries.map((one) => one.grade);
const may: boolean = access.decide("find_learner", ["LRB Online User"], [UserRole.parse("online_user")]).isAllowed;
const asked: string = enrolment.nextStep({ state: "not_found", abilityToShare: 1 }).step.sentence;
const sharing: 0 | 1 | 2 | null = enrolment.SharingLog.replay(
  enrolment.SharingLog.append(enrolment.SharingLog.of(), { at: new Date(), by: "r.maddock", to: 0 }),
).state;
const audited: AuditReport = access.audit([{ givenName: "Rhian", roles: ["LRB Super User"] }], { dormantDays: 90 });
const way: string = challenge.route({ problem: "wrong_name", isUlnShared: true }).way;
const lacking: (string | null)[] = challenge.check({ kind: "demerge_uln", learners: [{ uln: "9276308686" }] }).findings.map(({ field }) => field);
const after: ChallengeState = challenge.advance(challenge.status("open").state, "withdraw");
// @ts-expect-error A qualification that is missing is no data challenge.
challenge.check({ kind: "qualification_missing" });
// @ts-expect-error No action has this name.
access.decide("fly", []);

const ready: number = batch.checkLearners([{ givenName: "Jo" }], { today: "2026-09-01" }).ready;
const plan: PlanPolicy = { ukprn: "10000001", hour: 9, minute: 30, matching: policy };
const inside: InsidePolicy = { matching: { accept: 0.99 } };
const label: string = breach.EntityKind.label("uln");

// @ts-expect-error No breach has this name.
const held: BreachPolicy = { hold: ["theft"] };
// @ts-expect-error Learners are handed over as a roster.
const known: BreachPolicy = { roster: [{ familyName: "Hartnell" }] };
// @ts-expect-error A text is no model until it is read.
const unread: MatchPolicy = { model: "{}" };
// @ts-expect-error A text is no ULN until it is parsed.
const unparsed: Uln = "9276308686";
// @ts-expect-error A ULN is never a number.
Uln.parse(9276308686);
// @ts-expect-error No field has this name.
const field: Field = "surname";

function describe(error: unknown, finding: Finding): string {
  return error instanceof LrsError ? error.code + (error.field ?? "") + error.section : finding.formText;
}

export {
  advised, after, again, asText, asked, audited, counts, describe, digit, field, held, inside, known, label, labels,
  lacking, listed, loaded, may, name, plan, policy, ready, removed, report, same, sharing, sorted, unparsed, unread,
  values, way,
};
