"""Run the specification, every case of `lrs-core/conformance`, on the Python face.

A case is `{name, section, input, ok | error: {code}}`. What is expected may name fewer fields than the answer
has: an object matches when each of its fields does, a list when it is as long and matches place by place.
"""

from __future__ import annotations

import datetime
import enum
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from faces import CONFORMANCE, on_the_face, snake, snaked, vectors

import lrs

if TYPE_CHECKING:
    from collections.abc import Callable

INDEX = vectors("index.json")

T = TypeVar("T")


def data(given: dict[str, Any]) -> bytes:
    """Give a file's bytes: `data` is text, or `hex` its bytes."""
    return bytes.fromhex(given["hex"]) if "hex" in given else given["data"].encode()


def options(given: dict[str, Any]) -> dict[str, Any]:
    """Give what is wanted beside a file and its policy."""
    return snaked({name: value for name, value in given.items() if name not in ("data", "hex", "policy")})


def policy(kind: type[T], given: dict[str, Any]) -> T:
    """Give the policy of a case.

    Python takes its own day for None, so that a missing day is an empty one here; a keyword that is not known is
    refused by Python itself.
    """
    settings = with_matching(given["policy"])
    settings["today"] = settings["today"] or ""
    return keywords(kind, settings)


def with_matching(settings: dict[str, Any]) -> dict[str, Any]:
    """Give the keywords of a policy that may have one of comparing learners in it."""
    given = snaked(settings)
    return given | {"matching": match_policy({"policy": given["matching"]})} if "matching" in given else given


def draft(given: Any) -> Any:
    """Give the learner of a case."""
    return snaked(given) if isinstance(given, dict) else given


def drafts(given: list[Any]) -> list[Any]:
    """Give the learners of a case."""
    return [draft(one) for one in given]


def match_policy(given: dict[str, Any]) -> lrs.MatchPolicy:
    """Give the policy of a comparison; a keyword that is not known is refused by Python itself."""
    settings = given.get("policy", {})
    if not isinstance(settings, dict):
        raise lrs.LrsTypeError("not keywords", "input.shape")
    if isinstance(settings.get("model"), str):
        settings = {**settings, "model": lrs.matching.MatchModel.from_json(settings["model"])}
    return keywords(lrs.MatchPolicy, snaked(settings))


def breach_policy(given: dict[str, Any]) -> lrs.breach.BreachPolicy:
    """Give the policy of a judgement; the learners whom it knows stand in it as `roster`."""
    settings = snaked(given.get("policy", {}))
    if "roster" in settings:
        settings["roster"] = lrs.breach.Roster(drafts(settings["roster"]))
    return keywords(lrs.breach.BreachPolicy, settings)


def parsed(given: dict[str, Any]) -> lrs.breach.EmailMessage:
    """Give the message of a mail."""
    bounds = keywords(lrs.breach.ReadBounds, snaked(given["bounds"])) if "bounds" in given else None
    return lrs.breach.EmailMessage.parse(data(given), bounds)


def plan_policy(given: dict[str, Any]) -> lrs.batch.PlanPolicy:
    """Give the policy of a plan; a missing day is an empty one, as in `policy`."""
    return policy(lrs.batch.PlanPolicy, given)


def asked(given: dict[str, Any]) -> list[lrs.batch.FormerPostcodes]:
    """Give the learners of a search, each with the previous postcodes."""
    return [lrs.batch.FormerPostcodes(draft(one["learner"]), one["postcodes"]) for one in given["asked"]]


def inside(given: dict[str, Any]) -> lrs.batch.InsideReport:
    """Hold records against each other: learners in their order, or those of a file."""
    bounds = keywords(lrs.batch.InsidePolicy, with_matching(given.get("inside", {})))
    if "learners" in given:
        return lrs.batch.check_inside(drafts(given["learners"]), inside=bounds)
    return lrs.batch.check_inside(data(given), policy(lrs.BatchPolicy, given), bounds)


def threaded(given: dict[str, Any]) -> list[lrs.breach.BreachReport]:
    """Give the judgements of messages that follow one another."""
    thread = lrs.breach.Thread()
    return [thread.assess(message, breach_policy(given)) for message in given["messages"]]


def keywords(kind: type[T], settings: dict[str, Any]) -> T:
    """Call a class with keywords; one that is not known is refused by Python itself."""
    try:
        return kind(**settings)
    except TypeError as error:
        if "unexpected keyword argument" not in str(error):
            raise
        raise lrs.LrsTypeError("not a keyword", "input.unknown_name") from None


def register(given: dict[str, Any]) -> lrs.matching.Register:
    """Give the register of a case."""
    made = lrs.matching.Register(drafts(given["learners"]), match_policy(given))
    for one in given.get("merged", []):
        assert made.merge(one["master"], one["linked"])
    for one in given.get("removed", []):
        assert made.remove(one)
    return made


def prohibited(given: dict[str, Any]) -> lrs.ProhibitedText:
    """Give the list of a case: the guide's own, unless it has entries."""
    if "entries" not in given:
        return lrs.ProhibitedText.guide()
    entries = lrs.ProhibitedText.from_entries(given["entries"])
    return entries.with_guide() if given.get("withGuide") else entries


def judged(given: dict[str, Any]) -> tuple[bytes, lrs.batch.OutcomePolicy, bytes | None]:
    """Give the output of a case, its policy, and what was sent."""
    settings = snaked(given["policy"])
    settings["today"] = settings["today"] or ""
    sent = given.get("sent")
    return data(given), keywords(lrs.batch.OutcomePolicy, settings), None if sent is None else sent.encode()


def audited(given: dict[str, Any]) -> lrs.access.AuditReport:
    """Review the list of a case, or its accounts in their order."""
    users = drafts(given["accounts"]) if "accounts" in given else data(given)
    return lrs.access.audit(users, policy(lrs.access.AuditPolicy, given))


def output(given: dict[str, Any]) -> dict[str, Any]:
    """Read the output of a case within its bounds; a keyword that is not known is refused by Python itself."""
    try:
        reader = lrs.batch.read_output(data(given), **snaked(given.get("limits", {})))
    except TypeError as error:
        assert "unexpected keyword argument" in str(error)
        raise lrs.LrsTypeError("not a keyword", "input.unknown_name") from None
    records = list(reader)
    of_the_file = {name: getattr(reader, name) for name in ("kind", "is_xml", "job", "findings")}
    return of_the_file | {"records": records}


def reported(given: dict[str, Any]) -> tuple[list[Any], Any, Any]:
    """Give what a report is made of; a missing day is an empty one, as in `policy`."""
    options = snaked(given["options"])
    options["today"] = options["today"] or ""
    return drafts(given["events"]), draft(given["request"]), options


def within_limits(read: Callable[..., T], given: dict[str, Any]) -> T:
    """Read the file of a case within its bounds; a keyword that is not known is refused by Python itself."""
    try:
        return read(data(given), **snaked(given.get("limits", {})))
    except TypeError as error:
        assert "unexpected keyword argument" in str(error)
        raise lrs.LrsTypeError("not a keyword", "input.unknown_name") from None


def plr_read(given: dict[str, Any]) -> lrs.plr.PlrRecord:
    """Read the answer of a case."""
    return within_limits(lrs.plr.read, given)


def sharing_read(given: dict[str, Any]) -> lrs.enrolment.SharingLog:
    """Read the log of a case."""
    return within_limits(lrs.enrolment.SharingLog.read, given)


def sharing_log(given: dict[str, Any]) -> lrs.enrolment.SharingLog:
    """Give the log of a case, legal or not."""
    return lrs.enrolment.SharingLog(given["held"], tuple(given["changes"]), given["format"])


def of_check(given: dict[str, Any], file: dict[str, Any]) -> lrs.batch.BatchReport:
    """Check a file of a case, and read its report again from what was saved."""
    return lrs.batch.read_report(lrs.batch.check(data(file), policy(lrs.BatchPolicy, given)).to_json())


def compared(given: dict[str, Any]) -> lrs.batch.ReportComparison:
    """Compare the reports of the two files of a case."""
    return lrs.batch.compare_reports(of_check(given, given["before"]), of_check(given, given["after"]))


def report(given: dict[str, Any]) -> Any:
    """Give the report of a case: of a check, unless the case says otherwise."""
    makers: dict[str, Callable[[dict[str, Any]], object]] = {
        "check": lambda given: of_check(given, given),
        "inside": inside,
        "outcome": lambda given: lrs.batch.outcome(*judged(given)),
        "comparison": compared,
    }
    return makers[given.get("report", "check")](given)


def finding_values(given: dict[str, Any]) -> lrs.batch.FindingValues:
    """Give what stands at the findings of a case; `second` is the file as it is read again, where it is another."""
    second = data(given.get("second", given))
    show = given.get("show", "shape")
    return lrs.batch.finding_values(second, of_check(given, given), policy(lrs.BatchPolicy, given), show)


def shown_values(given: dict[str, Any]) -> lrs.batch.FindingValues | None:
    """Give the values that a case wants to see, if it wants any."""
    return finding_values(given) if "show" in given else None


def style(given: dict[str, Any]) -> lrs.batch.ReportStyle:
    """Give the style of a case."""
    settings = snaked(given.get("style", {})) | {"values": shown_values(given)}
    return keywords(lrs.batch.ReportStyle, settings)


def counted(given: dict[str, Any]) -> dict[str, int]:
    """Count how often each text of `count` stands in the page of a case."""
    page = lrs.batch.report_html(report(given), style(given))
    return {text: page.count(text) for text in given["count"]}


def findings_csv(given: dict[str, Any]) -> bytes:
    """Write the findings of a case."""
    found = report(given).findings
    findings = [getattr(one, "finding", one) for one in found]
    return lrs.batch.write_findings_csv(findings, shown_values(given))


def challenged(given: dict[str, Any]) -> dict[str, Any]:
    """Give the draft of a data challenge: the names of its learners and events are written as Python does, too."""
    fields = snaked(given)
    for name in ("learners", "qualifications"):
        if isinstance(fields.get(name), list):
            fields[name] = drafts(fields[name])
    return fields | {name: draft(fields.get(name)) for name in ("proposed", "transfer_to")}


def begun(given: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the data challenges that the conflicts of a case call for."""
    learners = drafts(given["learners"])
    conflicts = lrs.matching.conflicts(learners, given["clusters"])
    begun = [lrs.challenge.from_conflict(conflict, learners) for conflict in conflicts]
    return [{"kind": one.kind, "learners": list(one.learners)} for one in begun]


# How a function is called with a case's input, where that is neither its one argument nor its keywords.
CALLS: dict[str, Callable[[Any], object]] = {
    "AbilityToShare.change_to": lambda given: lrs.AbilityToShare(given["from"]).change_to(given["next"]),
    "AbilityToShare.visibility": lambda given: lrs.AbilityToShare(given).visibility(),
    "ProhibitedText.scan": lambda given: prohibited(given).scan(draft(given["draft"])),
    "learner.check": lambda given: lrs.learner.check(
        draft(given["draft"]), policy(lrs.CheckPolicy, given)
    ),
    "matching.search_variants": lambda given: lrs.matching.search_variants(
        draft(given["draft"]), lrs.matching.SearchHints(**snaked(given.get("hints", {})))
    ),
    "matching.compare": lambda given: lrs.matching.compare(
        draft(given["one"]), draft(given["other"]), match_policy(given)
    ),
    "matching.dedupe": lambda given: lrs.matching.dedupe(drafts(given["learners"]), match_policy(given)),
    "matching.link": lambda given: lrs.matching.link(
        drafts(given["one"]), drafts(given["other"]), match_policy(given)
    ),
    "matching.cluster": lambda given: lrs.matching.cluster(
        [(pair["left"], pair["right"], pair["weight"]) for pair in given["pairs"]],
        given["count"],
        threshold=given.get("threshold", 0.0),
    ),
    "matching.MatchModel.estimate": lambda given: lrs.matching.MatchModel.estimate(
        drafts(given["learners"]), match_policy(given)
    ).hash,
    "matching.MatchModel.hash": lambda given: lrs.matching.MatchModel.from_json(given).hash,
    "matching.conflicts": lambda given: lrs.matching.conflicts(drafts(given["learners"]), given["clusters"]),
    "matching.Register.read": lambda given: lrs.matching.Register.read(
        bytes.fromhex(given["hex"]), match_policy(given)
    ).find(draft(given["draft"])),
    "matching.Register.find": lambda given: register(given).find(draft(given["draft"])),
    "access.audit": audited,
    "access.check_account": lambda given: lrs.access.check_account(
        draft(given["account"]), policy(lrs.access.AccountPolicy, given)
    ),
    "access.check_change": lambda given: lrs.access.check_change(draft(given["before"]), draft(given["after"])),
    "breach.assess": lambda given: lrs.breach.assess(given["message"], breach_policy(given)),
    "breach.redact": lambda given: lrs.breach.redact(given["message"], breach_policy(given)),
    "breach.EmailMessage.parse": parsed,
    "breach.Thread.assess": threaded,
    "batch.check": lambda given: lrs.batch.check(data(given), policy(lrs.BatchPolicy, given)),
    "batch.guess_headings": lambda given: lrs.batch.guess_headings(data(given), policy(lrs.BatchPolicy, given)),
    "batch.check_learners": lambda given: lrs.batch.check_learners(
        drafts(given["learners"]), policy(lrs.BatchPolicy, given)
    ),
    "batch.read": lambda given: list(lrs.batch.read(data(given), policy(lrs.BatchPolicy, given))),
    "batch.correct": lambda given: lrs.batch.correct(data(given), policy(lrs.BatchPolicy, given), **options(given)),
    "batch.rehearse": lambda given: lrs.batch.rehearse(data(given), policy(lrs.BatchPolicy, given)),
    "batch.write_changes": lambda given: lrs.batch.write_changes(
        data(given), policy(lrs.BatchPolicy, given), **options(given)
    ),
    "batch.write_questions": lambda given: lrs.batch.write_questions(
        data(given), policy(lrs.BatchPolicy, given), **options(given)
    ),
    "batch.check_inside": inside,
    "batch.plan_update": lambda given: lrs.batch.plan_update(
        drafts(given["held"]), drafts(given["new"]), plan_policy(given)
    ),
    "batch.plan_search": lambda given: lrs.batch.plan_search(asked(given), plan_policy(given)),
    "batch.plan_restore": lambda given: lrs.batch.plan_restore(
        asked(given),
        [lrs.batch.FoundUln(one["learner"], one["stage"], one["uln"]) for one in given["found"]],
        plan_policy(given),
    ),
    "batch.plan_refresh": lambda given: lrs.batch.plan_refresh(drafts(given["current"]), plan_policy(given)),
    "batch.return_code": lambda given: lrs.batch.return_code(given["text"], given.get("channel", "portal")),
    "batch.read_output": output,
    "batch.outcome": lambda given: lrs.batch.outcome(*judged(given)),
    "batch.write_calendar": lambda given: lrs.batch.write_calendar(
        *judged(given), stamp=given["stamp"], detail=given.get("detail", "batch")
    ),
    "batch.write_ulns": lambda given: lrs.batch.write_ulns(*judged(given)),
    "batch.compare_held": lambda given: lrs.batch.compare_held(
        draft(given["held"]), draft(given["local"]), given.get("fields")
    ),
    "batch.ilr_advice": lambda given: lrs.batch.ilr_advice(drafts(given["aims"]), given["prepared"]),
    "batch.report_text": lambda given: lrs.batch.report_text(report(given), style(given)),
    "batch.report_html": counted,
    "batch.write_findings_csv": findings_csv,
    "batch.write_totals_csv": lambda given: lrs.batch.write_totals_csv(report(given)),
    "batch.finding_values": lambda given: [
        {"record": record, "field": field, "value": value} for record, field, value in finding_values(given).items()
    ],
    "batch.compare_reports": compared,
    "batch.read_report": lambda given: lrs.batch.read_report(given["json"]),
    "batch.write_xml": lambda given: lrs.batch.write_xml(
        [draft(one) for one in given["drafts"]],
        **{snake(name): value for name, value in given.items() if name != "drafts"},
    ),
    "challenge.check": lambda given: lrs.challenge.check(challenged(given)),
    "challenge.compose": lambda given: lrs.challenge.compose(challenged(given)),
    "challenge.from_conflict": begun,
    "enrolment.next_step": lambda given: lrs.enrolment.next_step(draft(given)),
    "enrolment.advance": lambda given: lrs.enrolment.advance(draft(given["situation"]), given["event"]),
    "enrolment.SharingLog.append": lambda given: sharing_log(given["log"]).append(given["change"]),
    "enrolment.SharingLog.replay": lambda given: sharing_log(given["log"]).replay(
        keywords(lrs.enrolment.SharingPolicy, snaked(given["policy"]))
    ),
    "enrolment.SharingLog.continues": lambda given: sharing_log(given["log"]).continues(sharing_log(given["earlier"])),
    "enrolment.SharingLog.read": sharing_read,
    "enrolment.SharingLog.to_json": lambda given: sharing_log(given).to_json(),
    "plr.read": plr_read,
    "plr.check": lambda given: lrs.plr.check(
        drafts(given["events"]) if isinstance(given["events"], list) else given["events"], given["today"]
    ),
    "plr.why_blank": lambda given: lrs.plr.why_blank(draft(given["event"])),
    "plr.view": lambda given: lrs.plr.view(drafts(given["events"]), draft(given["request"])),
    "plr.sort": lambda given: lrs.plr.sort(drafts(given["events"]), given["column"], given["order"]),
    "plr.report": lambda given: lrs.plr.report(*reported(given)),
    "plr.write_html": lambda given: lrs.plr.write_html(*reported(given)),
    "batch.write": lambda given: lrs.batch.write(
        [draft(one) for one in given["drafts"]], given["fileName"], given["ukprn"], given.get("count")
    ),
}


def call(name: str, given: Any) -> object:
    """Call the function of the face that `index.json` names."""
    if name in CALLS:
        return CALLS[name](given)
    function = on_the_face(name)
    return function(**snaked(given)) if isinstance(given, dict) else function(given)


def differences(expected: Any, answer: Any, path: str, key: str = "") -> list[str]:
    """List where an answer is not what a case expects."""
    if isinstance(expected, dict):
        pairs = ((name, value, attribute(answer, name)) for name, value in expected.items())
        return [line for name, value, got in pairs for line in differences(value, got, f"{path}.{name}", name)]
    if isinstance(expected, list):
        if not isinstance(answer, (list, tuple)) or len(answer) != len(expected):
            return [f"{path}: wanted {len(expected)} items, got {answer!r}"]
        places = enumerate(zip(expected, answer, strict=True))
        return [line for at, (one, got) in places for line in differences(one, got, f"{path}[{at}]", key)]
    if key in ("field", "unread", "mandatory", "helpful", "optional", "claimed", "missing") and isinstance(expected, str):
        expected = snake(expected)
    answer = plain(answer)
    if type(expected) is not type(answer) or expected != answer:
        return [f"{path}: wanted {expected!r}, got {answer!r}"]
    return []


def attribute(answer: Any, name: str) -> Any:
    """Give what an answer holds under a name of the JSON shape."""
    if isinstance(answer, dict):
        # The texts that a case counts are names as they stand.
        return answer[name] if name in answer else answer[snake(name)]
    if isinstance(answer, lrs.batch.InsideFinding) and not hasattr(answer, snake(name)):
        # JSON has one object of the finding and the other record.
        return attribute(answer.finding, name)
    # `from` is a word of Python's own.
    return getattr(answer, "from_" if name == "from" else snake(name))


def plain(value: Any) -> Any:
    """Turn a value of the face into what JSON holds for it."""
    if isinstance(value, enum.IntEnum):
        return int(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, str):
        return str(value)
    return value


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_every_vector_holds(entry: dict[str, str]) -> None:
    """Each case of a file gives what the file says, and each case was run."""
    cases = vectors(entry["file"])
    failures = []
    count = 0
    for case in cases:
        count += 1
        try:
            answer = call(entry["python"], case["input"])
        except lrs.LrsError as error:
            wrong = differences(case["error"], error, "error") if "error" in case else [f"raised {error.code}"]
        else:
            wrong = differences(case["ok"], answer, "ok") if "ok" in case else ["no error"]
        failures += [f"{case['name']}: {line}" for line in wrong]
    print(f"{entry['file']}: {count} cases")
    assert count == len(cases) > 0
    assert not failures, "\n".join(failures)


def test_every_name_is_on_the_face() -> None:
    """Each function of the index exists under its Python name."""
    missing = []
    for entry in INDEX:
        try:
            on_the_face(entry["python"])
        except AttributeError:
            missing.append(entry["python"])
    assert not missing


def test_every_file_is_in_the_index() -> None:
    """No vector file is left out."""
    files = {path.name for path in CONFORMANCE.glob("*.json")} - {"index.json", "errors.json"}
    assert files == {entry["file"] for entry in INDEX}


def test_a_wrong_answer_is_noticed() -> None:
    """The comparison itself can fail, at every kind of place."""
    repair = lrs.Uln.repairs("927 630 8686")
    assert not differences([{"to": "9276308686", "asLikely": 0}], repair, "ok")
    assert differences([{"to": "9276308686", "asLikely": 1}], repair, "ok")
    assert differences([{"to": "9276308685"}], repair, "ok")
    assert differences([], repair, "ok")
    assert differences(True, 1, "ok")
    assert differences("1", 1, "ok")
