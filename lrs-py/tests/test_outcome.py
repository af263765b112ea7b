"""Output files: paths, times with a zone, dates, and what a repr shows."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

import lrs
from lrs import batch

if TYPE_CHECKING:
    from pathlib import Path

ULN = "9276308686"
OUTPUT = f"MISIdentifier,ULN,FamilyName,ReturnCode\r\nQX77,{ULN},Hartnell,RC001\r\nQX78,,Silva,RC010\r\nQX79,,Ng,Okafor\r\n".encode()
POLICY = batch.OutcomePolicy(uploaded=datetime.date(2026, 9, 1), today="2026-09-20")


def test_a_path_is_judged_and_typed(tmp_path: Path) -> None:
    """Days are dates, a ULN is one, findings are findings; the JSON says the same."""
    path = tmp_path / "output.csv"
    path.write_bytes(OUTPUT)
    report = batch.outcome(path, POLICY, sent=b"MISIdentifier,GivenName,FamilyName\r\nQX77,Jo,Hartnell\r\n")
    assert isinstance(report.ulns[0].uln, lrs.Uln)
    assert report.queue[0].deadline == datetime.date(2026, 10, 16)
    assert report.queue[0].next_step.code == "fill_missing"
    assert report.reconciled is not None
    assert report.reconciled.unexpected == (2, 3)
    assert all(isinstance(finding, lrs.Finding) for finding in report.findings)
    assert json.loads(report.json)["ulns"][0]["uln"] == ULN


def test_a_repr_shows_no_learner() -> None:
    """Neither the report nor a record, nor a code that is a name in a slipped column."""
    read = list(batch.read_output(OUTPUT))
    aim = batch.IlrAim(uln=ULN, start="2026-09-01", fund_model=35)
    shown = repr((batch.outcome(OUTPUT, POLICY), read, aim, batch.read_output(OUTPUT)))
    assert len(read) == 3
    for value in (ULN, "QX7", "Hartnell", "Okafor", "Silva"):
        assert value not in shown, value


def test_a_stamp_is_a_time_with_its_zone() -> None:
    """A time in summer is an hour later than in UTC."""
    summer = datetime.timezone(datetime.timedelta(hours=1))
    stamp = datetime.datetime(2026, 9, 1, 10, 30, tzinfo=summer)
    assert b"DTSTAMP:20260901T093000Z\r\n" in batch.write_calendar(OUTPUT, POLICY, stamp=stamp)
    with pytest.raises(ValueError, match="time zone"):
        batch.write_calendar(OUTPUT, POLICY, stamp=datetime.datetime(2026, 9, 1, 10, 30))


def test_aims_are_objects_or_dictionaries() -> None:
    """Days may be dates."""
    aim = batch.IlrAim(uln="9999999999", start=datetime.date(2026, 12, 10), fund_model=35)
    one, other = batch.ilr_advice([aim, {"uln": ULN, "start": "2026-09-01", "fund_model": 36}, aim], "2027-01-05")
    assert (one.aim, other.aim) == (1, 3)
    assert one.refused_from == datetime.date(2027, 2, 9)


def test_a_channel_that_nobody_knows_is_refused() -> None:
    """As a setting of ours."""
    with pytest.raises(lrs.LrsError) as caught:
        batch.return_code("RC011", "fax")
    assert caught.value.code == "input.setting"
