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
from lrs._lrs import batch_write_findings_csv as write_findings_csv
from lrs._lrs import batch_write_xml as write_xml
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
from lrs.plan import FormerPostcodes, FoundUln, PlanRecord, PlanRepair, PlanStep, WayAdvice

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping

    from lrs.finding import Finding
    from lrs.learner import LearnerDraft, LearnerRecord

__all__ = [
    "BatchException",
    "BatchPart",
    "BatchPlan",
    "BatchPolicy",
    "BatchReader",
    "BatchReport",
    "CarriedUln",
    "CodeTotal",
    "CorrectedFile",
    "Data",
    "FileFields",
    "FormerPostcodes",
    "FoundUln",
    "HeldRecord",
    "HeldReport",
    "IlrAdvice",
    "IlrAim",
    "Inside",
    "InsideFinding",
    "InsidePolicy",
    "InsideReport",
    "JobTotals",
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
    "RepairTotal",
    "ReturnCode",
    "ServiceCode",
    "Total",
    "UpdatePlan",
    "WayAdvice",
    "check",
    "check_file_name",
    "check_inside",
    "compare_held",
    "correct",
    "file_name",
    "headings",
    "ilr_advice",
    "outcome",
    "plan_refresh",
    "plan_restore",
    "plan_search",
    "plan_update",
    "read",
    "read_output",
    "return_code",
    "service_code",
    "split",
    "way",
    "write",
    "write_calendar",
    "write_findings_csv",
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


def read(data: Data, policy: BatchPolicy | None = None) -> BatchReader:
    """Read a batch file: an iterator of the learners as typed, in constant memory.

    A path is opened here and closed when the reader is gone.
    """
    if isinstance(data, os.PathLike):
        return _lrs.batch_read(open(data, "rb", buffering=0), policy, close=True)
    return _lrs.batch_read(as_binary(data), policy)


def correct(data: Data, policy: BatchPolicy | None = None, *, hold_back: bool = False) -> CorrectedFile:
    """Read a file and write it corrected: layout 2A with every safe repair, nothing lost.

    An XML file stays XML, within the same elements.
    The file is held in memory. With `hold_back` the records that still have errors go to a file of their own.
    """
    with opened(data) as source:
        whole = source if isinstance(source, (bytes, bytearray)) else source.read()
    return CorrectedFile(*_lrs.batch_correct(bytes(whole), policy, hold_back))


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
