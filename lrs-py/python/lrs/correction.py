"""A dry run of correcting a file, and the correction itself. People import these names from `lrs.batch`."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from lrs import _lrs
from lrs._file import Data, opened
from lrs.files import Target, written
from lrs.outcome import _snake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lrs._lrs import BatchPolicy, BatchReport

__all__ = [
    "BatchChange",
    "BatchQuestion",
    "ChangeReason",
    "Corrected",
    "RehearsalCounts",
    "RehearsalReport",
    "correct_with",
    "rehearse",
    "write_changes",
    "write_questions",
]


class RehearsalCounts(NamedTuple):
    """What comes of the records of a file: `records` is always `ready + repaired + held_back`."""

    records: int
    """How many records there are."""
    ready: int
    """How many need no change and have no error."""
    repaired: int
    """How many were changed and have no error."""
    held_back: int
    """How many have an error, whether or not they go to a file of their own."""
    changed: int
    """How many values differ from those that were read."""
    proposed: int
    """How many other values are proposed."""
    questions: int
    """How many questions would settle the errors."""


@dataclasses.dataclass(frozen=True)
class ChangeReason:
    """Why a value is changed."""

    code: str
    """The stable code."""
    message: str
    """Why, as a sentence."""
    section: str
    """Where the rule comes from."""


@dataclasses.dataclass(frozen=True)
class BatchChange:
    """A change to one value of a file, made or proposed. Its repr shows no value."""

    record: int
    """The data record, from 1."""
    line: int
    """The physical line of the value, from 1."""
    mis_identifier: str = dataclasses.field(repr=False)
    """The college's own key of the learner."""
    field: str
    """The field."""
    typed: str = dataclasses.field(repr=False)
    """The value as it was read."""
    to: str = dataclasses.field(repr=False)
    """The value that it becomes; blank where it is taken out."""
    applied: bool
    """Whether a corrected file holds the change; a person decides otherwise."""
    reasons: tuple[ChangeReason, ...]
    """Why, at least one."""


@dataclasses.dataclass(frozen=True)
class BatchQuestion:
    """A question whose answer would settle an error of a record. Its repr shows no value."""

    record: int
    """The data record, from 1."""
    line: int
    """The physical line, from 1."""
    mis_identifier: str = dataclasses.field(repr=False)
    """The college's own key of the learner."""
    field: str | None
    """The field; None where it is about the record."""
    code: str
    """The error's code."""
    message: str
    """What is wrong, as a sentence."""
    ask: str
    """Who knows: `learner`, `office` (who enrolled the learner), `mis` (who runs the system) or `service_desk`."""
    question: str
    """What to ask."""
    section: str
    """Where the question comes from."""


@dataclasses.dataclass(frozen=True)
class RehearsalReport:
    """What correcting a file would change. Of each code up to the policy's bound is listed; the counts are exact."""

    counts: RehearsalCounts
    """What would come of the records."""
    changes: tuple[BatchChange, ...]
    """The changes, made and proposed, in the order of the file."""
    questions: tuple[BatchQuestion, ...]
    """The questions, in the order of the file."""


class Corrected(NamedTuple):
    """What was written when a file was corrected."""

    written: int
    """How many records are in the corrected file."""
    held_back: int
    """How many records with errors are in the file beside it."""
    changed: int
    """How many values differ from those that were read."""
    without_identifiers: int
    """How many records have a UCI or UPN, for which layout 2A has no column."""
    counts: RehearsalCounts
    """What came of the records."""


def rehearse(data: Data, policy: BatchPolicy | None = None) -> RehearsalReport:
    """Say what correcting a file would change, and what is to be asked, without writing anything.

    The file is read twice, in constant memory; a file object must be one that can be wound back. Of each code the
    report lists as many as the policy's `max_findings_per_code` says.
    """
    with _checked(data, policy) as (source, report, policy):
        told = json.loads(_lrs.batch_rehearse(source, report, policy))
    return RehearsalReport(
        RehearsalCounts(**_snaked(told["counts"])),
        tuple(_change(change) for change in told["changes"]),
        tuple(BatchQuestion(**_snaked(question)) for question in told["questions"]),
    )


def write_changes(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    format: str = "csv",  # noqa: A002 - its name on every face
    values: bool = False,
    mis_identifier: bool = False,
) -> bytes:
    """Write every change that correcting a file would make or propose, as a table (`csv`) or as a diff (`text`).

    Learners' values and MIS identifiers stand in it where `values` and `mis_identifier` say so.
    """
    with _checked(data, policy) as (source, report, policy):
        return _lrs.batch_write_changes(source, report, policy, format, values, mis_identifier)


def write_questions(data: Data, policy: BatchPolicy | None = None, *, mis_identifier: bool = False) -> bytes:
    """Write what would settle the errors of the records that are held back, and who knows it, as a table (CSV)."""
    with _checked(data, policy) as (source, report, policy):
        return _lrs.batch_write_questions(source, report, policy, mis_identifier)


def correct_with(
    data: Data,
    corrected: Target,
    policy: BatchPolicy | None = None,
    *,
    held_back: Target | None = None,
    changes: Target | None = None,
    questions: Target | None = None,
    values: bool = False,
    mis_identifier: bool = False,
) -> Corrected:
    """Correct a file of any size into others, in constant memory.

    `corrected` takes the file, `held_back` the records with errors (they stay among the others where it is left out),
    `changes` the log of what was changed and `questions` the table of what to ask. Each is a path or a file object in
    binary mode. What goes to a path is there as a whole or not at all, and for its owner alone: see `lrs.files`.
    """
    with contextlib.ExitStack() as stack, _checked(data, policy) as (source, report, policy):
        first = stack.enter_context(written(corrected))
        second, log, table = (
            None if target is None else stack.enter_context(written(target))
            for target in (held_back, changes, questions)
        )
        made = _lrs.batch_correct_with(source, report, policy, first, second, log, table, values, mis_identifier)
    return Corrected(made[0], made[1], made[2], made[3], RehearsalCounts(*made[4]))


@contextlib.contextmanager
def _checked(
    data: Data, policy: BatchPolicy | None
) -> Iterator[tuple[bytes | bytearray | BinaryIO, BatchReport, BatchPolicy]]:
    """Check a file, and open it again at its start."""
    policy = policy or _lrs.BatchPolicy()
    start = data.tell() if hasattr(data, "tell") else None
    with opened(data) as source:
        report = _lrs.batch_check(source, policy)
    if start is not None:
        cast("BinaryIO", data).seek(start)
    with opened(data) as source:
        yield source, report, policy


def _change(given: dict[str, Any]) -> BatchChange:
    reasons = tuple(ChangeReason(**reason) for reason in given.pop("reasons"))
    return BatchChange(**_snaked(given), reasons=reasons)


def _snaked(given: dict[str, Any]) -> dict[str, Any]:
    named = ((_snake(name), value) for name, value in given.items())
    return {name: value if name != "field" or value is None else _snake(value) for name, value in named}
