"""Data challenges, as Python writes them. The rules are held by the conformance vectors."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import lrs
from lrs import breach, challenge
from lrs.challenge import ChallengeDraft, ChallengeEvent, ChallengeProblem, ChallengeState
from lrs.plr import LearningEvent

TWO: list[dict[str, object]] = [{"uln": "9276308686"}, {"uln": "1026893096"}]


def test_words_are_the_core_s() -> None:
    """Each is taken, another is refused, and the first problems are the kinds."""
    for problem in ChallengeProblem:
        assert challenge.route(problem).reasons
    assert [one.kind for one in challenge.kinds()] == list(ChallengeProblem)[:12]
    for state in ChallengeState:
        stands = challenge.status(state)
        assert (stands.state, stands.has_ended) == (state, not stands.next)
        for event in ChallengeEvent:
            if event in stands.next:
                assert isinstance(challenge.advance(state, event), ChallengeState)
            else:
                with pytest.raises(lrs.LrsError) as caught:
                    challenge.advance(state, event)
                assert caught.value.code.startswith("challenge.")
    calls: list[Any] = [challenge.route, challenge.status, lambda word: challenge.advance("open", word)]
    for call in calls:
        with pytest.raises(lrs.LrsError) as caught:
            call("another")
        assert caught.value.code == "input.setting"


def test_a_draft_may_be_any_that_says_the_same() -> None:
    """A dataclass, a dictionary; learners as drafts, dictionaries or a generator; events and days as themselves."""
    learners: list[challenge.Learner] = [lrs.LearnerDraft(uln="9276308686"), {"uln": "1026893096"}]
    drafts: list[Any] = [
        ChallengeDraft(kind="duplicate_uln", learners=learners, master_uln="9276308686"),
        ChallengeDraft(kind="duplicate_uln", learners=(one for one in learners), master_uln=lrs.Uln("9276308686")),
        {"kind": ChallengeProblem.DUPLICATE_ULN, "learners": TWO, "master_uln": "9276308686"},
    ]
    forms = [challenge.compose(draft) for draft in drafts]
    assert forms[0] == forms[1] == forms[2]
    assert forms[0].comments.endswith("Please merge 1026893096 into the master ULN 9276308686.")
    day = datetime.date(2016, 7, 31)
    event = LearningEvent(subject="Bricklaying", achievement_award_date="2015-07-31")
    date: dict[str, object] = {"achievement_award_date": day}
    of_event = challenge.compose(ChallengeDraft(kind="wrong_date", qualifications=[event], proposed=date))
    assert "The award date should be 2016-07-31." in of_event.comments
    born = [{**one, "date_of_birth": day} for one in TWO]
    assert challenge.check({"kind": "demerge_uln", "learners": born}).findings[0].code == "challenge.demerge_reason_missing"


def test_findings_say_where_as_python_writes_it() -> None:
    """The draft's field in `snake_case`, and the place."""
    found = challenge.check(ChallengeDraft(kind="demerge_uln", learners=[{"uln": "9276308686"}, {"uln": "x"}]))
    assert [(one.field, one.place) for one in found.findings[:2]] == [("learners", 1), ("learners", None)]
    assert found.findings[-1].field == "contact_telephone"


def test_a_conflict_becomes_a_draft() -> None:
    """Of the type that `matching` gives, or of a dictionary with its names."""
    learners = [{"uln": "9276308686", "given_name": name} for name in ("Amina", "Rhys")]
    (conflict,) = lrs.matching.conflicts(learners, [0, 1])
    draft = challenge.from_conflict(conflict, learners)
    assert draft == challenge.from_conflict({"kind": "shared_uln", "records": [0, 1]}, learners)
    assert [one.given_name for one in draft.learners if isinstance(one, lrs.LearnerDraft)] == ["Amina", "Rhys"]
    form = challenge.compose(draft)
    assert (form.challenge.group, form.check.is_ready) == ("ULN data challenge", False)
    message = breach.EmailMessage(subject="Data challenge reference DC-9276308686-01", body=form.comments)
    kinds = [one.kind for one in breach.assess(message).breaches]
    assert "challenge_reference_with_details" in kinds


def test_what_is_no_draft_is_refused() -> None:
    """With a code, and not shown."""
    odd: list[Any] = [None, 5, "9276308686", [TWO], object(), {}, {5: 5}, {"kind": object()}, ChallengeDraft]
    for wrong in odd:
        with pytest.raises(lrs.LrsError) as caught:
            challenge.check(wrong)
        assert caught.value.code.startswith("input."), wrong
        assert "9276" not in str(caught.value)
    fields: list[Any] = [{"learners": 5}, {"learners": [5]}, {"transfer_to": "x"}, {"qualifications": {}}, {"reason": 5}]
    for wrong in fields:
        with pytest.raises(lrs.LrsError):
            challenge.check({"kind": "shared_before", **wrong})
    with pytest.raises(lrs.LrsError) as caught:
        challenge.check({"kind": "shared_uln", "learners": [{"uln": 9276308686}]})
    assert caught.value.code == "input.uln_number"
