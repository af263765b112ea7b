"""Walk through a term of a small college: each job that the LRS brings, in the order in which it comes.

    python college_day.py [FOLDER]

Users are reviewed, learners enrol, a batch is sent, its exceptions are worked, a data challenge is raised, the ability to
share is recorded, and a Personal Learning Record is printed. FOLDER holds what the college has; where none is named it is
`examples/data/college_day`, whose learners are invented. Each job is done on a day of its own that stands beside it, so
that the program says the same on every day. No value of a learner is shown but where the job is to show it: in the text of
a data challenge, and in the report of a record. Nothing is sent or written anywhere. The exit code is 0, or 2 where
something could not be read.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

from lrs import AbilityToShare, BatchPolicy, CheckPolicy, Finding, LearnerDraft, LrsError
from lrs import access, batch, challenge, enrolment, learner, matching, plr
from lrs.enrolment import SharingChange, SharingLog, SharingPolicy

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "college_day"
# The college's own number and name.
UKPRN = "10009999"
COLLEGE = "Ashdale College"


def main(folder: Path) -> None:
    """Go through the term."""
    print(f"A term at {COLLEGE}")
    review_users(folder)
    to_register = enrol(folder)
    sent = send_batch(folder, to_register)
    ulns = work_exceptions(folder, sent)
    raise_challenges(folder, sent, ulns)
    ability_to_share = record_sharing(folder)
    print_record(folder, ability_to_share)


def review_users(folder: Path) -> None:
    """Review once a year who has an account for the portal."""
    today = "2026-09-01"
    heading("Users are reviewed", today)
    report = access.audit(folder / "users.csv", access.AuditPolicy(today=today))
    print(f"{report.users} accounts, {report.super_users} Super Users who can do their job.")
    for finding in report.findings:
        place = "the list" if finding.line is None else f"line {finding.line}"
        say(place, finding)


def enrol(folder: Path) -> list[LearnerDraft]:
    """Take each learner who comes through enrolment as far as it goes. Give those who need a ULN."""
    today = "2026-09-03"
    heading("Learners enrol", today)
    policy = BatchPolicy(today=today)
    # The LRS cannot be asked here: a register of what it holds answers in its place.
    held = matching.Register(batch.read(folder / "register.csv", policy))
    to_register, to_update = [], 0
    for arrival in batch.read(folder / "arrivals.csv", policy):
        print(arrival.mis_identifier)
        check = learner.check(arrival, CheckPolicy(today=today))
        for finding in check.findings:
            print(f"  {finding.severity}: {finding.message}")
        for repair in check.repairs:
            if repair.applied:
                print(f"  put right: {repair.message}")
        if not check.is_ready:
            print("  The learner is asked before anything is searched for.")
            continue
        draft = LearnerDraft.from_dict(check.learner.to_dict())
        step = walk(draft, held)
        if step == "register":
            to_register.append(draft)
        elif step == "update_details":
            to_update += 1
    for reason in batch.way(to_update, is_linked=False).reasons:
        say("to update", reason)
    return to_register


def walk(draft: LearnerDraft, held: matching.Register) -> str:
    """Do one step after the other until one cannot be done at once. Give that one."""
    situation = enrolment.Situation()
    while True:
        following = enrolment.next_step(situation)
        event, notes = do_step(following, draft, held)
        if event is None:
            print(f"  Next: {following.step.sentence}")
            for reason in following.reasons:
                print(f"    {reason.message}")
            return following.step.code
        happens = next(one.sentence for one in following.events if one.code == event)
        print(f"  {following.step.sentence} {happens}")
        for note in notes:
            print(f"    {note}")
        situation = enrolment.advance(situation, event)


def do_step(
    following: enrolment.NextStep, draft: LearnerDraft, held: matching.Register
) -> tuple[str | None, list[str]]:
    """Do what comes next, and give what happened, with notes; None where it waits."""
    step = following.step.code
    if step == "ask_for_uln":
        return "gives_uln" if draft.uln else "has_no_uln", []
    if step == "verify_identity":
        return "identity_later" if draft.verification_type in ("", "0") else "identity_verified", []
    if step == "show_notice":
        return {"1": "shares", "2": "opts_out"}.get(draft.ability_to_share, "emergency"), []
    if step in ("search_by_uln", "search_by_details"):
        return search(draft, following.mandatory, held)
    if step == "try_tip":
        return search_by_tips(draft, following.mandatory, held)
    # In the sample each learner says yes, and is told.
    return {"check_with_learner": "is_this_learner", "tell_learner": "learner_told"}.get(step), []


def search(draft: LearnerDraft, asked: tuple[str, ...], held: matching.Register) -> tuple[str, list[str]]:
    """Search by the details that are asked for. The notes say what to ask where it is not certain who was found."""
    found = held.find({name: getattr(draft, name) for name in asked})
    event = {
        "exact": "found",
        "possible": "found_possible",
        "too_many": "found_too_many",
        "none": "found_nobody",
    }[found.outcome]
    likeliest = found.candidates[:1] if event == "found_possible" else []
    return event, [question.message for candidate in likeliest for question in candidate.report.questions]


def search_by_tips(draft: LearnerDraft, asked: tuple[str, ...], held: matching.Register) -> tuple[str, list[str]]:
    """Search by the guide's tips, in their order, until one finds somebody."""
    variants = matching.search_variants(draft)
    for variant in variants:
        event, notes = search(variant.draft, asked, held)
        if event != "found_nobody":
            return event, [variant.message, *notes]
    return "tips_exhausted", [f"{len(variants)} other searches were tried."]


def send_batch(folder: Path, to_register: list[LearnerDraft]) -> list[LearnerDraft]:
    """Write the learners who need a ULN into files that the LRS takes, and check each before it goes. Give them back."""
    today = "2026-09-07"
    heading("A batch is sent", today)
    learners = [*batch.read(folder / "class.csv", BatchPolicy(today=today)), *to_register]
    for reason in batch.way(len(learners), is_linked=False).reasons:
        say("to register", reason)
    for part in batch.split(len(learners), UKPRN, today, 9, 30).parts:
        file = batch.write(learners[part.start : part.start + part.count], part.file_name, UKPRN)
        report = batch.check(file, BatchPolicy(today=today, file_name=part.file_name, ukprn=UKPRN))
        print(f"{part.file_name}: {report.ready} of {report.records} learners are ready.")
        for total in report.totals:
            print(f"  {total.count} × {total.severity}: {total.message}")
    files = len(batch.split(12_000, UKPRN, today, 9, 30).parts)
    print(f"A college of 12,000 learners would send {files} files.")
    return learners


def work_exceptions(folder: Path, sent: list[LearnerDraft]) -> dict[str, str]:
    """Hold the output against what was sent, and say what is left to do and by when.

    Give the ULNs for the college's own system, by its keys.
    """
    today = "2026-10-16"
    heading("Exceptions are worked", today)
    report = batch.outcome(folder / "output.csv", batch.OutcomePolicy(uploaded="2026-09-07", today=today), sent)
    print(f"{report.records} answers: {report.successful} successful, {report.exceptions} exceptions.")
    steps = {exception.code: exception.next_step for exception in report.queue}
    for total in report.codes:
        print(f"  {total.count} × {total.code}: {total.meaning or 'what it means is not published'}")
        if total.code in steps:
            print(f"    Do: {steps[total.code].sentence}")
    for exception in report.queue:
        when = f"By {exception.deadline}, in {exception.days_left} days ({exception.urgency})"
        print(f"{when}: {exception.mis_identifier}, {exception.code}")
    for record in report.reconciled.missing if report.reconciled else ():
        print(f"Record {record} of what was sent has no answer.")
    print(f"{len(report.ulns)} ULNs go to the college's own system.")
    return {carried.mis_identifier: str(carried.uln) for carried in report.ulns}


def raise_challenges(folder: Path, sent: list[LearnerDraft], ulns: dict[str, str]) -> None:
    """Find ULNs that contradict one another, in what came back and what the college has of last year."""
    today = "2026-11-02"
    heading("A data challenge is raised", today)
    learners = [with_uln(one, ulns.get(one.mis_identifier, one.uln)) for one in sent]
    learners += batch.read(folder / "last_year.csv", BatchPolicy(today=today))
    clusters = matching.cluster(matching.dedupe(learners), len(learners))
    for conflict in matching.conflicts(learners, clusters):
        keys = ", ".join(learners[place].mis_identifier for place in conflict.records)
        print(f"{keys}: {conflict.message}")
        print(f"  Do: {conflict.remedy}")
        # The older ULN stands on the learner's certificates.
        older = learners[conflict.records[-1]]
        raise_challenge(challenge.from_conflict(conflict, learners), older.uln)


def raise_challenge(draft: challenge.ChallengeDraft, master_uln: str) -> None:
    """Say which way it goes and what is missing, put that in, and write the text for the portal."""
    route = challenge.route(draft.kind)
    for reason in route.reasons:
        print(f"Which way: {reason.message}")
    for missing in challenge.check(draft).findings:
        print(f"Still missing: {missing.message}")
    form = challenge.compose(completed(draft, master_uln))
    for missing in form.check.findings:
        print(f"Still missing: {missing.message}")
    print(f"{form.challenge.group}: {form.challenge.enquiry}, {form.challenge.problem}")
    for line in form.comments.splitlines():
        print(f"  > {line}")
    for number, step in enumerate(route.steps, start=1):
        print(f"  {number}. {step.sentence}")
    for reminder in form.reminders:
        print(f"Mind: {reminder.message}")


def completed(draft: challenge.ChallengeDraft, master_uln: str) -> challenge.ChallengeDraft:
    """Put in what only people know."""
    return dataclasses.replace(
        draft,
        master_uln=master_uln,
        difference_reason="The learner has moved and has lived at both addresses",
        contact_name="Rhian Maddock",
        contact_email_address="rhian.maddock@example.org",
        contact_telephone="01632 960001",
    )


def record_sharing(folder: Path) -> AbilityToShare | None:
    """Add to the log of a learner's ability to share, which refuses what cannot be, and play it. Give what holds now."""
    heading("The ability to share is recorded", "2026-11-02")
    log = SharingLog.read(folder / "sharing.json")
    try:
        log = log.append(SharingChange(at="2026-11-02T09:15:00Z", by="m.tan", to=0))
    except LrsError as error:
        print(f"Refused: {error}")
    log = log.append(SharingChange(at="2026-11-02T11:40:00Z", by="r.maddock", to=1, notice_version="2026-10"))
    for day in ("2026-09-30", "2026-10-31", "2026-11-09"):
        played = log.replay(SharingPolicy(at=f"{day}T12:00:00Z"))
        if played.state is not None and played.since is not None:
            state = f"ability to share {played.state.value}, since {played.since.date()}"
            print(f"On {day}: {state}, notice {played.notice_version or 'none'}.")
        for finding in played.findings:
            print(f"  {finding.severity}: {finding.message}")
    return log.replay().state


def print_record(folder: Path, ability_to_share: AbilityToShare | None) -> None:
    """Print a report of a record: the learner has asked for it."""
    today = "2026-11-09"
    heading("A record is printed", today)
    record = plr.read(folder / "record.xml")
    request = plr.PlrRequest(
        roles=["learner_record"], has_searched=True, has_seen_privacy_notice=True, ability_to_share=ability_to_share
    )
    for reason in plr.view(record.events, request).reasons:
        print(reason.message)
    head = {"given_name": "Bethan", "family_name": "Pryce", "uln": record.found_uln, "provider": COLLEGE, "today": today}
    report = plr.report(record.events, request, head)
    print(f"{report.name}, ULN {report.uln}. {report.provider}, {report.date}")
    for entry in report.entries:
        shown = (entry.subject, entry.level, entry.grade, entry.source, entry.start_date, entry.end_date, entry.award_date)
        print("  " + " | ".join(text or "-" for text in shown))
        why = [reason.message for reason in plr.why_blank(record.events[entry.event]) if reason.field == "grade"]
        if why:
            print("    No grade? " + " ".join(why))


def with_uln(draft: LearnerDraft, uln: str) -> LearnerDraft:
    return LearnerDraft.from_dict({**draft.to_dict(), "uln": uln})


def heading(words: str, day: str) -> None:
    """Say which job comes next."""
    print(f"\n{words}, {day}\n")


def say(place: str, finding: Finding) -> None:
    """Say how much a finding matters, where it stands, what is wrong, and what to do."""
    print(f"{finding.severity}, {place}: {finding.message}")
    print(f"  Do: {finding.remedy}")


if __name__ == "__main__":
    # A Windows console or a pipe may have another encoding than UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
    except (OSError, LrsError) as error:
        print(f"college_day: {error}", file=sys.stderr)
        sys.exit(2)
