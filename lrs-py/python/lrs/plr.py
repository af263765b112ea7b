"""The Personal Learning Record: its events, why something is blank or absent, who may see it, and a report of it.

Events are `LearningEvent`s, or dictionaries with its names; a record that was read has them.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload

from lrs import _lrs
from lrs._file import Data, Target, given, opened
from lrs._names import camel, snake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lrs.value import AbilityToShare

__all__ = [
    "LearningEvent",
    "Mending",
    "PlrFinding",
    "PlrRecord",
    "PlrReport",
    "PlrReportEntry",
    "PlrRequest",
    "PlrView",
    "ReportOptions",
    "check",
    "mend",
    "read",
    "report",
    "sort",
    "view",
    "why_absent",
    "why_blank",
    "write_html",
    "write_pdf",
]

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class PlrFinding:
    """A finding about a record: which event and which field, never what stands there."""

    code: str
    """The stable code."""
    severity: str
    """`error`, `warning` or `advice`."""
    field: str | None
    """The event's field; None where none is meant."""
    event: int | None
    """The event, by its place from 0; None where none is meant."""
    section: str
    """Where the rule comes from."""
    message: str
    """What there is to say."""
    remedy: str
    """What to do about it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class LearningEvent:
    """A learning event as a source gives it: a text for each field of the schema. Its repr shows none."""

    id: str = dataclasses.field(default="", repr=False)
    achievement_provider_ukprn: str = dataclasses.field(default="", repr=False)
    achievement_provider_name: str = dataclasses.field(default="", repr=False)
    awarding_organisation_ukprn: str = dataclasses.field(default="", repr=False)
    awarding_organisation_name: str = dataclasses.field(default="", repr=False)
    qualification_type: str = dataclasses.field(default="", repr=False)
    subject_code: str = dataclasses.field(default="", repr=False)
    subject: str = dataclasses.field(default="", repr=False)
    level: str = dataclasses.field(default="", repr=False)
    grade: str = dataclasses.field(default="", repr=False)
    credits: str = dataclasses.field(default="", repr=False)
    achievement_award_date: str = dataclasses.field(default="", repr=False)
    participation_start_date: str = dataclasses.field(default="", repr=False)
    participation_end_date: str = dataclasses.field(default="", repr=False)
    collection_type: str = dataclasses.field(default="", repr=False)
    return_number: str = dataclasses.field(default="", repr=False)
    date_loaded: str = dataclasses.field(default="", repr=False)
    language_for_assessment: str = dataclasses.field(default="", repr=False)
    source: str = dataclasses.field(default="", repr=False)
    status: str = dataclasses.field(default="", repr=False)
    restriction: str = dataclasses.field(default="", repr=False)
    under_data_challenge: str = dataclasses.field(default="", repr=False)


Events: TypeAlias = Iterable[LearningEvent | Mapping[str, object]]
"""Events in their order."""


@dataclasses.dataclass(frozen=True)
class PlrRecord:
    """A record as it was answered. Its repr shows no ULN and no event."""

    response_code: str
    """The code of the answer as it stands there; empty where there is none."""
    meaning: str | None
    """What the code means; None where it is none that is known."""
    incoming_uln: str = dataclasses.field(repr=False)
    """The ULN that was asked for, as it stands there."""
    found_uln: str = dataclasses.field(repr=False)
    """The ULN whose record this is, as it stands there."""
    events: tuple[LearningEvent, ...] = dataclasses.field(repr=False)
    """The events."""
    findings: tuple[PlrFinding, ...]
    """What is to be said about the answer."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class PlrRequest:
    """Who asks to see a record, and what is known of the learner. The default may see nothing."""

    roles: Sequence[str] = ()
    """The roles of the user, by code (`learner_record`) or by the guide's name."""
    has_searched: bool = False
    """Whether the user has found the learner by a search."""
    has_seen_privacy_notice: bool = False
    """Whether the learner has seen the Privacy Notice."""
    ability_to_share: AbilityToShare | int | str | None = None
    """The learner's ability to share; None where it is not known."""
    is_learner: bool = False
    """Whether it is the learner who asks for a copy of the own record."""


@dataclasses.dataclass(frozen=True)
class PlrView:
    """Whether a record may be seen, which of its events, and why."""

    access: str
    """`allowed`, `learner_copy` or `refused`."""
    reasons: tuple[PlrFinding, ...]
    """Why."""
    shown: tuple[int, ...]
    """The events that may be shown, by their places from 0."""
    hidden: tuple[int, ...]
    """The events that are hidden because they are sensitive. That there are any is not to be shown either."""


@dataclasses.dataclass(frozen=True)
class Mending:
    """Who can put a problem right, and why."""

    way: str
    """`data_challenge`, `uln_data_challenge`, `awarding_organisation` or `ilr_return`."""
    reasons: tuple[PlrFinding, ...]
    """Why, and what to bear in mind."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReportOptions:
    """What a report says at its head, and which events are ticked. Its repr shows no learner."""

    ticked: Sequence[int] | None = None
    """The events to show, by their places from 0; all that may be seen, where nothing is said."""
    given_name: str = dataclasses.field(default="", repr=False)
    """The learner's given name."""
    family_name: str = dataclasses.field(default="", repr=False)
    """The learner's family name."""
    uln: str | None = dataclasses.field(default=None, repr=False)
    """The learner's ULN; a text."""
    provider: str = ""
    """The organisation that makes the report."""
    today: datetime.date | str | None = None
    """The day on which it is made; the caller's own date unless it is said."""


@dataclasses.dataclass(frozen=True)
class PlrReportEntry:
    """An event in a report; what is blank is None. Its repr shows the place alone."""

    event: int
    """Its place in the record, from 0."""
    subject: str | None = dataclasses.field(repr=False)
    level: str | None = dataclasses.field(repr=False)
    grade: str | None = dataclasses.field(repr=False)
    credit: str | None = dataclasses.field(repr=False)
    source: str | None = dataclasses.field(repr=False)
    start_date: str | None = dataclasses.field(repr=False)
    end_date: str | None = dataclasses.field(repr=False)
    award_date: str | None = dataclasses.field(repr=False)
    provider: str | None = dataclasses.field(repr=False)
    awarding_organisation: str | None = dataclasses.field(repr=False)


@dataclasses.dataclass(frozen=True)
class PlrReport:
    """A report of a record. It holds the learner's name, ULN and events; its repr shows none of them."""

    format: int
    """The version of the shape that `json` has."""
    name: str = dataclasses.field(repr=False)
    """The learner's name."""
    uln: str | None = dataclasses.field(repr=False)
    """The learner's ULN."""
    provider: str
    """The organisation that makes it."""
    date: datetime.date
    """The day on which it is made."""
    in_all: int
    """How many events may be seen, ticked or not."""
    entries: tuple[PlrReportEntry, ...]
    """The events that were ticked: the earliest first, those without a date last."""
    findings: tuple[PlrFinding, ...]
    """What is to be said about the report, for example that the font of the PDF lacks letters."""
    json: str = dataclasses.field(repr=False)
    """The same as JSON."""


def read(
    data: Data, *, max_bytes: int | None = None, max_events: int | None = None, max_value_bytes: int | None = None
) -> PlrRecord:
    """Read an answer of the LRS: the web service's XML, or learning events as JSON.

    >>> read(b'[{"subject": "Bricklaying"}]').events[0].subject
    'Bricklaying'
    """
    limits = {"max_bytes": max_bytes, "max_events": max_events, "max_value_bytes": max_value_bytes}
    with opened(data) as source:
        found = json.loads(_lrs.plr_read(source, _dumped(limits)))
    events = tuple(LearningEvent(**{snake(name): text for name, text in one.items()}) for one in found["events"])
    return _made(PlrRecord, {**found, "events": events, "findings": _findings(found["findings"])})


def check(events: Events, today: datetime.date | str | None = None) -> tuple[PlrFinding, ...]:
    """Say where events contradict what their source gives, or themselves; as of the caller's day unless one is said."""
    day = datetime.date.today() if today is None else today
    return _findings(json.loads(_lrs.plr_check(_events(events), _dumped(day))))


def why_blank(event: LearningEvent | Mapping[str, object]) -> tuple[PlrFinding, ...]:
    """Say of each blank among the eight shown fields why it may be so."""
    return _findings(json.loads(_lrs.plr_why_blank(_dumped(event))))


def why_absent(
    *, awarded: datetime.date | str | None = None, source: str | None = None, is_higher_education: bool = False
) -> tuple[PlrFinding, ...]:
    """Say why a qualification may not stand in a record, what is certain first, and what to do.

    `source` is `npd`, `ilr`, `ao` or `other`.
    """
    absent = {"awarded": awarded, "source": source, "is_higher_education": is_higher_education}
    return _findings(json.loads(_lrs.plr_why_absent(_dumped(absent))))


def mend(problem: str, is_own_ilr: bool = False) -> Mending:
    """Say who can mend a problem, and why.

    `problem` is `grade_missing`, `date_missing`, `grade_wrong`, `date_wrong`, `not_this_learner`, `appears_twice`,
    `shared_uln` or `qualification_missing`. `is_own_ilr` says that your own current ILR return uploaded the event.
    """
    found = json.loads(_lrs.plr_mend(problem, is_own_ilr))
    return Mending(found["way"], _findings(found["reasons"]))


def view(events: Events, request: PlrRequest | Mapping[str, object]) -> PlrView:
    """Decide whether a record may be seen, and which of its events."""
    found = json.loads(_lrs.plr_view(_events(events), _dumped(request)))
    reasons = _findings(found["reasons"])
    return PlrView(found["access"], reasons, tuple(found["shown"]), tuple(found["hidden"]))


def sort(events: Events, column: str, order: str = "ascending") -> list[int]:
    """Give the places of events, from 0, sorted by a column; equal ones keep their order, blanks stand last either way.

    `column` is `subject`, `level`, `grade`, `credit`, `source`, `start_date`, `end_date` or `award_date`; `order` is
    `ascending` or `descending`.
    """
    return _lrs.plr_sort(_events(events), column, order)


def report(
    events: Events, request: PlrRequest | Mapping[str, object], options: ReportOptions | Mapping[str, object] | None = None
) -> PlrReport:
    """Make a report of the events that are ticked and may be seen, in date order."""
    text = _lrs.plr_report(_events(events), _dumped(request), _options(options))
    found = json.loads(text)
    made = {
        "entries": tuple(_made(PlrReportEntry, entry) for entry in found["entries"]),
        "findings": _findings(found["findings"]),
        "date": datetime.date.fromisoformat(found["date"]),
    }
    return _made(PlrReport, {**found, **made, "json": text})


@overload
def write_html(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: None = None,
) -> str: ...
@overload
def write_html(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: Target,
) -> None: ...
def write_html(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: Target | None = None,
) -> str | None:
    """Write the report as one page of HTML: accessible, printable, without scripts or other files.

    Give it back, or write it where `to` says, in UTF-8.
    """
    page = _lrs.plr_write_html(_events(events), _dumped(request), _options(options))
    return page if given(page.encode(), to) is not None else None


@overload
def write_pdf(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: None = None,
) -> bytes: ...
@overload
def write_pdf(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: Target,
) -> None: ...
def write_pdf(
    events: Events,
    request: PlrRequest | Mapping[str, object],
    options: ReportOptions | Mapping[str, object] | None = None,
    *,
    to: Target | None = None,
) -> bytes | None:
    """Write the report as a tagged PDF. Give it back, or write it where `to` says.

    Its font has the letters of windows-1252; any other is written as its number, `[U+0142]`, and `report` says so in its
    findings. `write_html` shows every letter.
    """
    return given(_lrs.plr_write_pdf(_events(events), _dumped(request), _options(options)), to)


def _events(events: Events) -> str:
    return json.dumps([_named(event) for event in events], default=_plain)


def _options(options: ReportOptions | Mapping[str, object] | None) -> str:
    named = _named(options or {})
    today = named.get("today")
    return json.dumps({**named, "today": datetime.date.today() if today is None else today}, default=_plain)


def _dumped(given: object) -> str:
    is_named = dataclasses.is_dataclass(given) or hasattr(given, "items")
    return json.dumps(_named(given) if is_named else given, default=_plain)


def _named(given: Any) -> Any:
    """Write the names of a dataclass or a dictionary as JSON does."""
    if dataclasses.is_dataclass(given):
        return {camel(field.name): getattr(given, field.name) for field in dataclasses.fields(given)}
    if hasattr(given, "items"):
        return {camel(name) if isinstance(name, str) else "": value for name, value in given.items()}
    return given


def _plain(value: object) -> object:
    """Write a day as a text; anything else is refused by the engine, and not shown."""
    if isinstance(value, datetime.date):
        return datetime.date(value.year, value.month, value.day).isoformat()
    return {}


def _findings(found: list[dict[str, Any]]) -> tuple[PlrFinding, ...]:
    return tuple(
        PlrFinding(**{**one, "field": None if one["field"] is None else snake(one["field"])}) for one in found
    )


def _made(kind: type[T], given: dict[str, Any]) -> T:
    return kind(**{snake(name): value for name, value in given.items()})
