"""The check of a learner and what it gives."""

from __future__ import annotations

import datetime
import pickle
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest

import lrs
from lrs.finding import FIELDS

TODAY = lrs.CheckPolicy(today="2026-09-01")
LEARNER: dict[str, Any] = {
    "given_name": "Zoë",
    "family_name": "O\u2019Neill",
    "date_of_birth": "12 March 2007",
    "gender": "F",
    "last_known_postcode": "sw1a1aa",
    "verification_type": lrs.VerificationType.PASSPORT,
    "ability_to_share": 1,
}


def test_a_dictionary_a_draft_and_a_record_are_checked_alike() -> None:
    """Whatever mapping it is; a record has no repair left."""
    check = lrs.learner.check(LEARNER, TODAY)
    for draft in (lrs.LearnerDraft(**LEARNER), OrderedDict(LEARNER), MappingProxyType(LEARNER)):
        assert lrs.learner.check(draft, TODAY) == check
    again = lrs.learner.check(check.learner, TODAY)
    assert again.learner == check.learner
    assert again.repairs == []


def test_what_survives_is_typed() -> None:
    """Each field an object of its class."""
    check = lrs.learner.check(LEARNER, TODAY)
    assert check.is_ready
    learner = check.learner
    assert (learner.family_name, type(learner.family_name)) == ("O'Neill", lrs.FamilyName)
    assert (learner.last_known_postcode, type(learner.last_known_postcode)) == ("SW1A 1AA", lrs.Postcode)
    assert (learner.date_of_birth, type(learner.date_of_birth)) == (datetime.date(2007, 3, 12), lrs.DateOfBirth)
    assert learner.gender is lrs.Gender.FEMALE
    assert learner.verification_type is lrs.VerificationType.PASSPORT
    assert learner.ability_to_share is lrs.AbilityToShare.ABLE_TO_SHARE
    assert learner.uln is None
    assert learner.title is None
    changed = {repair.field: repair.to for repair in check.repairs if repair.applied}
    assert changed["date_of_birth"] == "2007-03-12"
    assert changed["last_known_postcode"] == "SW1A 1AA"


def test_every_finding_comes_at_once_with_all_its_parts() -> None:
    """Texts are texts, not methods; the field is named as the attribute is."""
    check = lrs.learner.check({**LEARNER, "uln": "9276308685", "last_known_postcode": ""}, TODAY)
    assert not check.is_ready
    findings = {finding.code: finding for finding in check.findings}
    wrong = findings["uln.check_digit"]
    assert (wrong.severity, wrong.field) == ("error", "uln")
    assert wrong.message == "The last digit of the ULN does not agree with the first nine."
    assert wrong.form_text == "Enter a real ULN, check each digit"
    assert wrong.section == "HESA student record C17051, field ULN"
    assert wrong.return_code == "RC011"
    assert (wrong.record, wrong.line, wrong.column) == (None, None, None)
    assert findings["field.missing"].field == "last_known_postcode"
    assert len(set(check.findings)) == len(check.findings)
    assert check.learner.uln is None


def test_no_policy_is_the_guide_s_rules_on_the_caller_s_day() -> None:
    """Somebody born today is too young today, whatever day it is."""
    born = datetime.date.today().isoformat()
    codes = [finding.code for finding in lrs.learner.check({**LEARNER, "date_of_birth": born}).findings]
    assert "date_of_birth.age" in codes


def test_a_uln_as_a_number_is_refused_in_a_check_too() -> None:
    """It is a slip of the program, not of the learner."""
    with pytest.raises(TypeError, match="a ULN is never a number"):
        lrs.learner.check({**LEARNER, "uln": 9276308686}, TODAY)


def test_an_unknown_name_stops_the_check() -> None:
    """A misspelt field would else be missing without a word."""
    with pytest.raises(lrs.LrsError, match="'surname'"):
        lrs.learner.check({**LEARNER, "surname": "x"}, TODAY)


def test_a_record_is_made_by_keywords_and_gives_a_dictionary() -> None:
    """Of values, of texts and of nothing."""
    record = lrs.LearnerRecord(uln="9276308686", gender=lrs.Gender.MALE, date_of_birth="2007-03-12", notes=None)
    assert type(record.uln) is lrs.Uln
    assert list(record.to_dict()) == [field.name for field in FIELDS]
    assert {name: value for name, value in record.to_dict().items() if value is not None} == {
        "uln": "9276308686",
        "date_of_birth": datetime.date(2007, 3, 12),
        "gender": 1,
    }
    assert lrs.LearnerRecord(**record.to_dict()) == record == pickle.loads(pickle.dumps(record))
    assert record != lrs.LearnerRecord()
    assert repr(record) == "LearnerRecord(uln=<redacted>, date_of_birth=<redacted>, gender=<redacted>)"


def test_a_record_holds_no_wrong_value() -> None:
    """The error names the field."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.LearnerRecord(last_known_postcode="nowhere")
    assert caught.value.field == "last_known_postcode"
    with pytest.raises(TypeError):
        lrs.LearnerRecord(uln=9276308686)  # type: ignore[arg-type]
    with pytest.raises(lrs.LrsError):
        lrs.LearnerRecord(date_of_address_capture="1 May 2020")


def test_results_are_frozen() -> None:
    """Lists are new ones, so that changing one changes nothing."""
    check = lrs.learner.check(LEARNER, TODAY)
    check.repairs.clear()
    assert check.repairs
    for held in (check, check.learner, check.repairs[0]):
        with pytest.raises(AttributeError):
            held.code = "x"  # type: ignore[union-attr, misc]


def test_a_span_counts_code_points() -> None:
    """So that it cuts the text that was handed over."""
    notes = "\U0001f393 Zoë: prisoner"
    check = lrs.learner.check({**LEARNER, "notes": notes}, TODAY)
    spans = [finding.span for finding in check.findings if finding.field == "notes" and finding.span]
    assert [notes[span.start : span.end] for span in spans] == ["prisoner"]
