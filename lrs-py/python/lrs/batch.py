"""Registration batch files: many learners in one upload.

A file is bytes, a path (`os.PathLike`), a file object in binary mode, or a text that was read already. Long calls let
other threads run.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from lrs import _lrs
from lrs._lrs import BatchPolicy, BatchReader, BatchReport
from lrs._lrs import batch_check_file_name as check_file_name
from lrs._lrs import batch_file_name as file_name
from lrs._lrs import batch_headings as headings
from lrs._lrs import batch_write as write
from lrs._lrs import batch_write_findings_csv as write_findings_csv
from lrs._lrs import batch_write_xml as write_xml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from lrs._lrs import Finding

__all__ = [
    "BatchPart",
    "BatchPlan",
    "BatchPolicy",
    "BatchReader",
    "BatchReport",
    "CorrectedFile",
    "Data",
    "FileFields",
    "Place",
    "RepairTotal",
    "Total",
    "check",
    "check_file_name",
    "correct",
    "file_name",
    "headings",
    "read",
    "split",
    "write",
    "write_findings_csv",
    "write_xml",
]

Data: TypeAlias = bytes | bytearray | memoryview | str | os.PathLike[str] | BinaryIO
"""What a file may be handed over as. A `str` is the text of the file, never its path."""


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
    with _opened(data) as source:
        return _lrs.batch_check(source, policy, progress)


def read(data: Data, policy: BatchPolicy | None = None) -> BatchReader:
    """Read a batch file: an iterator of the learners as typed, in constant memory.

    A path is opened here and closed when the reader is gone.
    """
    if isinstance(data, os.PathLike):
        return _lrs.batch_read(open(data, "rb", buffering=0), policy, close=True)
    return _lrs.batch_read(_binary(data), policy)


def correct(data: Data, policy: BatchPolicy | None = None, *, hold_back: bool = False) -> CorrectedFile:
    """Read a file and write it corrected: layout 2A with every safe repair, nothing lost.

    An XML file stays XML, within the same elements.
    The file is held in memory. With `hold_back` the records that still have errors go to a file of their own.
    """
    with _opened(data) as source:
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


@contextlib.contextmanager
def _opened(data: Data) -> Iterator[bytes | bytearray | BinaryIO]:
    if isinstance(data, os.PathLike):
        with open(data, "rb", buffering=0) as file:
            yield file
    else:
        yield _binary(data)


def _binary(data: object) -> bytes | bytearray | BinaryIO:
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, memoryview):
        return data.tobytes()
    if isinstance(data, str):
        # XML may stand in one line, and no path begins so.
        if "\n" not in data and "\r" not in data and not data.lstrip().startswith("<"):
            raise TypeError("a str is the text of a file, and this one has no line end: wrap a path in pathlib.Path")
        return data.encode()
    if hasattr(data, "read"):
        return data  # type: ignore[return-value]
    wanted = "bytes, a path (pathlib.Path) or a file opened in binary mode is wanted"
    raise TypeError(f"{wanted}, not {type(data).__name__}")
