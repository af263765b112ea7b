"""Dry runs and corrections: reprs, file objects, paths, and what a failure half way leaves."""

from __future__ import annotations

import csv
import io
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from test_batch import DRAFT, NAME, POLICY, a_file

import lrs
from lrs import batch

if TYPE_CHECKING:
    from pathlib import Path



def a_file_to_correct(gender: str = "7") -> bytes:
    """Write a file whose last learner has two values to repair, and one that only the learner knows."""
    return a_file(given_name=" Zoë", last_known_postcode="sw1a1aa", gender=gender, mis_identifier="Planted17")


def test_a_dry_run_shows_values_to_who_reads_them_and_in_no_repr() -> None:
    told = batch.rehearse(a_file_to_correct(), POLICY)
    assert told.counts == batch.RehearsalCounts(3, 2, 0, 1, 2, 0, 1)
    change, question = told.changes[1], told.questions[0]
    assert (change.record, change.line, change.mis_identifier) == (3, 4, "Planted17")
    assert (change.field, change.typed, change.to, change.applied) == ("last_known_postcode", "sw1a1aa", "SW1A 1AA", True)
    assert [reason.code for reason in change.reasons] == ["postcode.repair.case"]
    assert (question.record, question.field, question.ask) == (3, "gender", "learner")
    assert question.question == "What is your gender? You may also choose not to say."
    for value in ("sw1a1aa", "SW1A", "Zoë", "Planted17"):
        assert value not in repr(told)
        assert value.encode() not in batch.write_changes(a_file_to_correct(), POLICY)
        assert value.encode() not in batch.write_changes(a_file_to_correct(), POLICY, format="text")
        assert value.encode() not in batch.write_questions(a_file_to_correct(), POLICY)
    shown = batch.write_changes(a_file_to_correct(), POLICY, format="text", values=True, mis_identifier=True).decode()
    assert '@@ record 3, line 4, MIS identifier "Planted17": held back @@\n- given name: " Zoë"\n' in shown


def test_every_way_to_hand_over_a_file_gives_the_same_dry_run(tmp_path: Path) -> None:
    """A file object is wound back to where it stood."""
    file = a_file_to_correct()
    path = tmp_path / NAME
    path.write_bytes(file)
    told = batch.rehearse(file, POLICY)
    behind = io.BytesIO(b"before" + file)
    behind.seek(6)
    assert batch.rehearse(path, POLICY) == batch.rehearse(behind, POLICY) == told
    with path.open("rb", buffering=0) as opened:
        assert batch.rehearse(opened, POLICY) == told
    assert batch.rehearse(a_file_to_correct("2")).counts.repaired == 1


class Pipe(io.RawIOBase):
    """A source that cannot be wound back."""

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        raise io.UnsupportedOperation("a pipe")


def test_a_pipe_is_refused_before_it_is_read() -> None:
    with pytest.raises(io.UnsupportedOperation, match="cannot go back"):
        batch.rehearse(Pipe())


def test_a_correction_into_file_objects_and_paths_is_the_same(tmp_path: Path) -> None:
    file = a_file_to_correct()
    made = batch.correct(
        file, POLICY, hold_back=True, changes=True, questions=True, values=True, mis_identifier=True
    )
    names = ("to", "held_back_to", "changes_to", "questions_to")
    taken: dict[str, Any] = {name: io.BytesIO() for name in names}
    paths: dict[str, Any] = {name: tmp_path / f"{name}.CSV" for name in names}
    done = batch.correct(file, POLICY, **taken, values=True, mis_identifier=True)
    assert done == batch.correct(io.BytesIO(file), POLICY, **paths, values=True, mis_identifier=True)
    assert (done.file, done.held_back_file, done.change_log, done.question_table) == (b"", None, None, None)
    assert (done.written, done.held_back, done.changed) == (made.written, made.held_back, made.changed) == (2, 1, 2)
    assert done.counts == made.counts
    expected = (made.file, made.held_back_file, made.change_log, made.question_table)
    for name, wanted in zip(names, expected, strict=True):
        assert paths[name].read_bytes() == taken[name].getvalue() == wanted
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    rows = list(csv.DictReader(io.StringIO((made.change_log or b"").decode("utf-8-sig"))))
    assert [(row["Record"], row["MISIdentifier"], row["From"], row["To"]) for row in rows] == [
        ("3", "Planted17", " Zoë", "Zoë"),
        ("3", "Planted17", "sw1a1aa", "SW1A 1AA"),
    ]


def test_a_file_may_be_corrected_in_its_own_place(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(a_file(given_name=" Zoë"))
    batch.correct(path, POLICY, to=path)
    assert [draft.given_name for draft in batch.read(path, POLICY)] == ["Zoë"] * 3


class Full(io.BytesIO):
    """A disk that is full after some bytes."""

    def write(self, data: object, /) -> int:
        if self.tell() > 100_000:
            raise OSError(28, "No space left on device")
        return super().write(data)  # type: ignore[arg-type]


class Stopped(Full):
    """Somebody who presses Ctrl-C."""

    def write(self, data: object, /) -> int:
        try:
            return super().write(data)
        except OSError:
            raise KeyboardInterrupt from None


@pytest.mark.parametrize(("target", "failure"), [(Full, OSError), (Stopped, KeyboardInterrupt)])
def test_what_fails_half_way_leaves_what_was_there(
    tmp_path: Path, target: type[io.BytesIO], failure: type[BaseException]
) -> None:
    """The exception is that of the file object; of the files beside it none is new, and an old one is untouched."""
    file = batch.write([{**DRAFT, "gender": 7}] * 5_000, NAME, "10000001")
    old = tmp_path / "corrected.CSV"
    old.write_bytes(b"old")
    with pytest.raises(failure):
        batch.correct(file, POLICY, to=old, held_back_to=target(), questions_to=tmp_path / "questions.csv")
    assert (os.listdir(tmp_path), old.read_bytes()) == (["corrected.CSV"], b"old")


def test_an_error_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(lrs.LrsError) as caught:
        batch.correct(a_file() + b'"Jo', POLICY, to=tmp_path / "corrected.CSV")
    assert caught.value.code == "batch.write.incomplete"
    with pytest.raises(TypeError, match="binary mode"):
        batch.correct(a_file(), POLICY, to=7)  # type: ignore[arg-type]
    with pytest.raises(TypeError), (tmp_path / "text").open("w") as text:
        batch.correct(a_file(), POLICY, changes_to=text)  # type: ignore[arg-type]
    assert os.listdir(tmp_path) == ["text"]


def test_tables_of_a_correction_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    """Into a path or a file object, as they are given back; two of them never into one place."""
    file = a_file_to_correct()
    for name, write in (("changes", batch.write_changes), ("questions", batch.write_questions)):
        place, taken = tmp_path / name, io.BytesIO()
        assert write(file, POLICY, mis_identifier=True, to=place) is None
        assert write(io.BytesIO(file), POLICY, mis_identifier=True, to=taken) is None
        assert place.read_bytes() == taken.getvalue() == write(file, POLICY, mis_identifier=True)
    one = tmp_path / "one"
    pairs: list[dict[str, Any]] = [
        {"changes_to": one, "questions_to": str(one)},
        {"held_back_to": taken, "questions_to": taken},
    ]
    for places in pairs:
        with pytest.raises(ValueError, match="one place"):
            batch.correct(file, POLICY, **places)
    assert not one.exists()
