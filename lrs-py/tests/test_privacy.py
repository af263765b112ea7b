"""Plant values and look for them where nobody asked: reprs, exceptions, tracebacks."""

from __future__ import annotations

import dataclasses
import json
import traceback
from typing import TYPE_CHECKING, Any

import pytest

import lrs

if TYPE_CHECKING:
    from collections.abc import Callable

PLANTED = {
    "uln": "9276308686",
    "given_name": "Plantedgiven",
    "family_name": "Plantedfamily",
    "date_of_birth": "2008-04-13",
    "last_known_postcode": "ZE1 0AA",
    "email_address": "planted@example.org",
    "notes": "Plantednote",
}


def shown(text: str) -> list[str]:
    """Name the planted values that a text shows."""
    return [name for name, value in PLANTED.items() if value in text]


def test_the_search_finds_what_is_there() -> None:
    """Else every test here would pass."""
    assert shown(f"{PLANTED}") == list(PLANTED)


def test_reprs_of_what_holds_a_learner() -> None:
    """A draft and the values, one by one, in a list and in an f-string with `!r`."""
    draft = lrs.LearnerDraft(**PLANTED)
    check = lrs.learner.check({**PLANTED, "uln": "927 630 8686"}, lrs.CheckPolicy(today="2026-09-01"))
    held: list[object] = [
        draft,
        lrs.Uln(PLANTED["uln"]),
        lrs.GivenName(PLANTED["given_name"]),
        lrs.FamilyName(PLANTED["family_name"]),
        lrs.DateOfBirth.parse(PLANTED["date_of_birth"]),
        lrs.Postcode(PLANTED["last_known_postcode"]),
        lrs.EmailAddress(PLANTED["email_address"]),
        lrs.Verification(999, PLANTED["notes"]),
        *lrs.Uln.repairs("927 630 8686"),
        *lrs.Postcode.repairs("ZEI 0AA"),
        *lrs.EmailAddress.repairs(" planted@example.org"),
        lrs.matching.SearchHints(
            postcodes=[PLANTED["last_known_postcode"]], family_names=[PLANTED["family_name"]]
        ),
        *lrs.matching.search_variants(draft),
        lrs.matching.compare(draft, draft),
        *lrs.matching.compare(draft, draft).fields,
        *lrs.matching.compare(draft, {"family_name": PLANTED["family_name"]}).questions,
        lrs.matching.compare(draft, draft).waterfall(),
        *lrs.matching.dedupe([draft, draft]),
        lrs.matching.Register([draft]),
        lrs.matching.Register([draft]).find(draft),
        *lrs.matching.Register([draft]).find(draft).candidates,
        check,
        check.learner,
        *check.findings,
        *check.repairs,
    ]
    assert len(held) > 16
    assert check.learner.given_name == PLANTED["given_name"]
    assert any(repair.to == PLANTED["uln"] for repair in check.repairs)
    for one in held:
        assert not shown(repr(one)), type(one)
        assert not shown(f"{one!r} {[one]}"), type(one)
    assert "given_name=<redacted>" in repr(draft)
    assert not shown(str(draft))


def test_reprs_of_what_is_said_of_a_message() -> None:
    """A message with every value in every part, and all that is said of it."""
    text = f"Learner: {PLANTED['given_name']} {PLANTED['family_name']}\n" + "\n".join(
        f"{name}: {value}" for name, value in PLANTED.items()
    )
    file = lrs.breach.Attachment(name=f"{text}.csv", text=text, encryption="zip_crypto")
    message = lrs.breach.EmailMessage(
        from_=text,
        to=[text],
        subject=text,
        body=text,
        html=f"<p>{text}</p>",
        attachments=[file],
        unread=[{"part": "attachment 1", "reason": "damaged"}],
    )
    policy = lrs.breach.BreachPolicy(
        roster=lrs.breach.Roster([PLANTED]),
        staff=[text],
        organisation_domains=[text],
        organisation_postcodes=[PLANTED["last_known_postcode"]],
    )
    thread = lrs.breach.Thread()
    report = thread.assess(message, policy)
    evidence = [one for breach in report.breaches for one in breach.evidence]
    assert report.verdict == "hold"
    assert len(report.advice) > 1
    values = " ".join(one.value(message) or "" for one in evidence)
    assert {"uln", "family_name"} <= set(shown(values))
    words = [(one.section, one.message, one.remedy) for one in report.breaches]
    words += [(one.section, one.message, one.remedy) for one in report.advice]
    redaction = lrs.breach.redact(message, policy)
    parsed = lrs.breach.EmailMessage.parse(f"Subject: {text}\n\n{text}".encode())
    held: list[object] = [
        message, file, *message.parts(), *message.unread, policy, policy.roster, thread, report, *report.breaches,
        *evidence, *(one.preview for one in evidence), *report.advice, words, redaction, parsed,
    ]  # fmt: skip
    for one in held:
        assert not shown(f"{one!r} {[one]} {one}"), type(one)


def test_reprs_of_an_export() -> None:
    """A file in which learners stand where headings should, and a policy with its map."""
    text = "Surname,Forename," + ",".join(PLANTED.values()) + "\n" + ",".join(["Plantedfamily"] * 9)
    found = lrs.batch.guess_headings(text.encode())
    policy = lrs.BatchPolicy(today="2026-09-01", heading_map=found)
    report = lrs.batch.check(text.encode(), policy)
    held: list[object] = [found, *found.columns, *found.findings, policy, policy.heading_map, report, *report.findings]
    held += [(one.message, one.remedy) for one in (*found.findings, *report.findings)]
    assert {"uln", "given_name"} <= set(shown(" ".join(column.heading for column in found.columns)))
    for one in held:
        assert not shown(f"{one!r} {[one]} {one}"), type(one)
    assert not shown(report.to_json())


def test_what_is_said_of_a_correction() -> None:
    """A dry run has every value in it and shows none; its tables have none where none is asked for."""
    spoilt = {name: f" {value}" for name, value in PLANTED.items()}
    file = lrs.batch.write([{**spoilt, "gender": "2"}], "", "10000001")
    policy = lrs.BatchPolicy(today="2026-09-01")
    told = lrs.batch.rehearse(file, policy)
    assert {change.to for change in told.changes} >= {PLANTED["given_name"], PLANTED["last_known_postcode"]}
    made = lrs.batch.correct(file, policy, hold_back=True, changes=True, questions=True)
    written = [made.change_log, made.question_table, lrs.batch.write_questions(file, policy)]
    written += [lrs.batch.write_changes(file, policy, format=name) for name in ("csv", "text")]
    held: list[object] = [told, *told.changes, *told.questions, told.counts, made]
    held += [(text or b"").decode() for text in written]
    for one in held:
        assert not shown(f"{one!r} {[one]} {one}"), type(one)


def test_reprs_of_a_personal_learning_record() -> None:
    """An event with a value in every field, and all that is made of it."""
    text = " ".join(PLANTED.values())
    event = lrs.plr.LearningEvent(**{field.name: text for field in dataclasses.fields(lrs.plr.LearningEvent)})
    answer = {"responseCode": "WSRC0004", "foundUln": PLANTED["uln"], "incomingUln": PLANTED["uln"]}
    record = lrs.plr.read(json.dumps({**answer, "events": [{"subject": text, "id": text}]}).encode())
    assert record.found_uln == PLANTED["uln"]
    request = lrs.plr.PlrRequest(is_learner=True)
    options = lrs.plr.ReportOptions(
        given_name=PLANTED["given_name"], family_name=PLANTED["family_name"], uln=PLANTED["uln"], today="2026-09-01"
    )
    report = lrs.plr.report([event], request, options)
    assert PLANTED["given_name"] in report.name and PLANTED["uln"] in report.json
    held: list[object] = [
        event, record, request, options, report, *report.entries, *lrs.plr.check([event, event], "2026-09-01"),
        *lrs.plr.why_blank(event), lrs.plr.view([event], request),
    ]  # fmt: skip
    for one in held:
        assert not shown(f"{one!r} {[one]} {one}"), type(one)


def test_reports_of_a_file() -> None:
    """What is shown, saved, compared and looked up; in clear only where that was asked for."""
    wrong = {**PLANTED, "uln": "9276308685", "date_of_birth": "2008-13-04", "last_known_postcode": "ZE1"}
    data = lrs.batch.write([{**PLANTED, "mis_identifier": "A1"}, wrong], "x.csv", "10000001")
    policy = lrs.BatchPolicy(today="2026-09-01")
    report = lrs.batch.check(data, policy)
    inside = lrs.batch.check_inside(data, policy)
    output = f"ReturnCode,MISIdentifier,ULN\n{PLANTED['family_name']},{PLANTED['given_name']},{PLANTED['uln']}\n"
    outcome = lrs.batch.outcome(output.encode(), lrs.batch.OutcomePolicy(uploaded="2026-09-01", today="2026-09-01"))
    shape, clear = (lrs.batch.finding_values(data, report, policy, show) for show in ("shape", "clear"))
    styles = [lrs.batch.ReportStyle(values=values) for values in (shape, clear)]
    comparison = lrs.batch.compare_reports(report, report)
    held: list[object] = [
        report, report.to_json(), inside, inside.to_json(), outcome, comparison, comparison.to_json(), shape, clear, *styles,
        *comparison.changes, *shape.items(), lrs.batch.write_totals_csv(report),
        lrs.batch.write_findings_csv(report.findings, shape),
        *(lrs.batch.report_html(one) for one in (report, inside, outcome, comparison)),
        lrs.batch.report_text(report, styles[0]), lrs.batch.report_html(report, styles[0]),
    ]  # fmt: skip
    for one in held:
        assert not shown(f"{one!r} {[one]} {one}"), type(one)
        assert wrong["uln"] not in f"{one!r} {one}", type(one)
    assert wrong["uln"] in lrs.batch.report_text(report, styles[1])
    assert wrong["uln"] in lrs.batch.report_html(report, styles[1])
    assert ("uln", wrong["uln"]) in [(field, value) for _, field, value in clear.items()]


def test_what_is_said_of_files_and_tables() -> None:
    """Reports, their rows, readers; what a reader gives is asked for."""
    table = {name: [value, value + "x"] for name, value in PLANTED.items()}
    file = lrs.batch.write(table, "x", "10000001")
    output = b"ReturnCode,FamilyName\nRC010,Plantedfamily\n"
    report = lrs.batch.check(table)
    reader, records = lrs.batch.read(file), lrs.batch.read_output(output)
    held: list[object] = [
        report, report.to_rows(), report.to_json(), [finding.to_dict() for finding in report.findings],
        lrs.batch.check_inside(table).to_rows(), lrs.batch.correct(file), reader, next(reader), records, next(records),
        records.job,
    ]  # fmt: skip
    assert report.found > 3
    assert shown(str(reader.to_columns()))
    for one in held:
        assert not shown(f"{one!r} {one}"), type(one)
    for text in ("\n".join(PLANTED.values()), ",".join(PLANTED.values()) + ",x,y"):
        with pytest.raises(TypeError) as caught:
            lrs.batch.check(text)
        assert not shown(repr(caught.value))


def test_what_is_said_of_users_shows_none_of_them() -> None:
    """Names, an address, a password and a secret answer, wherever somebody might repeat them."""
    name, secret = PLANTED["family_name"], PLANTED["notes"]
    names = (
        "user_name given_name family_name email_address telephone verification_provided roles roles_needed organisation"
        " status created last_login left"
    )
    fields = names.split()
    user: Any = dict.fromkeys(fields, name)
    policy = lrs.access.AuditPolicy(today="2026-09-01")
    other: Any = {**user, "email_address": PLANTED["email_address"]}
    report = lrs.access.audit([user, other], policy)
    table = ",".join(fields) + "\n" + f"{','.join(user.values())}\n" * 2
    check = lrs.access.password.check(f"{secret}1", names=[name], previous=f"{secret}1")
    assert {finding.code for finding in check.findings} >= {"password.unchanged"}
    said: list[object] = [
        report, report.json, *report.findings, lrs.access.audit(table.encode(), policy), check,
        *lrs.access.check_account(user, lrs.access.AccountPolicy(today="2026-09-01")),
        *lrs.access.check_change(user, {"given_name": secret, "family_name": secret}),
        *lrs.access.secret.check_verification(f"{name} {secret}", name, secret),
    ]  # fmt: skip
    assert len(said) > 12
    for one in said:
        words = [getattr(one, part, "") for part in ("message", "remedy", "section", "form_text")]
        assert not shown(f"{one!r} {one} {words}"), type(one)


def test_what_is_said_of_a_data_challenge_shows_nothing() -> None:
    """A learner in every field, and all that is made of it but the text for the portal."""
    text = " ".join(PLANTED.values())
    learner = lrs.LearnerDraft(**PLANTED)
    event = lrs.plr.LearningEvent(subject=text, grade=text)
    kinds = [one.kind for one in lrs.challenge.kinds()]
    assert len(kinds) == 12
    for kind in kinds:
        draft = lrs.challenge.ChallengeDraft(
            kind=kind, learners=[learner, {"notes": text}], master_uln=text, difference_reason=text, reason=text,
            explanation=text, qualifications=[event], proposed=event, transfer_to=learner, contact_name=text,
            contact_email_address=text, contact_telephone=text,
        )  # fmt: skip
        form = lrs.challenge.compose(draft)
        assert PLANTED["notes"] in form.comments
        for one in (draft, form, form.check, *form.check.findings, *form.reminders, lrs.challenge.check(draft)):
            assert not shown(f"{one!r} {[one]} {one}"), type(one)
    learners = [learner, lrs.LearnerDraft(**{**PLANTED, "given_name": "Other"})]
    begun = lrs.challenge.from_conflict(lrs.matching.conflicts(learners, [0, 1])[0], learners)
    assert not shown(f"{begun!r} {list(begun.learners)!r}")


def test_what_is_said_of_a_sharing_log_shows_none_of_it() -> None:
    """Who recorded it and the notice's version are texts from outside."""
    name, notice = PLANTED["family_name"], PLANTED["notes"]
    seen = lrs.enrolment.SharingChange(at="2026-09-01T08:30:00Z", by=name, to=1, notice_version=notice)
    log = lrs.enrolment.SharingLog().append(seen)
    played = lrs.enrolment.SharingLog(changes=(seen, dataclasses.replace(seen, to=0), seen)).replay()
    assert len(played.findings) > 2
    for one in (seen, log, played, *played.findings):
        words = [getattr(one, part, "") for part in ("message", "remedy", "section", "form_text")]
        assert not shown(f"{one!r} {one} {words}"), type(one)
    assert name in log.to_json(), "what is asked for is shown"


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("a problem", lambda: lrs.challenge.route(PLANTED["notes"])),
    ("a kind of challenge", lambda: lrs.challenge.check({"kind": PLANTED["notes"]})),
    ("a field of a challenge", lambda: lrs.challenge.check({"kind": "shared_uln", PLANTED["notes"]: "x"})),
    ("a learner of a challenge", lambda: lrs.challenge.compose({"kind": "shared_uln", "learners": [PLANTED["uln"]]})),
    ("a state", lambda: lrs.challenge.advance(PLANTED["notes"], PLANTED["notes"])),
    ("a state of enrolment", lambda: lrs.enrolment.next_step({"state": PLANTED["notes"]})),
    ("a name of a situation", lambda: lrs.enrolment.next_step({PLANTED["notes"]: 1})),
    ("an event", lambda: lrs.enrolment.advance({}, PLANTED["notes"])),
    ("a step of signing up", lambda: lrs.enrolment.sign_up("school", None, [PLANTED["notes"]])),
    ("a sharing log that is none", lambda: lrs.enrolment.SharingLog.read(f'["{PLANTED["notes"]}"]'.encode())),
    ("an entry that is none", lambda: lrs.enrolment.SharingLog().append({PLANTED["notes"]: PLANTED["notes"]})),
    ("a moment", lambda: lrs.enrolment.SharingLog().append({"at": PLANTED["notes"], "by": PLANTED["notes"], "to": 1})),
    ("a user's role", lambda: lrs.value.UserRole(PLANTED["notes"])),
    ("an action", lambda: lrs.access.decide(PLANTED["notes"], [PLANTED["notes"]])),
    ("roles", lambda: lrs.access.decide("find_learner", [PLANTED["notes"]])),
    ("a field of an account", lambda: lrs.access.check_account({PLANTED["notes"]: "x"})),  # type: ignore[misc]
    ("an incident", lambda: lrs.access.escalate([PLANTED["notes"]])),
    ("a list that is none", lambda: lrs.access.audit(f"{PLANTED['notes']}\n{PLANTED['notes']}\n".encode())),
    ("a ULN with a wrong digit", lambda: lrs.Uln(PLANTED["uln"][:-1] + "5")),
    ("a ULN among text", lambda: lrs.Uln(f"{PLANTED['family_name']} {PLANTED['uln']}")),
    ("a postcode", lambda: lrs.Postcode(f"{PLANTED['last_known_postcode']}{PLANTED['family_name']}")),
    ("a name", lambda: lrs.GivenName(PLANTED["given_name"] * 10)),
    ("a date", lambda: lrs.DateOfBirth.parse(f"{PLANTED['date_of_birth']} {PLANTED['family_name']}")),
    ("a code", lambda: lrs.Gender.parse(PLANTED["given_name"])),
    ("a verification", lambda: lrs.Verification(2, PLANTED["notes"])),
    ("a record", lambda: lrs.LearnerRecord(last_known_postcode=PLANTED["family_name"])),
    ("a ULN as a number", lambda: lrs.Uln(int(PLANTED["uln"]))),  # type: ignore[arg-type]
    ("a draft with a list", lambda: lrs.LearnerDraft.from_dict({"notes": list(PLANTED.values())})),
    ("a draft with a value as a name", lambda: lrs.LearnerDraft.from_dict({PLANTED["uln"]: "uln"})),
    ("a draft that is a list", lambda: lrs.LearnerDraft.from_dict(list(PLANTED.values()))),  # type: ignore[arg-type]
    ("half a surrogate pair", lambda: lrs.LearnerDraft(notes=f"{PLANTED['notes']}\ud800")),
    ("a message with a list", lambda: lrs.breach.assess({"subject": list(PLANTED.values())})),
    ("a message with a value as a name", lambda: lrs.breach.assess({PLANTED["uln"]: "uln"})),
    ("a message that is a text", lambda: lrs.breach.assess(PLANTED["notes"])),  # type: ignore[arg-type]
    ("a channel", lambda: lrs.breach.EmailMessage(channel=PLANTED["notes"])),
    ("a staff list", lambda: lrs.breach.BreachPolicy(staff=PLANTED["family_name"])),
    ("a college's postcode", lambda: lrs.breach.BreachPolicy(organisation_postcodes=[PLANTED["family_name"]])),
    ("an event that is a text", lambda: lrs.plr.why_blank(PLANTED["notes"])),  # type: ignore[arg-type]
    ("an event with a value as a name", lambda: lrs.plr.check([{PLANTED["uln"]: "uln"}])),
    ("an event with a list", lambda: lrs.plr.check([{"subject": list(PLANTED.values())}])),
    ("a role", lambda: lrs.plr.view([], lrs.plr.PlrRequest(roles=[PLANTED["family_name"]]))),
    ("the ULN of a report", lambda: lrs.plr.report([], {"is_learner": True}, {"uln": PLANTED["uln"][:-1] + "5"})),
    ("an answer that is none", lambda: lrs.plr.read(" ".join(PLANTED.values()).encode())),
    ("an answer that breaks off", lambda: lrs.plr.read(f'[{{"{PLANTED["notes"]}": "{PLANTED["uln"]}"'.encode())),
    ("a saved report", lambda: lrs.batch.read_report(f'{{"schema": "{PLANTED["notes"]}"}}')),
    ("a report's style", lambda: lrs.batch.ReportStyle(width=PLANTED["uln"])),  # type: ignore[arg-type]
    ("a list of learners", lambda: lrs.batch.check([{"notes": [PLANTED["notes"]]}])),
    ("a table", lambda: lrs.batch.check({"notes": [PLANTED["notes"].encode()]})),
    ("a table with a value as a name", lambda: lrs.batch.check({PLANTED["uln"]: ["x"]})),
    ("a policy's day", lambda: lrs.CheckPolicy(today=f"{PLANTED['date_of_birth']}T00:00")),
]


@pytest.mark.parametrize(("what", "act"), REFUSED, ids=[what for what, _ in REFUSED])
def test_exceptions_show_no_value(what: str, act: Callable[[], object]) -> None:
    """Neither in their text nor in their parts, nor in those of the exceptions behind them."""
    with pytest.raises(lrs.LrsError) as caught:
        act()
    error: BaseException | None = caught.value
    while error is not None:
        report = "".join(traceback.format_exception_only(error))
        parts = " ".join(map(repr, [*error.args, *vars(error).values()]))
        assert not shown(f"{report} {error!r} {parts}"), what
        assert PLANTED["uln"][:-1] not in report + parts, what
        error = error.__cause__ or error.__context__
