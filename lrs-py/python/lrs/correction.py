"""A dry run of correcting a file, and the correction itself. People import these names from `lrs.batch`."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from lrs import _lrs
from lrs._file import Data, Target, opened, read_again, refuse_one_path, written
from lrs._names import snake

if TYPE_CHECKING:
    from lrs._lrs import BatchPolicy

__all__ = [
    "BatchChange",
    "BatchQuestion",
    "ChangeReason",
    "CorrectedFile",
    "RehearsalCounts",
    "RehearsalReport",
    "correct",
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


class CorrectedFile(NamedTuple):
    """A corrected file, and how it differs from the one that was read. Its repr shows no learner."""

    file: bytes
    """The corrected file; empty where it was written to a place of its own."""
    held_back_file: bytes | None
    """The records with errors, where they were to be held back and given."""
    written: int
    """How many records are in the corrected file."""
    held_back: int
    """How many records with errors are in the file beside it."""
    changed: int
    """How many values differ from those that were read."""
    without_identifiers: int
    """How many records lost a UCI or UPN, for which layout 2A has no column; each is a listed change."""
    counts: RehearsalCounts
    """What comes of the records."""
    change_log: bytes | None
    """What was changed, where that was to be given."""
    question_table: bytes | None
    """What to ask about the records with errors, where that was to be given."""

    def __repr__(self) -> str:
        """Give the counts."""
        return f"CorrectedFile(written={self.written}, held_back={self.held_back}, changed={self.changed})"


def rehearse(data: Data, policy: BatchPolicy | None = None) -> RehearsalReport:
    """Say what correcting a file would change, and what is to be asked, without writing anything.

    The file is read twice in a stream: a file object must be able to go back. Of each code the report lists as many as
    the policy's `max_findings_per_code` says.

    >>> told = rehearse(b"FileVersion,UKPRN,LastKnownPostCode\\n2A,10000001,sw1a1aa\\n")
    >>> [(change.field, change.to) for change in told.changes]
    [('last_known_postcode', 'SW1A 1AA')]
    """
    with opened(data) as source:
        told = json.loads(_lrs.batch_rehearse(read_again(source), policy))
    return RehearsalReport(
        RehearsalCounts(**_snaked(told["counts"])),
        tuple(_change(change) for change in told["changes"]),
        tuple(BatchQuestion(**_snaked(question)) for question in told["questions"]),
    )


@overload
def write_changes(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    format: str = "csv",
    values: bool = False,
    mis_identifier: bool = False,
    to: None = None,
) -> bytes: ...
@overload
def write_changes(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    format: str = "csv",
    values: bool = False,
    mis_identifier: bool = False,
    to: Target,
) -> None: ...
def write_changes(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    format: str = "csv",
    values: bool = False,
    mis_identifier: bool = False,
    to: Target | None = None,
) -> bytes | None:
    """Write every change that correcting a file would make or propose, as a table (`csv`) or as a diff (`text`).

    Learners' values and MIS identifiers stand in it where `values` and `mis_identifier` say so. Give it back, or write it
    where `to` says.
    """
    with written(to) as file, opened(data) as source:
        return _lrs.batch_write_changes(read_again(source), policy, format, values, mis_identifier, file)


@overload
def write_questions(
    data: Data, policy: BatchPolicy | None = None, *, mis_identifier: bool = False, to: None = None
) -> bytes: ...
@overload
def write_questions(
    data: Data, policy: BatchPolicy | None = None, *, mis_identifier: bool = False, to: Target
) -> None: ...
def write_questions(
    data: Data, policy: BatchPolicy | None = None, *, mis_identifier: bool = False, to: Target | None = None
) -> bytes | None:
    """Write what would settle the errors of the records that are held back, and who knows it, as a table (CSV).

    Give it back, or write it where `to` says.
    """
    with written(to) as file, opened(data) as source:
        return _lrs.batch_write_questions(read_again(source), policy, mis_identifier, file)


def correct(
    data: Data,
    policy: BatchPolicy | None = None,
    *,
    hold_back: bool = False,
    changes: bool = False,
    questions: bool = False,
    values: bool = False,
    mis_identifier: bool = False,
    to: Target | None = None,
    held_back_to: Target | None = None,
    changes_to: Target | None = None,
    questions_to: Target | None = None,
) -> CorrectedFile:
    """Read a file and write it corrected: layout 2A with every safe repair, nothing lost.

    An XML file stays XML, within the same elements. The file is read twice in a stream: a file object must be able to go
    back. With `hold_back`, or where `held_back_to` says where to, the records that still have errors go to a file of
    their own. `changes` or `changes_to` ask for the table of what was changed, `questions` or `questions_to` for that of
    `write_questions`; learners' values stand in the first, and MIS identifiers in both, where `values` and
    `mis_identifier` say so. What has no place of its own is given back; a path has its file as a whole when all went
    well, or not at all.

    >>> corrected = correct(b"FileVersion,UKPRN,LastKnownPostCode\\n2A,10000001,sw1a1aa\\n")
    >>> corrected.changed, b"SW1A 1AA" in corrected.file
    (1, True)
    """
    refuse_one_path(to, held_back_to, changes_to, questions_to)
    # The source is closed before a file gets its name: it may be that very file.
    with contextlib.ExitStack() as places:
        file, held_back, log, table = (
            places.enter_context(written(place)) for place in (to, held_back_to, changes_to, questions_to)
        )
        beside = (hold_back, held_back), (changes, log), (questions, table)
        with opened(data) as source:
            made, totals, counts = _lrs.batch_correct(
                read_again(source), policy, file, *beside, values, mis_identifier
            )
    corrected, held_back_file, change_log, question_table = made
    return CorrectedFile(
        corrected or b"", held_back_file, *totals, RehearsalCounts(*counts), change_log, question_table
    )


def _change(given: dict[str, Any]) -> BatchChange:
    reasons = tuple(ChangeReason(**reason) for reason in given.pop("reasons"))
    return BatchChange(**_snaked(given), reasons=reasons)


def _snaked(given: dict[str, Any]) -> dict[str, Any]:
    named = ((snake(name), value) for name, value in given.items())
    return {name: value if name != "field" or value is None else snake(value) for name, value in named}
