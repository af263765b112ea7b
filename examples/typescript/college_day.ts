/**
 * Walks through a term of a small college: each job that the LRS brings, in the order in which it comes.
 *
 *     node college_day.js [FOLDER]
 *
 * Users are reviewed, learners enrol, a batch is sent, its exceptions are worked, a data challenge is raised, the ability to
 * share is recorded, and a Personal Learning Record is printed. FOLDER holds what the college has; where none is named it is
 * `examples/data/college_day`, whose learners are invented. Each job is done on a day of its own that stands beside it, so
 * that the program says the same on every day. No value of a learner is shown but where the job is to show it: in the text of
 * a data challenge, and in the report of a record. Nothing is sent or written anywhere. The exit code is 0, or 2 where
 * something could not be read.
 *
 * `cargo xtask wasm` makes the JavaScript, `lrs-wasm/dist/examples/college_day.js`.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { LrsError, access, batch, challenge, enrolment, learner, matching, plr } from "lrs-wasm";
import type {
  AbilityToShare, ChallengeDraft, EnrolmentEvent, EnrolmentNextStep, EnrolmentStep, Field, Finding, LearnerDraft, Register,
} from "lrs-wasm";

/** As seen from `lrs-wasm/dist/examples`. */
const SAMPLE = fileURLToPath(new URL("../../../examples/data/college_day/", import.meta.url));
/** The college's own number and name. */
const UKPRN = "10009999";
const COLLEGE = "Ashdale College";

/** A file cannot be read: why, in words. */
class Unusable extends Error {}

/** Goes through the term. */
function term(folder: string): void {
  print(`A term at ${COLLEGE}`);
  reviewUsers(folder);
  const toRegister = enrol(folder);
  const sent = sendBatch(folder, toRegister);
  const ulns = workExceptions(folder, sent);
  raiseChallenges(folder, sent, ulns);
  const abilityToShare = recordSharing(folder);
  printRecord(folder, abilityToShare);
}

/** Reviews once a year who has an account for the portal. */
function reviewUsers(folder: string): void {
  const today = heading("Users are reviewed", "2026-09-01");
  const report = access.audit(read(folder, "users.csv"), { today });
  print(`${report.users} accounts, ${report.superUsers} Super Users who can do their job.`);
  for (const finding of report.findings) say(finding.line === null ? "the list" : `line ${finding.line}`, finding);
}

/** Takes each learner who comes through enrolment as far as it goes. Gives those who need a ULN. */
function enrol(folder: string): LearnerDraft[] {
  const today = heading("Learners enrol", "2026-09-03");
  // The LRS cannot be asked here: a register of what it holds answers in its place.
  const held = new matching.Register(batch.read(read(folder, "register.csv"), { today }));
  const toRegister: LearnerDraft[] = [];
  let toUpdate = 0;
  for (const arrival of batch.read(read(folder, "arrivals.csv"), { today })) {
    print(key(arrival));
    const check = learner.check(arrival, { today });
    for (const { severity, message } of check.findings) print(`  ${severity}: ${message}`);
    for (const { message, applied } of check.repairs) if (applied) print(`  put right: ${message}`);
    if (!check.isReady) {
      print("  The learner is asked before anything is searched for.");
      continue;
    }
    const step = walk(check.learner, held);
    if (step === "register") toRegister.push(check.learner);
    if (step === "update_details") toUpdate += 1;
  }
  held.free();
  for (const reason of batch.way(toUpdate, false).reasons) say("to update", reason);
  return toRegister;
}

/** Does one step after the other until one cannot be done at once. Gives that one. */
function walk(draft: LearnerDraft, held: Register): EnrolmentStep {
  let situation = {};
  for (;;) {
    const next = enrolment.nextStep(situation);
    const done = doStep(next, draft, held);
    if (done === null) {
      print(`  Next: ${next.step.sentence}`);
      for (const { message } of next.reasons) print(`    ${message}`);
      return next.step.code;
    }
    const happens = next.events.find(({ code }) => code === done.event);
    print(`  ${next.step.sentence} ${happens?.sentence}`);
    for (const note of done.notes) print(`    ${note}`);
    situation = enrolment.advance(situation, done.event);
  }
}

/** What happened when a step was done. */
interface Done {
  readonly event: EnrolmentEvent;
  readonly notes: readonly string[];
}

/** Does what comes next; `null` where it waits. */
function doStep({ step, mandatory }: EnrolmentNextStep, draft: LearnerDraft, held: Register): Done | null {
  const done = (event: EnrolmentEvent): Done => ({ event, notes: [] });
  switch (step.code) {
    case "ask_for_uln":
      return done(draft.uln ? "gives_uln" : "has_no_uln");
    case "verify_identity":
      return done(draft.verificationType ? "identity_verified" : "identity_later");
    case "show_notice":
      return done(draft.abilityToShare === 1 ? "shares" : draft.abilityToShare === 2 ? "opts_out" : "emergency");
    case "search_by_uln":
    case "search_by_details":
      return search(draft, mandatory, held);
    case "try_tip":
      return searchByTips(draft, mandatory, held);
    // In the sample each learner says yes, and is told.
    case "check_with_learner":
      return done("is_this_learner");
    case "tell_learner":
      return done("learner_told");
    default:
      return null;
  }
}

/** Searches by the details that are asked for. The notes say what to ask where it is not certain who was found. */
function search(draft: LearnerDraft, asked: readonly Field[], held: Register): Done {
  const { outcome, candidates } = held.find(Object.fromEntries(asked.map((field) => [field, draft[field]])));
  const events = { exact: "found", possible: "found_possible", too_many: "found_too_many", none: "found_nobody" } as const;
  const questions = outcome === "possible" ? (candidates[0]?.report.questions ?? []) : [];
  return { event: events[outcome], notes: questions.map(({ message }) => message) };
}

/** Searches by the guide's tips, in their order, until one finds somebody. */
function searchByTips(draft: LearnerDraft, asked: readonly Field[], held: Register): Done {
  const variants = matching.searchVariants(draft);
  for (const variant of variants) {
    const { event, notes } = search(variant.draft, asked, held);
    if (event !== "found_nobody") return { event, notes: [variant.message, ...notes] };
  }
  return { event: "tips_exhausted", notes: [`${variants.length} other searches were tried.`] };
}

/** Writes the learners who need a ULN into files that the LRS takes, and checks each before it goes. Gives them back. */
function sendBatch(folder: string, toRegister: readonly LearnerDraft[]): LearnerDraft[] {
  const today = heading("A batch is sent", "2026-09-07");
  const learners = [...batch.read(read(folder, "class.csv"), { today }), ...toRegister];
  for (const reason of batch.way(learners.length, false).reasons) say("to register", reason);
  const now = { ukprn: UKPRN, date: today, hour: 9, minute: 30 };
  for (const { start, count, fileName } of batch.split(learners.length, now).parts) {
    const file = batch.write(learners.slice(start, start + count), { fileName, ukprn: UKPRN });
    const report = batch.check(file, { today, fileName, ukprn: UKPRN });
    print(`${fileName}: ${report.ready} of ${report.records} learners are ready.`);
    for (const total of report.totals) print(`  ${total.count} × ${total.severity}: ${total.message}`);
  }
  const files = batch.split(12_000, now).parts.length;
  print(`A college of 12,000 learners would send ${files} files.`);
  return learners;
}

/**
 * Holds the output against what was sent, and says what is left to do and by when. Gives the ULNs for the college's own
 * system, by its keys.
 */
function workExceptions(folder: string, sent: readonly LearnerDraft[]): Map<string, string> {
  const today = heading("Exceptions are worked", "2026-10-16");
  const uploaded = "2026-09-07";
  const file = batch.write(sent, { fileName: batch.fileName(UKPRN, uploaded, 9, 31) ?? "", ukprn: UKPRN });
  const report = batch.outcome(read(folder, "output.csv"), { uploaded, today, sent: file });
  print(`${report.records} answers: ${report.successful} successful, ${report.exceptions} exceptions.`);
  for (const { code, count, meaning } of report.codes) {
    print(`  ${count} × ${code}: ${meaning ?? "what it means is not published"}`);
    const exception = report.queue.find((exception) => exception.code === code);
    if (exception !== undefined) print(`    Do: ${exception.nextStep.sentence}`);
  }
  for (const { deadline, daysLeft, urgency, misIdentifier, code } of report.queue) {
    print(`By ${deadline}, in ${daysLeft} days (${urgency}): ${misIdentifier}, ${code}`);
  }
  for (const record of report.reconciled?.missing ?? []) print(`Record ${record} of what was sent has no answer.`);
  print(`${report.ulns.length} ULNs go to the college's own system.`);
  return new Map(report.ulns.map(({ misIdentifier, uln }) => [misIdentifier, uln]));
}

/** Finds ULNs that contradict one another, in what came back and what the college has of last year. */
function raiseChallenges(folder: string, sent: readonly LearnerDraft[], ulns: ReadonlyMap<string, string>): void {
  const today = heading("A data challenge is raised", "2026-11-02");
  const now = sent.map((learner) => ({ ...learner, uln: ulns.get(key(learner)) ?? learner.uln ?? null }));
  const learners = [...now, ...batch.read(read(folder, "last_year.csv"), { today })];
  const clusters = matching.cluster(matching.dedupe(learners), learners.length);
  for (const conflict of matching.conflicts(learners, clusters)) {
    const keys = conflict.records.map((place) => key(learners[place] ?? {}));
    print(`${keys.join(", ")}: ${conflict.message}`);
    print(`  Do: ${conflict.remedy}`);
    // The older ULN stands on the learner's certificates.
    const older = learners[conflict.records.at(-1) ?? 0];
    raiseChallenge(challenge.fromConflict(conflict, learners), older?.uln ?? null);
  }
}

/** Says which way it goes and what is missing, puts that in, and writes the text for the portal. */
function raiseChallenge(draft: ChallengeDraft, masterUln: string | null): void {
  const route = challenge.route({ problem: draft.kind });
  for (const { message } of route.reasons) print(`Which way: ${message}`);
  for (const { message } of challenge.check(draft).findings) print(`Still missing: ${message}`);
  const form = challenge.compose(completed(draft, masterUln));
  for (const { message } of form.check.findings) print(`Still missing: ${message}`);
  print(`${form.challenge.group}: ${form.challenge.enquiry}, ${form.challenge.problem}`);
  for (const line of form.comments.split("\n")) print(`  > ${line}`);
  for (const [place, { sentence }] of route.steps.entries()) print(`  ${place + 1}. ${sentence}`);
  for (const { message } of form.reminders) print(`Mind: ${message}`);
}

/** Puts in what only people know. */
function completed(draft: ChallengeDraft, masterUln: string | null): ChallengeDraft {
  return {
    ...draft,
    masterUln,
    differenceReason: "The learner has moved and has lived at both addresses",
    contactName: "Rhian Maddock",
    contactEmailAddress: "rhian.maddock@example.org",
    contactTelephone: "01632 960001",
  };
}

/** Adds to the log of a learner's ability to share, which refuses what cannot be, and plays it. Gives what holds now. */
function recordSharing(folder: string): AbilityToShare | null {
  heading("The ability to share is recorded", "2026-11-02");
  const { append, replay } = enrolment.SharingLog;
  let log = enrolment.SharingLog.read(read(folder, "sharing.json"));
  try {
    log = append(log, { at: "2026-11-02T09:15:00Z", by: "m.tan", to: 0 });
  } catch (error) {
    if (!(error instanceof LrsError)) throw error;
    print(`Refused: ${error.message}`);
  }
  log = append(log, { at: "2026-11-02T11:40:00Z", by: "r.maddock", to: 1, noticeVersion: "2026-10" });
  for (const day of ["2026-09-30", "2026-10-31", "2026-11-09"]) {
    const { state, since, noticeVersion, findings } = replay(log, { at: `${day}T12:00:00Z` });
    if (state !== null && since !== null) {
      print(`On ${day}: ability to share ${state}, since ${since.slice(0, 10)}, notice ${noticeVersion ?? "none"}.`);
    }
    for (const { severity, message } of findings) print(`  ${severity}: ${message}`);
  }
  return replay(log).state;
}

/** Prints a report of a record: the learner has asked for it. */
function printRecord(folder: string, abilityToShare: AbilityToShare | null): void {
  const today = heading("A record is printed", "2026-11-09");
  const { events, foundUln } = plr.read(read(folder, "record.xml"));
  const request = { roles: ["learner_record"], hasSearched: true, hasSeenPrivacyNotice: true, abilityToShare };
  for (const { message } of plr.view(events, request).reasons) print(message);
  const head = { givenName: "Bethan", familyName: "Pryce", uln: foundUln, provider: COLLEGE, today };
  const report = plr.report(events, request, head);
  print(`${report.name}, ULN ${report.uln}. ${report.provider}, ${report.date}`);
  for (const { event, subject, level, grade, source, startDate, endDate, awardDate } of report.entries) {
    const shown = [subject, level, grade, source, startDate, endDate, awardDate];
    print(`  ${shown.map((text) => text ?? "-").join(" | ")}`);
    const reasons = plr.whyBlank(events[event] ?? {}).filter(({ field }) => field === "grade");
    if (reasons.length > 0) print(`    No grade? ${reasons.map(({ message }) => message).join(" ")}`);
  }
}

/** The college's own key of a learner. */
function key(learner: LearnerDraft): string {
  return learner.misIdentifier ?? "";
}

/** The bytes of one of the college's files. */
function read(folder: string, name: string): Uint8Array {
  const path = join(folder, name);
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown";
    throw new Unusable(`${path}: the system refuses (${code})`);
  }
}

/** Says which job comes next, and gives its day. */
function heading(words: string, day: string): string {
  print(`\n${words}, ${day}\n`);
  return day;
}

/** Says how much a finding matters, where it stands, what is wrong, and what to do. */
function say(place: string, { severity, message, remedy }: Finding): void {
  print(`${severity}, ${place}: ${message}`);
  print(`  Do: ${remedy}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  term(process.argv[2] ?? SAMPLE);
} catch (error) {
  if (!(error instanceof Unusable || error instanceof LrsError)) throw error;
  process.stderr.write(`college_day: ${error.message}\n`);
  process.exitCode = 2;
}
