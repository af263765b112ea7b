"""Registration batch files: many learners in one upload.

A file is its bytes, its path (`str` or `os.PathLike`), or a file object in binary mode, and is read in a stream. Learners
are a list or an iterator of `LearnerDraft`s or dictionaries, a dictionary of columns, or a data frame of pandas or Polars,
whose columns have the names of the fields or the headings of a batch file. Long calls let other threads run, and Control-C
ends them.

>>> from lrs import batch
>>> policy = batch.BatchPolicy(today="2026-09-01")
>>> learners = [{"given_name": "Zoë", "uln": "9276308685"}, {"given_name": "Jo", "uln": "9276308686"}]
>>> report = batch.check(learners, policy)
>>> [finding.record for finding in report.findings if finding.code == "uln.check_digit"]
[1]
>>> file = batch.write(learners, "LRB_10000001_010920260930.CSV", "10000001")
>>> [learner.given_name for learner in batch.read(file, policy)]
['Zoë', 'Jo']
"""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING, NamedTuple, overload

from lrs import _lrs
from lrs._file import (
    Data,
    Target,
    are_learners,
    as_binary,
    opened,
    to_be_read,
    written,
)
from lrs._lrs import (
    BatchPolicy,
    BatchReader,
    BatchReport,
    HeadingMap,
    Inside,
    InsidePolicy,
    InsideReport,
    OutputReader,
    PlanFile,
    PlanPolicy,
    UpdatePlan,
)
from lrs._lrs import batch_check_file_name as check_file_name
from lrs._lrs import batch_file_name as file_name
from lrs._lrs import batch_headings as headings
from lrs._lrs import batch_plan_refresh as plan_refresh
from lrs._lrs import batch_plan_restore as plan_restore
from lrs._lrs import batch_plan_search as plan_search
from lrs._lrs import batch_plan_update as plan_update
from lrs._lrs import batch_way as way
from lrs.correction import (
    BatchChange,
    BatchQuestion,
    ChangeReason,
    CorrectedFile,
    RehearsalCounts,
    RehearsalReport,
    correct,
    rehearse,
    write_changes,
    write_questions,
)
from lrs.outcome import (
    BatchException,
    CarriedUln,
    CodeTotal,
    HeldRecord,
    HeldReport,
    IlrAdvice,
    IlrAim,
    JobTotals,
    NextStep,
    OutcomePolicy,
    OutcomeReport,
    OutputRecord,
    Reconciled,
    ReturnCode,
    ServiceCode,
    compare_held,
    ilr_advice,
    outcome,
    read_output,
    return_code,
    service_code,
    write_calendar,
    write_ulns,
)
from lrs.plan import FormerPostcodes, FoundUln, PlanRecord, PlanRepair, PlanStep, WayAdvice
from lrs.report import (
    FindingValues,
    ReportComparison,
    ReportCounts,
    ReportStyle,
    TotalChange,
    compare_reports,
    finding_values,
    read_report,
    report_html,
    report_text,
    write_findings_csv,
    write_totals_csv,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from lrs._lrs import _Learners as Learners
    from lrs.finding import Finding

__all__ = [
    "BatchChange",
    "BatchException",
    "BatchPart",
    "BatchPlan",
    "BatchPolicy",
    "BatchQuestion",
    "BatchReader",
    "BatchReport",
    "CarriedUln",
    "ChangeReason",
    "CodeTotal",
    "CorrectedFile",
    "Data",
    "FileFields",
    "FindingValues",
    "FormerPostcodes",
    "FoundUln",
    "HeadingMap",
    "HeldRecord",
    "HeldReport",
    "IlrAdvice",
    "IlrAim",
    "Inside",
    "InsideFinding",
    "InsidePolicy",
    "InsideReport",
    "JobTotals",
    "MappedColumn",
    "NextStep",
    "OutcomePolicy",
    "OutcomeReport",
    "OutputReader",
    "OutputRecord",
    "Place",
    "PlanFile",
    "PlanPolicy",
    "PlanRecord",
    "PlanRepair",
    "PlanStep",
    "Reconciled",
    "RehearsalCounts",
    "RehearsalReport",
    "RepairTotal",
    "ReportComparison",
    "ReportCounts",
    "ReportStyle",
    "ReturnCode",
    "ServiceCode",
    "Sheet",
    "Target",
    "Total",
    "TotalChange",
    "UpdatePlan",
    "WayAdvice",
    "XmlFrame",
    "check",
    "check_file_name",
    "check_inside",
    "check_learners",
    "compare_held",
    "compare_reports",
    "correct",
    "file_name",
    "finding_values",
    "guess_headings",
    "headings",
    "ilr_advice",
    "outcome",
    "plan_refresh",
    "plan_restore",
    "plan_search",
    "plan_update",
    "read",
    "read_output",
    "read_report",
    "read_workbook",
    "rehearse",
    "report_html",
    "report_text",
    "return_code",
    "service_code",
    "split",
    "way",
    "write",
    "write_calendar",
    "write_changes",
    "write_findings_csv",
    "write_questions",
    "write_totals_csv",
    "write_ulns",
    "write_xml",
]


def check(
    data: Data | Learners,
    policy: BatchPolicy | None = None,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> BatchReport:
    """Check a batch file: its name, headings, first record, and every learner. Learners are checked too.

    The file is read once, in constant memory whatever its size. `progress` is called every thousand records
    or so with the bytes read and the records checked; when it answers False, the check stops, and the report
    says so. Raises `LrsError` where there is nothing to report about: the file is empty, or no text.

    >>> report = check(b"FileVersion,UKPRN,GivenName\\n2A,10000001,Jo\\n", BatchPolicy(today="2026-09-01"))
    >>> report.records, report.is_ready
    (1, False)
    """
    if are_learners(data):
        return check_learners(data, policy, progress=progress)
    with opened(data) as source:
        return _lrs.batch_check(source, policy, progress)


def check_learners(
    learners: Learners,
    policy: BatchPolicy | None = None,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> BatchReport:
    """Check learners as the records of the file that `write` makes of them.

    The `record` of a finding is the row, from 1; there is no line and no column. An iterator is walked over once and
    never held as a whole. `progress` is as in `check`; there are no bytes.

    >>> report = check_learners({"GivenName": ["Jo", None], "ULN": [9276308686.0, None]}, BatchPolicy(today="2026-09-01"))
    >>> report.records, report.count_of("batch.record.empty")
    (2, 1)
    """
    return _lrs.batch_check_learners(learners, policy, progress)


def check_inside(
    data: Data | Learners,
    policy: BatchPolicy | None = None,
    inside: InsidePolicy | None = None,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> InsideReport:
    """Hold the records of a file against each other: duplicates, one ULN on two people, two changes to one learner.

    Learners are taken too, each a record in its place. `progress` is called with the comparisons made so far and all that
    are to be made, when all records are read; what it raises ends the work. Raises `LrsError` where there is nothing to
    report about.

    >>> learner = {"uln": "9276308686", "given_name": "Jo", "family_name": "Ng", "date_of_birth": "2008-04-13"}
    >>> [found.finding.code for found in check_inside([learner, learner]).findings]
    ['batch.inside.repeated']
    """
    if are_learners(data):
        return _lrs.batch_check_inside_of(data, inside, progress)
    with opened(data) as source:
        return _lrs.batch_check_inside(source, policy, inside, progress)


def guess_headings(data: Data, policy: BatchPolicy | None = None) -> HeadingMap:
    """Guess what the columns of an export of another system are, for a person to confirm.

    Look at the map, put it right with `with_column` and `with_heading`, and hand it over as `heading_map` of a
    `BatchPolicy`: the export is then read, checked and corrected as a batch file is. Headings are looked for in the
    first 20 rows, whatever stands above them.
    """
    with opened(data) as source:
        return _lrs.batch_guess_headings(source, policy)


def read(data: Data, policy: BatchPolicy | None = None) -> BatchReader:
    """Read a batch file: an iterator of the learners as typed, in constant memory.

    The file of a path is opened here, and closed at its end, by `close`, at the end of a `with` block, or when the
    reader is gone; a file object is left open. `to_columns` gives what a data frame is made of:
    `pandas.DataFrame(batch.read(path).to_columns())`.

    >>> with read(b"FileVersion,UKPRN,GivenName,ULN\\n2A,10000001,Jo,9276308686\\n") as learners:
    ...     [learner.uln for learner in learners]
    ['9276308686']
    """
    if isinstance(data, (str, os.PathLike)):
        return _lrs.batch_read(to_be_read(data), policy, close=True)
    return _lrs.batch_read(as_binary(data), policy)


def read_workbook(
    data: Data,
    sheet: str | None = None,
    *,
    max_bytes: int | None = None,
    max_unpacked_bytes: int | None = None,
    max_cells: int | None = None,
) -> Sheet:
    """Read a sheet of a workbook (XLSX or ODS) as the text of a CSV file, for `guess_headings`, `check` and the rest.

    Without a name it is the first that has the headings of a list of learners. A date cell becomes `YYYY-MM-DD`, a
    whole number has all of its digits, and each row stands on the line of its number. Raises `LrsError`: encrypted, of
    the old or the binary format, damaged, past a bound, or without a sheet of learners.
    """
    with opened(data) as source:
        name, sheets, rows, csv = _lrs.batch_read_workbook(source, sheet, max_bytes, max_unpacked_bytes, max_cells)
    return Sheet(name, tuple(sheets), rows, csv)


@overload
def write(learners: Learners, file_name: str, ukprn: str, count: int | None = None, *, to: None = None) -> bytes: ...
@overload
def write(learners: Learners, file_name: str, ukprn: str, count: int | None = None, *, to: Target) -> None: ...
def write(
    learners: Learners, file_name: str, ukprn: str, count: int | None = None, *, to: Target | None = None
) -> bytes | None:
    """Write learners as a batch file: layout 2A, every value in quotes. Give it back, or write it where `to` says.

    The first record says how many there are. Learners of an iterator that has no length are held until all are there,
    unless `count` tells; then they are written as they come. A path has its file as a whole when all went well, or not
    at all.

    >>> file = write([{"given_name": "Zoë"}], "LRB_10000001_010920260930.CSV", "10000001")
    >>> file.decode().splitlines()[1].startswith('"2A","LRB_10000001_010920260930.CSV","10000001","1"')
    True
    """
    with written(to) as file:
        return _lrs.batch_write(learners, file_name, ukprn, count, file)


@overload
def write_xml(
    learners: Learners,
    file_name: str,
    ukprn: str,
    count: int | None = None,
    *,
    to: None = None,
    tags: Sequence[str] | None = None,
    record: str | None = None,
    has_file_name: bool = False,
) -> bytes: ...
@overload
def write_xml(
    learners: Learners,
    file_name: str,
    ukprn: str,
    count: int | None = None,
    *,
    to: Target,
    tags: Sequence[str] | None = None,
    record: str | None = None,
    has_file_name: bool = False,
) -> None: ...
def write_xml(
    learners: Learners,
    file_name: str,
    ukprn: str,
    count: int | None = None,
    *,
    to: Target | None = None,
    tags: Sequence[str] | None = None,
    record: str | None = None,
    has_file_name: bool = False,
) -> bytes | None:
    """Write learners as an XML batch file, as `write` does.

    `tags` are what stands around the records and `record` is the element of each, those of the web service unless they
    are said: the root of an upload is not published.

    >>> b"<GivenName>Zo" in write_xml([{"given_name": "Zoë"}], "", "10000001")
    True
    """
    with written(to) as file:
        return _lrs.batch_write_xml(
            learners, file_name, ukprn, count, file, tags=tags, record=record, has_file_name=has_file_name
        )

@dataclasses.dataclass(frozen=True, slots=True)
class BatchPart:
    """One file or call of a set of learners that is split."""

    start: int
    """The place of its first record in the set, from 0."""
    count: int
    """How many records it has."""
    file_name: str
    """Its name as a file."""


class BatchPlan(NamedTuple):
    """How a set of learners is split."""

    parts: tuple[BatchPart, ...]
    """The parts in order; together they have each record once."""
    findings: tuple[Finding, ...]
    """What is to be said about it."""


def split(
    count: int,
    ukprn: str,
    date: datetime.date | str,
    hour: int,
    minute: int,
    route: str = "portal",
    file_format: str = "csv",
) -> BatchPlan:
    """Plan how a set of learners is split into files for the portal or calls of the web service (`web_service`).

    The parts are as few and as equal as can be; each is named by the next minute after the one that is given.
    """
    parts, findings = _lrs.batch_split(count, ukprn, date, hour, minute, route, file_format)
    return BatchPlan(tuple(BatchPart(*part) for part in parts), tuple(findings))


class FileFields(NamedTuple):
    """The first record's four columns about the file, as they stand there."""

    file_version: str
    file_name: str
    ukprn: str
    record_count: str


class XmlFrame(NamedTuple):
    """What stands around the learners of an XML file: the arguments of `write_xml` that say so.

    >>> with read(b"<Upload><Learner><FamilyName>Ng</FamilyName></Learner></Upload>") as learners:
    ...     frame = learners.xml_frame
    >>> frame.tags, frame.record
    (['Upload'], 'Learner')
    """

    tags: Sequence[str]
    """The tags around the records, from the root on."""
    record: str
    """The element of each: its name with its prefix, and the namespaces that it declares itself."""
    has_file_name: bool
    """Whether version and name of the file stand before the UKPRN."""


class Place(NamedTuple):
    """A place in a file: data record, physical line and column, each from 1."""

    record: int | None
    line: int | None
    column: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Total:
    """How often one rule was broken in one field of a file."""

    code: str
    """The stable code."""
    severity: str
    """`error`, `warning` or `advice`."""
    field: str | None
    """The field; None where it is about a record or the file."""
    count: int
    """How often, exactly."""
    message: str
    """What is wrong in the first case."""
    remedy: str
    """What to do about it."""
    section: str
    """Where the rule comes from."""
    places: tuple[Place, ...]
    """The first places."""


@dataclasses.dataclass(frozen=True, slots=True)
class RepairTotal:
    """How often one repair was made or is proposed in one field of a file."""

    field: str
    """The field that is changed."""
    code: str
    """Why: the stable code."""
    applied: bool
    """Whether a corrected file holds the change; a person decides otherwise."""
    count: int
    """How often, exactly."""
    message: str
    """Why, as a clause."""


class Sheet(NamedTuple):
    """One sheet of a workbook as the text of a CSV file. Its repr shows no learner."""

    name: str
    """The name of the sheet."""
    sheets: tuple[str, ...]
    """The names of all sheets, in their order."""
    rows: int
    """The last row with a value, from 1."""
    csv: bytes
    """The rows as CSV in UTF-8, each on the line of its number."""

    def __repr__(self) -> str:
        """Give the counts."""
        return f"Sheet(sheets={len(self.sheets)}, rows={self.rows})"


class MappedColumn(NamedTuple):
    """One column of an export, and what it is read as. Its repr does not show the heading."""

    column: int
    """Its place in the file, from 1; 0 where it may stand anywhere."""
    heading: str
    """Its heading as it stands there."""
    field: str | None
    """The learner's field that it gives."""
    joint: str | None
    """What it holds of several fields: `family_comma_given`, `whole_name` or `whole_address`."""
    evidence: str
    """Why: `exact`, `layout_3a`, `spelling`, `synonym`, `similar`, `about_file`, `not_asked`, `unknown` or `chosen`."""
    why: str
    """Why, as a clause."""
    sureness: str
    """`certain`, `likely` or `unsure`."""
    section: str | None
    """Where the word for the field comes from, where it is not the layout's own."""
    claimed: str | None
    """The field that its heading speaks of, where another column was taken for that."""

    def __repr__(self) -> str:
        """Give the place and the meaning: a heading may be a learner's where there are none."""
        return f"MappedColumn(column={self.column}, field={self.field!r}, evidence={self.evidence!r})"


class InsideFinding(NamedTuple):
    """A finding about two records of one file."""

    finding: Finding
    """The finding, at the later record."""
    other_record: int | None
    """The earlier record, from 1; None where the file as a whole is meant."""
    other_line: int | None
    """Its physical line, from 1."""
    probability: float | None
    """How likely it is that both are of one learner, where that was weighed."""
