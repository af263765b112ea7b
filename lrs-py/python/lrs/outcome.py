"""Output files: what comes back from the LRS, and what to do about it. People import these names from `lrs.batch`."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import os
from typing import TYPE_CHECKING, Any, TypeVar, overload

from lrs import _lrs
from lrs._file import Data, Readable, Target, are_learners, as_binary, given, opened, to_be_read
from lrs._lrs import OutputReader
from lrs._names import camel, snake
from lrs.value import Uln

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lrs._lrs import Finding, LearnerDraft, LearnerRecord
    from lrs._lrs import _Learners as Learners

__all__ = [
    "BatchException",
    "CarriedUln",
    "CodeTotal",
    "HeldRecord",
    "HeldReport",
    "IlrAdvice",
    "IlrAim",
    "JobTotals",
    "NextStep",
    "OutcomePolicy",
    "OutcomeReport",
    "OutcomeTotal",
    "OutputReader",
    "OutputRecord",
    "Reconciled",
    "ReturnCode",
    "ServiceCode",
    "compare_held",
    "ilr_advice",
    "outcome",
    "read_output",
    "return_code",
    "service_code",
    "write_calendar",
    "write_ulns",
]

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class NextStep:
    """What to do about an exception."""

    code: str
    """Stable, for example `complete_data`."""
    sentence: str
    """The step in words."""
    section: str
    """Where it comes from."""


@dataclasses.dataclass(frozen=True)
class ReturnCode:
    """A return code of a batch output, and what is public about it."""

    code: str
    """As the LRS writes it, for example `RC010`."""
    outcome: str
    """`successful` or `exception`."""
    meaning: str | None
    """What it means, as a clause; None where that is not published."""
    is_published: bool
    """Whether the meaning is published."""
    section: str
    """Where that is from."""
    may_mean: tuple[str, ...]
    """The codes that it may stand for on the channel where it was read."""
    on_web_service: str
    """The code that web services give for the same fault."""
    next_step: NextStep | None
    """What to do; None where nothing needs to be done."""


@dataclasses.dataclass(frozen=True)
class ServiceCode:
    """A code of one of the LRS's web services."""

    code: str
    """As it travels, for example `WSRC0004`."""
    outcome: str
    """`successful` or `exception`."""
    meaning: str
    """What it means, as a clause."""
    section: str
    """Where that is from."""
    is_error: bool
    """Whether it is an error of the call and not a result."""


@dataclasses.dataclass(frozen=True)
class JobTotals:
    """What an output says about its job; None where it does not say."""

    response_code: str | None
    status: str | None
    new_learners: int | None
    exists_updated: int | None
    possible_matches: int | None
    not_found: int | None
    rejected: int | None
    records: int | None
    started: datetime.date | None
    finished: datetime.date | None


@dataclasses.dataclass(frozen=True)
class OutputRecord:
    """One record of an output file."""

    record: int
    """The number, from 1."""
    line: int
    """The physical line, from 1."""
    code: str = dataclasses.field(repr=False)
    """The code; one that is not known as it stands; empty where there is none."""
    outcome: str
    """`successful`, `exception` or `unknown`."""
    meaning: str | None
    """What the code means; None where that is not published."""
    learner: LearnerDraft
    """The learner: as sent, with the ULN; in a verify output as the LRS holds them."""
    searched: LearnerDraft | None
    """What a verify batch was searched by."""
    failure_flags: tuple[str, ...] = dataclasses.field(repr=False)
    """The signs of what could not be verified, as they stand: their values are not published."""
    findings: tuple[Finding, ...]
    """What is wrong with the record."""


@dataclasses.dataclass(frozen=True)
class CodeTotal:
    """How many records have one code."""

    code: str = dataclasses.field(repr=False)
    """The code; one that is not known as it stands; empty where there is none."""
    outcome: str
    """`successful`, `exception` or `unknown`."""
    meaning: str | None
    """What it means; None where that is not published."""
    count: int
    """How many records have it."""


@dataclasses.dataclass(frozen=True)
class Reconciled:
    """How the records of an output go together with what was sent."""

    sent: int
    """How many records were sent."""
    answered: int
    """How many of them have an answer."""
    by_position: int
    """How many were told by their place, having no identifier of their own."""
    missing: tuple[int, ...]
    """The records, from 1, that were sent and have no answer."""
    unexpected: tuple[int, ...]
    """The records of the output, from 1, that answer none."""


@dataclasses.dataclass(frozen=True)
class CarriedUln:
    """Whose ULN this is."""

    mis_identifier: str = dataclasses.field(repr=False)
    """The college's own key of the learner."""
    uln: Uln = dataclasses.field(repr=False)
    """The ULN."""
    record: int
    """The record of the output, from 1."""
    replaces: bool
    """Whether another ULN was sent with the learner, which this one would overwrite."""


@dataclasses.dataclass(frozen=True)
class BatchException:
    """A record that somebody has to process."""

    batch: str
    """The name of the batch; empty where it has none."""
    record: int
    """The record of the output, from 1."""
    mis_identifier: str = dataclasses.field(repr=False)
    """The college's own key of the learner; empty where none was sent."""
    code: str = dataclasses.field(repr=False)
    """The code beside the record."""
    meaning: str | None
    """What it means; None where that is not published."""
    uploaded: datetime.date
    """The day of the upload."""
    deadline: datetime.date
    """The last day on which it can be processed: the 45th after the upload; it is in."""
    days_left: int
    """How many days are left; negative after the last."""
    urgency: str
    """`overdue`, `soon` or `open`."""
    next_step: NextStep
    """What to do."""


@dataclasses.dataclass(frozen=True)
class HeldReport:
    """How what the LRS holds differs from what the college holds."""

    outcome: str
    """`same`, `update_required` or `other_learner`."""
    findings: tuple[Finding, ...]
    """A finding for each field that differs."""


@dataclasses.dataclass(frozen=True)
class HeldRecord:
    """Where the LRS holds something else than a verify batch was searched by."""

    record: int
    """The record of the output, from 1."""
    outcome: str
    """`same`, `update_required` or `other_learner`."""
    findings: tuple[Finding, ...]
    """A finding for each field that differs."""


@dataclasses.dataclass(frozen=True)
class OutcomeTotal:
    """How often one rule was broken in one field, exactly."""

    code: str
    severity: str
    field: str | None
    count: int
    message: str
    remedy: str
    section: str


@dataclasses.dataclass(frozen=True)
class OutcomeReport:
    """What an output comes to. Its repr shows no learner."""

    schema: str
    """The name of the shape that `json` has."""
    format: int
    """Its version."""
    kind: str
    """`registration` or `verification`."""
    is_xml: bool
    """Whether the file is XML."""
    records: int
    """How many records it has."""
    successful: int
    """How many are successful."""
    exceptions: int
    """How many are exceptions."""
    unknown: int
    """How many have no code, or none that is known."""
    codes: tuple[CodeTotal, ...]
    """How many records have each code."""
    job: JobTotals
    """What the file says about its job."""
    reconciled: Reconciled | None
    """How it goes together with what was sent; None where that was not given."""
    ulns: tuple[CarriedUln, ...]
    """The ULNs that a MIS can take over."""
    queue: tuple[BatchException, ...]
    """The exceptions, oldest first."""
    held: tuple[HeldRecord, ...]
    """Where the LRS holds something else."""
    totals: tuple[OutcomeTotal, ...]
    """Exact totals by rule and field."""
    findings: tuple[Finding, ...]
    """The findings, of each code up to a bound."""
    json: str = dataclasses.field(repr=False)
    """The same as JSON, ULNs and MIS identifiers too."""

    def __str__(self) -> str:
        """Give the report in words, without an identifier."""
        return _lrs.batch_report_text(self.json)


@dataclasses.dataclass(frozen=True, kw_only=True)
class OutcomePolicy:
    """How an output is judged; every argument by its name."""

    uploaded: datetime.date | str | None
    """The day on which the batch was uploaded, from which exceptions have 45 days."""
    today: datetime.date | str | None = None
    """The day on which deadlines are judged; the caller's own date unless it is said."""
    batch: str = ""
    """The name of the batch, to tell several apart."""
    channel: str = "portal"
    """Where the answer was read: `portal` (and output files) or `web_service`."""
    soon_days: int | None = None
    """How many days before the last one an exception is called soon; 7 unless it is said."""
    max_findings_per_code: int | None = None
    max_value_bytes: int | None = None
    max_row_bytes: int | None = None
    max_columns: int | None = None
    max_records: int | None = None

    def _json(self) -> str:
        today = datetime.date.today() if self.today is None else self.today
        return _dumped({**_fields(self), "today": today})


@dataclasses.dataclass(frozen=True, kw_only=True)
class IlrAim:
    """A learning aim, as far as the ILR's rules about the placeholder ULN ask."""

    uln: str | None = dataclasses.field(repr=False)
    """`ULN`, as it stands in the ILR; a text."""
    start: datetime.date | str | None
    """`LearnStartDate`."""
    planned_end: datetime.date | str | None = None
    """`LearnPlanEndDate`."""
    actual_end: datetime.date | str | None = None
    """`LearnActEndDate`."""
    fund_model: int
    """`FundModel`, for example 35."""
    has_loan: bool = False
    """Whether it has an advanced learner loan (ADL 1)."""
    is_he_funded: bool = False
    """Whether it is funded by the funding council for higher education (SOF 1)."""
    is_in_custody: bool = False
    """Whether the learner is in custody (LDM 034)."""
    has_employer_contract: bool = False
    """Whether the apprenticeship is funded through a contract with the employer (ACT 1)."""
    learn_ref_number: str = dataclasses.field(default="", repr=False)
    """`LearnRefNumber`, which says whose aim it is; where it is blank, the aim is taken to be of a learner of its own."""


@dataclasses.dataclass(frozen=True)
class IlrAdvice:
    """What the ILR will mind about the ULN of an aim."""

    aim: int
    """The aim, by its place in the list, from 1."""
    finding: Finding
    """What and why."""
    refused_from: datetime.date | None
    """The first day on which the file is refused; None where it is refused at once."""


def return_code(text: str, channel: str = "portal") -> ReturnCode | None:
    """Read a return code in any spelling; None where it is not a known one."""
    return _made_or_none(ReturnCode, json.loads(_lrs.batch_return_code(text, channel)))


def service_code(text: str) -> ServiceCode | None:
    """Read a code of the web services; None where it is not a known one."""
    return _made_or_none(ServiceCode, json.loads(_lrs.batch_service_code(text)))


def read_output(
    data: Data,
    *,
    max_value_bytes: int | None = None,
    max_row_bytes: int | None = None,
    max_columns: int | None = None,
    max_records: int | None = None,
) -> OutputReader:
    """Read an output file, CSV or XML by its content: an iterator of its records, in constant memory.

    What the reader says of the file is so as far as it was read. The file of a path is closed at its end, or when the
    reader is gone.

    >>> output = read_output(b"ReturnCode,MISIdentifier,ULN\\nRC001,A1,9276308686\\nRC010,A2,\\n")
    >>> [(record.code, record.outcome) for record in output], output.kind
    ([('RC001', 'successful'), ('RC010', 'exception')], 'registration')
    """
    limits = {
        "max_value_bytes": max_value_bytes,
        "max_row_bytes": max_row_bytes,
        "max_columns": max_columns,
        "max_records": max_records,
    }
    if isinstance(data, (str, os.PathLike)):
        return _lrs.batch_read_output(to_be_read(data), _dumped(limits), close=True)
    return _lrs.batch_read_output(as_binary(data), _dumped(limits))


def outcome(data: Data, policy: OutcomePolicy, sent: Data | Learners | None = None) -> OutcomeReport:
    """Judge an output file, and hold it against what was sent, where that is given: the batch file, or the learners.

    Both are read in a stream; of each record its identifier, names and birth date are kept.

    >>> policy = OutcomePolicy(uploaded="2026-09-01", today="2026-09-20")
    >>> report = outcome(b"ReturnCode,MISIdentifier\\nRC010,A2\\n", policy, sent=[{"mis_identifier": "A2"}])
    >>> report.exceptions, report.queue[0].next_step.code, report.reconciled.answered
    (1, 'fill_missing', 1)
    """
    with _both(data, sent) as files:
        text, findings, held = _lrs.batch_outcome(*files, policy._json())
    read = json.loads(text)
    made = {snake(name): value for name, value in read.items()}
    places = zip(read["held"], held, strict=True)
    made |= {
        "codes": tuple(_made(CodeTotal, total) for total in read["codes"]),
        "job": _made(JobTotals, read["job"]),
        "reconciled": _made_or_none(Reconciled, read["reconciled"]),
        "ulns": tuple(_made(CarriedUln, carried) for carried in read["ulns"]),
        "queue": tuple(_made(BatchException, exception) for exception in read["queue"]),
        "held": tuple(HeldRecord(one["record"], one["outcome"], tuple(about)) for one, about in places),
        "totals": tuple(_made(OutcomeTotal, total) for total in read["totals"]),
        "findings": tuple(findings),
    }
    return OutcomeReport(**made, json=text)


@overload
def write_calendar(
    data: Data,
    policy: OutcomePolicy,
    sent: Data | Learners | None = None,
    *,
    stamp: datetime.datetime | str,
    detail: str = "batch",
    to: None = None,
) -> bytes: ...
@overload
def write_calendar(
    data: Data,
    policy: OutcomePolicy,
    sent: Data | Learners | None = None,
    *,
    stamp: datetime.datetime | str,
    detail: str = "batch",
    to: Target,
) -> None: ...
def write_calendar(
    data: Data,
    policy: OutcomePolicy,
    sent: Data | Learners | None = None,
    *,
    stamp: datetime.datetime | str,
    detail: str = "batch",
    to: Target | None = None,
) -> bytes | None:
    """Write the last days of an output's exceptions as an iCalendar file (RFC 5545).

    `stamp` is when it is made, in UTC: a time with its zone, or `YYYY-MM-DDThh:mm:ssZ`. `detail` is `batch` (one entry
    for each batch and day), `record` (one for each record) or `mis_identifier` (with the college's own key too).
    No name and no ULN is in it. Give it back, or write it where `to` says.
    """
    with _both(data, sent) as files:
        file = _lrs.batch_write_calendar(*files, policy._json(), _stamp(stamp), detail)
    return given(file, to)


@overload
def write_ulns(
    data: Data, policy: OutcomePolicy, sent: Data | Learners | None = None, *, to: None = None
) -> bytes: ...
@overload
def write_ulns(data: Data, policy: OutcomePolicy, sent: Data | Learners | None = None, *, to: Target) -> None: ...
def write_ulns(
    data: Data, policy: OutcomePolicy, sent: Data | Learners | None = None, *, to: Target | None = None
) -> bytes | None:
    """Write the ULNs that a MIS can take over beside its identifiers, as CSV. Give it back, or write it where `to` says."""
    with _both(data, sent) as files:
        file = _lrs.batch_write_ulns(*files, policy._json())
    return given(file, to)


def compare_held(
    held: LearnerDraft | LearnerRecord | Mapping[str, object],
    local: LearnerDraft | LearnerRecord | Mapping[str, object],
    fields: Sequence[str] | None = None,
) -> HeldReport:
    """Compare what the LRS holds with what the college holds, in these fields; in all where none are named."""
    result, findings = _lrs.batch_compare_held(held, local, fields)
    return HeldReport(result, tuple(findings))


def ilr_advice(
    aims: Iterable[IlrAim | Mapping[str, object]], prepared: datetime.date | str | None = None
) -> list[IlrAdvice]:
    """Say what the ILR minds about the ULNs of aims, in a file that is prepared on a day.

    Hand over one aim for each learner to be told of a ULN that learners share.
    """
    told = [_dumped(_fields(aim) if isinstance(aim, IlrAim) else dict(aim)) for aim in aims]
    advice = _lrs.batch_ilr_advice(told, prepared)
    return [IlrAdvice(aim, finding, _day(day)) for aim, finding, day in advice]


@contextlib.contextmanager
def _both(
    data: Data, sent: Data | Learners | None
) -> Iterator[tuple[bytes | bytearray | Readable, bytes | bytearray | Readable | None, Learners | None]]:
    """Open an output file and what was sent, be that a file or learners."""
    with opened(data) as output:
        if sent is None or are_learners(sent):
            yield output, None, sent
        else:
            with opened(sent) as file:
                yield output, file, None


def _made(kind: type[T], given: dict[str, Any]) -> T:
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    named = ((snake(name), _value(name, value)) for name, value in given.items())
    return kind(**{name: value for name, value in named if name in known})


def _made_or_none(kind: type[T], given: dict[str, Any] | None) -> T | None:
    return None if given is None else _made(kind, given)


def _value(name: str, value: Any) -> Any:
    if name in ("uploaded", "deadline", "started", "finished"):
        return _day(value)
    if name == "uln":
        return Uln.parse(value)
    if name == "nextStep":
        return _made_or_none(NextStep, value)
    if name == "field" and value is not None:
        return snake(value)
    return tuple(value) if isinstance(value, list) else value


def _day(iso: str | None) -> datetime.date | None:
    return None if iso is None else datetime.date.fromisoformat(iso)


def _stamp(stamp: datetime.datetime | str) -> str:
    if isinstance(stamp, str):
        return stamp
    if stamp.tzinfo is None:
        raise ValueError("the stamp has no time zone: datetime.now(timezone.utc) has one")
    return stamp.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fields(given: Any) -> dict[str, object]:
    return {field.name: getattr(given, field.name) for field in dataclasses.fields(given)}


def _dumped(names: Mapping[str, object]) -> str:
    def plain(value: object) -> object:
        if isinstance(value, datetime.datetime):
            value = value.date()
        return value.isoformat() if isinstance(value, datetime.date) else str(value)

    return json.dumps({camel(name): value for name, value in names.items()}, default=plain)
