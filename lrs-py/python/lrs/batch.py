"""Registration batch files: many learners in one upload.

A file is bytes, a path (`os.PathLike`), a file object in binary mode, or a text that was read already. Long calls let
other threads run.
"""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING, NamedTuple, cast

from lrs import _lrs
from lrs._file import Data, as_binary, opened
from lrs._lrs import (
    BatchPolicy,
    BatchReader,
    BatchReport,
    HeadingMap,
    Inside,
    InsidePolicy,
    InsideReport,
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
from lrs._lrs import batch_write as write
from lrs._lrs import batch_write_xml as write_xml
from lrs.correction import (
    BatchChange,
    BatchQuestion,
    ChangeReason,
    Corrected,
    RehearsalCounts,
    RehearsalReport,
    correct_with,
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
    OutputFile,
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lrs.finding import Finding, Repair
    from lrs.learner import LearnerDraft, LearnerRecord

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
    "Corrected",
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
    "OutputFile",
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
    "Total",
    "TotalChange",
    "UpdatePlan",
    "WayAdvice",
    "check",
    "check_file_name",
    "check_inside",
    "compare_held",
    "compare_reports",
    "correct",
    "correct_with",
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
    "read_workbook",
    "rehearse",
    "read_report",
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
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> BatchReport:
    """Check a batch file: its name, headings, first record, and every learner.

    The file is read once, in constant memory whatever its size. `progress` is called every thousand records
    or so with the bytes read and the records checked; when it answers False, the check stops, and the report
    says so. Raises `LrsError` where there is nothing to report about: the file is empty, or no text.
    """
    with opened(data) as source:
        return _lrs.batch_check(source, policy, progress)


def check_inside(
    data: Data | Iterable[LearnerDraft | LearnerRecord | Mapping[str, object]],
    policy: BatchPolicy | None = None,
    inside: InsidePolicy | None = None,
) -> InsideReport:
    """Hold the records of a file against each other: duplicates, one ULN on two people, two changes to one learner.

    Learners are taken too, each a record in its place. Raises `LrsError` where there is nothing to report about.
    """
    if not isinstance(data, (bytes, bytearray, memoryview, str, os.PathLike)) and not hasattr(data, "read"):
        return _lrs.batch_check_inside_of(data, inside)
    with opened(cast("Data", data)) as source:
        return _lrs.batch_check_inside(source, policy, inside)


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

    A path is opened here and closed when the reader is gone.
    """
    if isinstance(data, os.PathLike):
        return _lrs.batch_read(open(data, "rb", buffering=0), policy, close=True)
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


def correct(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    hold_back: bool = False,
    changes: bool = False,
    questions: bool = False,
    values: bool = False,
    mis_identifier: bool = False,
) -> CorrectedFile:
    """Read a file and write it corrected: layout 2A with every safe repair, nothing lost.

    An XML file stays XML, within the same elements.
    The file is held in memory: `correct_with` is for large ones. With `hold_back` the records that still have errors go
    to a file of their own. `changes` and `questions` ask for the tables of `write_changes` (what is applied alone) and
    `write_questions`; learners' values stand in the first, and MIS identifiers in both, where `values` and
    `mis_identifier` say so.
    """
    with opened(data) as source:
        whole = source if isinstance(source, (bytes, bytearray)) else source.read()
    made = _lrs.batch_correct(
        bytes(whole), policy, hold_back, changes=changes, questions=questions, values=values, mis_identifier=mis_identifier
    )
    file, beside, written, held, changed, without_identifiers, counts, log, table = made
    return CorrectedFile(
        file, beside, written, held, changed, without_identifiers, RehearsalCounts(*counts), log, table
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


class CorrectedFile(NamedTuple):
    """A corrected file, and how it differs from the one that was read. Its repr shows no learner."""

    file: bytes
    """The corrected file."""
    held_back_file: bytes | None
    """The records with errors, where they were to be held back."""
    written: int
    """How many records are in `file`."""
    held_back: int
    """How many records with errors are in `held_back_file`."""
    changed: int
    """How many values differ from those that were read."""
    without_identifiers: int
    """How many records have a UCI or UPN, for which layout 2A has no column."""
    counts: RehearsalCounts
    """What comes of the records."""
    change_log: bytes | None
    """What was changed, where it was asked for."""
    question_table: bytes | None
    """What to ask about the records with errors, where it was asked for."""

    def __repr__(self) -> str:
        """Give the counts."""
        return f"CorrectedFile(written={self.written}, held_back={self.held_back}, changed={self.changed})"


class FileFields(NamedTuple):
    """The first record's four columns about the file, as they stand there."""

    file_version: str
    file_name: str
    ukprn: str
    record_count: str


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


class WayAdvice(NamedTuple):
    """Which way learners go best, and why."""

    way: str
    """`portal`, `batch` or `web_services`."""
    parts: int
    """How many learners to type in, files to upload, or batch calls to make."""
    reasons: tuple[Finding, ...]
    """Why, the weightiest reason first."""


class PlanRecord(NamedTuple):
    """What one record of a planned file changes."""

    learner: int
    """The learner's place in the lists that were planned, from 1."""
    mandatory: str | None
    """The mandatory field that it changes, if it changes one."""
    optional: tuple[str, ...]
    """The optional fields that ride along."""


class PlanStep(NamedTuple):
    """Something that no file can do."""

    learner: int
    """The learner's place, from 1."""
    route: str
    """Where it goes: `find_uln`, `correct`, `portal`, `service_desk`, `data_challenge` or `not_possible`."""
    challenge: str | None
    """The kind of data challenge, where it is one."""
    is_whole: bool
    """Whether the learner is in no file because of it; else it is about the finding's field alone."""
    finding: Finding
    """Why."""


class PlanRepair(NamedTuple):
    """A text of a plan that differs from what was handed over."""

    learner: int
    """The learner's place, from 1."""
    repair: Repair
    """The change."""


class FormerPostcodes(NamedTuple):
    """A learner without a ULN, and previous postcodes, the likeliest first. Its repr shows none of them."""

    learner: LearnerDraft | LearnerRecord | Mapping[str, object]
    """The learner, with the present postcode."""
    postcodes: Sequence[str]
    """Earlier postcodes of the learner, and those of the parents."""

    def __repr__(self) -> str:
        """Give the count of postcodes."""
        return f"FormerPostcodes(postcodes={len(self.postcodes)})"


class FoundUln(NamedTuple):
    """A ULN that the output of a search gave. Its repr does not show it."""

    learner: int
    """The learner's place in the list that was searched for, from 1."""
    stage: int
    """The stage of the file that found it."""
    uln: str
    """The ULN."""

    def __repr__(self) -> str:
        """Give the places."""
        return f"FoundUln(learner={self.learner}, stage={self.stage})"
