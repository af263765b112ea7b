"""Files in a stream: what is read and when, who closes it, where it is written, and what ends it."""

from __future__ import annotations

import gc
import gzip
import io
import itertools
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

import lrs
from lrs import batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POLICY = lrs.BatchPolicy(today="2026-11-24")
NAME, UKPRN = "LRB_10000001_010920260930.CSV", "10000001"
DRAFT: dict[str, Any] = {
    "given_name": " Zoë ",
    "family_name": "O'Neill",
    "date_of_birth": "2008-04-13",
    "gender": 2,
    "last_known_postcode": "SW1A 1AA",
    "verification_type": 2,
    "ability_to_share": 1,
}


def a_file(count: int) -> bytes:
    """Write a file of learners who are alike but for the last, whose postcode is none."""
    return batch.write([DRAFT] * (count - 1) + [{**DRAFT, "last_known_postcode": "nowhere"}], NAME, UKPRN)


class SlipError(Exception):
    """An exception of the caller's own."""


class Endless:
    """A file of learners without end that remembers how much of it was asked for."""

    def __init__(self) -> None:
        """Begin with the headings."""
        file = a_file(3)
        self.start = file.index(b"\r\n") + 2
        self.part, self.record = file, file[file.index(b"\r\n", self.start) + 2 :]
        self.asked = 0

    def read(self, size: int, /) -> bytes:
        """Give as much as is asked for."""
        self.asked += size
        while len(self.part) < size:
            self.part += self.record * 1000
        given, self.part = self.part[:size], self.part[size:]
        return given


def test_records_are_read_as_they_are_asked_for() -> None:
    """The first of an endless file comes after no more than the first chunks."""
    file = Endless()
    reader = batch.read(file, POLICY)
    first = list(itertools.islice(reader, 1000))
    assert len(first) == reader.records == 1000
    assert file.asked < 2_000_000


def test_the_file_of_a_path_is_closed_and_another_is_left_open(tmp_path: Path) -> None:
    """At its end, by `close`, and at the end of a block."""
    path = tmp_path / NAME
    path.write_bytes(a_file(5_000))
    for reading in (batch.read, batch.read_output):
        own = io.BytesIO(path.read_bytes() if reading is batch.read else b"ReturnCode\nRC001\n")
        assert len(list(reading(own))) > 0
        assert not own.closed
    reader = batch.read(path, POLICY)
    assert still_open(path)
    assert len(list(reader)) == 5_000
    assert not still_open(path)
    with batch.read(str(path), POLICY) as reader:
        assert next(reader).given_name == " Zoë "
        assert still_open(path)
    assert not still_open(path)
    with pytest.raises(ValueError, match="the reader is closed"):
        next(reader)
    reader = batch.read(path, POLICY)
    reader.close()
    with pytest.raises(ValueError, match="the reader is closed"):
        reader.to_columns()
    path.write_bytes(b"ReturnCode\nRC001\n" + b"RC010\n" * 100_000)
    output = batch.read_output(path)
    assert next(output).code == "RC001"
    assert still_open(path)
    del output
    assert not still_open(path)


def still_open(path: Path) -> bool:
    """Whether Python has this file open."""
    files = [one for one in gc.get_objects() if isinstance(one, io.FileIO) and not one.closed]
    return any(str(file.name) == str(path) for file in files)


def test_what_was_read_before_a_failure_is_given_first() -> None:
    """Then comes the very exception of the file object, once."""
    slip = SlipError()

    class File(io.BytesIO):
        """A file that breaks behind its end."""

        def read(self, size: int | None = -1, /) -> bytes:
            """Fail where there is nothing left."""
            part = super().read(size)
            if not part:
                raise slip
            return part

    reader = batch.read(File(a_file(5_000) + b'"half'), POLICY)
    given = list(itertools.islice(reader, 5_000))
    assert len(given) == 5_000
    with pytest.raises(SlipError) as caught:
        next(reader)
    assert caught.value is slip
    assert next(reader, None) is None
    with pytest.raises(SlipError) as caught:
        batch.check(File(a_file(300)), POLICY)
    assert caught.value is slip


def test_a_compressed_file_is_read_as_any_other(tmp_path: Path) -> None:
    """It can go back too, and is corrected."""
    path = tmp_path / "learners.gz"
    file = a_file(3)
    with gzip.open(path, "wb") as packed:
        packed.write(file)
    with gzip.open(path) as packed:
        assert batch.check(packed, POLICY) == batch.check(file, POLICY)
    with gzip.open(path) as packed:
        assert batch.correct(packed, POLICY) == batch.correct(file, POLICY)


def test_a_file_that_is_read_twice_goes_back_to_where_it_stood() -> None:
    """One that cannot is refused before anything is read."""
    file = a_file(3)
    opened = io.BytesIO(b"before" + file)
    opened.seek(6)
    assert batch.correct(opened, POLICY) == batch.correct(file, POLICY)
    pipe = Endless()
    with pytest.raises(io.UnsupportedOperation, match="cannot go back"):
        batch.correct(pipe, POLICY)
    assert pipe.asked == 0


def test_files_are_written_where_they_are_to_be(tmp_path: Path) -> None:
    """A path, a file object, or given back: the same bytes."""
    learners = [DRAFT] * 2_000
    whole = batch.write(learners, NAME, UKPRN)
    batch.write(iter(learners), NAME, UKPRN, to=tmp_path / "a")
    batch.write(iter(learners), NAME, UKPRN, len(learners), to=str(tmp_path / "b"))
    with (tmp_path / "c").open("wb", buffering=0) as file:
        batch.write(learners, NAME, UKPRN, to=file)
    assert [(tmp_path / name).read_bytes() for name in "abc"] == [whole] * 3
    batch.write_xml(learners, NAME, UKPRN, to=tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == batch.write_xml(learners, NAME, UKPRN)
    findings = batch.check(whole, POLICY).findings
    batch.write_findings_csv(findings, to=tmp_path / "f")
    assert (tmp_path / "f").read_bytes() == batch.write_findings_csv(findings)
    output = b"ReturnCode,MISIdentifier,ULN\nRC001,A1,9276308686\nRC010,A2,\n"
    judged = batch.OutcomePolicy(uploaded="2026-09-01", today="2026-09-20")
    batch.write_ulns(output, judged, to=tmp_path / "u")
    assert (tmp_path / "u").read_bytes() == batch.write_ulns(output, judged)
    calendar = io.BytesIO()
    batch.write_calendar(output, judged, stamp="2026-09-20T09:00:00Z", to=calendar)
    assert calendar.getvalue() == batch.write_calendar(output, judged, stamp="2026-09-20T09:00:00Z")


def test_a_corrected_file_is_written_beside_the_one_held_back(tmp_path: Path) -> None:
    """In a stream; the counts are the same, and what was written is not given back too."""
    path = tmp_path / NAME
    path.write_bytes(a_file(2_000))
    whole = batch.correct(path, POLICY, hold_back=True)
    told = batch.correct(path, POLICY, to=tmp_path / "ready", held_back_to=tmp_path / "held back")
    assert (tmp_path / "ready").read_bytes() == whole.file
    assert (tmp_path / "held back").read_bytes() == whole.held_back_file
    assert (told.written, told.held_back, told.changed) == (1_999, 1, whole.changed)
    assert (told.file, told.held_back_file) == (b"", None)
    batch.correct(path, POLICY, to=path)
    assert path.read_bytes() == batch.correct(path, POLICY).file
    with pytest.raises(ValueError, match="one place"):
        batch.correct(path, POLICY, to=path, held_back_to=str(path))


def test_a_file_that_cannot_be_finished_is_not_begun(tmp_path: Path) -> None:
    """What stood there stays, and nothing is left beside it."""
    path = tmp_path / NAME
    path.write_bytes(b"before")

    def learners() -> Iterator[dict[str, Any]]:
        yield from [DRAFT] * 1_000
        raise SlipError

    for count in (None, 5_000):
        with pytest.raises(SlipError):
            batch.write(learners(), NAME, UKPRN, count, to=path)
    with pytest.raises(lrs.LrsError) as refused:
        batch.write([DRAFT], NAME, UKPRN, 2, to=path)
    assert refused.value.code == "batch.write.count"
    with pytest.raises(lrs.LrsError):
        batch.correct(b"%PDF-1.7", POLICY, to=path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_is_refused() -> None:
    """Text mode, a closed file, no file at all; and what a file object raises comes through."""
    for wrong in (io.StringIO(), 7):
        with pytest.raises(TypeError, match="binary mode"):
            batch.write([DRAFT], NAME, UKPRN, to=wrong)  # type: ignore[call-overload]
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(TypeError, match="the file is closed"):
        batch.write([DRAFT], NAME, UKPRN, to=closed)

    class Full(io.BytesIO):
        """A disk without room."""

        def write(self, data: object, /) -> int:
            """Refuse."""
            raise SlipError

    with pytest.raises(SlipError):
        batch.write([DRAFT], NAME, UKPRN, to=Full())


def test_learners_are_written_as_they_come_where_it_is_known_how_many() -> None:
    """The first are written before the last exist."""
    written = io.BytesIO()
    before_the_last: list[int] = []

    def learners() -> Iterator[dict[str, Any]]:
        for number in range(5_000):
            if number == 4_999:
                before_the_last.append(len(written.getvalue()))
            yield DRAFT

    batch.write(learners(), NAME, UKPRN, 5_000, to=written)
    assert before_the_last[0] > 100_000


def test_learners_are_checked_as_they_come() -> None:
    """With their progress; the first wrong type says which learner it is of."""
    told: list[tuple[int, int]] = []
    report = batch.check(([DRAFT] * 3_000).__iter__(), POLICY, progress=lambda *done: told.append(done))
    assert (report.records, report.ready, report.bytes) == (3_000, 3_000, 0)
    assert told == [(0, 1_024), (0, 2_048)]
    stopped = batch.check([DRAFT] * 3_000, POLICY, progress=lambda read, records: False)
    assert (stopped.records, stopped.complete) == (1_024, False)
    for act in (batch.check, batch.check_inside, lambda all: batch.write(all, NAME, UKPRN)):
        with pytest.raises(lrs.LrsTypeError) as caught:
            act([DRAFT] * 299 + [{"given_name": b"Planted"}])
        assert str(caught.value) == "a text was wanted for given_name, not bytes (learner 300)"
        assert caught.value.args[0] == str(caught.value)
    with pytest.raises(TypeError, match="not iterable|is wanted"):
        batch.check(lrs.LearnerDraft(given_name="Jo"), POLICY)  # type: ignore[arg-type]


def test_what_comes_back_is_held_against_learners_too() -> None:
    """As against the file that was sent."""
    output = io.BytesIO(b"MISIdentifier,ReturnCode\nQX77,RC001\n")
    judged = batch.OutcomePolicy(uploaded="2026-09-01", today="2026-09-20")
    sent = [{"mis_identifier": "QX77"}, {"mis_identifier": "QX78"}]
    report = batch.outcome(output, judged, sent=iter(sent))
    assert report.reconciled is not None
    assert report.reconciled.missing == (2,)
    of_file = batch.outcome(output.getvalue(), judged, sent=io.BytesIO(batch.write(sent, NAME, UKPRN)))
    assert of_file.json == report.json


ENDLESS: list[Callable[[], object]] = [
    lambda: batch.check(Endless(), POLICY),
    lambda: batch.check_inside(Endless(), POLICY),
    lambda: batch.read(Endless(), POLICY).to_columns(),
    lambda: batch.check(itertools.repeat(DRAFT), POLICY),
    lambda: batch.write(itertools.repeat(DRAFT), NAME, UKPRN, 10**9, to=open(os.devnull, "wb")),
]


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends the program there")
@pytest.mark.parametrize("work", ENDLESS, ids=["check", "inside", "read", "learners", "write"])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_control_c_ends_long_work(work: Callable[[], object]) -> None:
    """Each of these would go on for ever; how soon it ends is measured elsewhere."""
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        work()


def test_a_comparison_is_told_and_may_be_ended() -> None:
    """Of a file, of learners, and of a collector."""
    file = a_file(2)
    for data in (file, [DRAFT, {**DRAFT, "given_name": "Rowena"}]):
        told: list[tuple[int, int]] = []
        batch.check_inside(data, progress=lambda *done: told.append(done))
        assert told[-1][0] == told[-1][1] > 0

    def slip(done: int, total: int) -> None:
        raise SlipError

    inside = batch.Inside()
    inside.add(DRAFT)
    ending: list[Callable[[], object]] = [
        lambda: batch.check_inside(file, progress=slip),
        lambda: batch.check_inside([DRAFT], progress=slip),
        lambda: inside.finish(progress=slip),
    ]
    for work in ending:
        with pytest.raises(SlipError):
            work()
