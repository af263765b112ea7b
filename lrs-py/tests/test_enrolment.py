"""Enrolment: types, moments, files, and what is handed over in other ways than a vector can say."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

import lrs
from lrs import enrolment
from lrs.enrolment import SharingChange, SharingLog, SharingPolicy, Situation

if TYPE_CHECKING:
    from pathlib import Path

SUMMER = datetime.timezone(datetime.timedelta(hours=1))
SEEN = SharingChange(
    at=datetime.datetime(2026, 9, 3, 13, 5, tzinfo=SUMMER), by="r.maddock", to=1, notice_version="2025-08"
)


def test_a_learner_is_led_through_an_enrolment() -> None:
    """What comes back is typed, and can be handed on as it is."""
    situation = Situation()
    assert enrolment.next_step() == enrolment.next_step(situation) == enrolment.next_step({})
    for event in ("has_no_uln", "identity_later", "shares", "found_nobody", "tips_exhausted", "registered"):
        situation = enrolment.advance(situation, event)
    assert situation.ability_to_share is lrs.AbilityToShare.ABLE_TO_SHARE
    assert (situation.state, situation.identity, situation.tips_tried) == ("uln_created", "later", 13)
    step = enrolment.next_step(situation)
    assert step.mandatory == ("uln",)
    assert all(isinstance(reason, lrs.Finding) for reason in step.reasons)
    tip = enrolment.next_step(Situation(state="not_found")).tip
    assert isinstance(tip, lrs.Finding)
    assert tip.field == "family_name"


def test_the_table_and_the_checklist_are_typed() -> None:
    """A line has its guards, an item what it waits for."""
    lines = {line.event: line for line in enrolment.transitions() if line.from_ is None}
    assert lines["emergency"].guards == ("notice_unseen",)
    assert "[*] --> arrived" in enrolment.diagram()
    steps = (step for step in ("nominate_super_user", "complete_form"))
    listed = enrolment.sign_up("provider", "10012345", steps)
    waiting = {item.code: item.waits_for for item in listed.items if item.waits_for}
    assert waiting["await_account"] == ("sign_agreement",)


def test_moments_are_of_python_and_keep_their_time_zone() -> None:
    """A moment comes back in universal time; one without a time zone is nobody's."""
    log = SharingLog().append(SEEN)
    change = log.changes[0]
    assert isinstance(change, SharingChange)
    assert change.at == datetime.datetime(2026, 9, 3, 12, 5, tzinfo=datetime.timezone.utc)
    assert change.to is lrs.AbilityToShare.ABLE_TO_SHARE
    assert log.append(change).changes == (change, change)
    played = log.replay(SharingPolicy(now=datetime.datetime(2026, 9, 3, 13, 4, tzinfo=SUMMER)))
    assert [(finding.code, finding.record) for finding in played.findings] == [("sharing_log.in_future", 1)]
    assert played.state is None
    assert log.replay().since == change.at
    with pytest.raises(lrs.LrsError) as caught:
        SharingLog().append({"at": datetime.datetime(2026, 9, 3, 13, 5), "by": "r.maddock", "to": 0})
    assert caught.value.code == "sharing_log.moment"


def test_a_log_is_exported_and_read_again(tmp_path: Path) -> None:
    """From a path, from bytes and from a file; within bounds."""
    log = SharingLog(held=0).append(SEEN)
    path = tmp_path / "sharing.json"
    path.write_text(log.to_json(), encoding="utf-8")
    assert SharingLog.read(path) == SharingLog.read(path.read_bytes()) == log
    with path.open("rb") as file:
        SharingLog.read(file).continues(log)
    with pytest.raises(lrs.LrsError) as caught:
        SharingLog.read(path, max_bytes=20)
    assert caught.value.code == "sharing_log.too_large"
    odd: list[Any] = [None, 5, "text", [], SharingLog]
    for wrong in odd:
        with pytest.raises(lrs.LrsError):
            log.append(wrong)
