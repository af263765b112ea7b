"""The value classes as Python objects."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import lrs
from lrs import _lrs

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS: list[tuple[type[str], str]] = [
    (lrs.Uln, "9276308686"),
    (lrs.Postcode, "SW1A 1AA"),
    (lrs.EmailAddress, "ada@example.org"),
    (lrs.GivenName, "Zoë"),
    (lrs.FamilyName, "O'Neill"),
    (lrs.Ukprn, "10000001"),
    (lrs.value.ScottishCandidateNumber, "123456789"),
    (lrs.value.Uci, "689990980001D"),
    (lrs.value.Upn, "A123456789012"),
]


@pytest.mark.parametrize(("kind", "text"), TEXTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_value_is_a_text_of_its_own_class(kind: type[str], text: str) -> None:
    """It compares, hashes, prints and travels as a text, and keeps its class."""
    value = kind(text)
    assert value == text
    assert {value: 1}[text] == 1
    assert str(value) == f"{value}" == text
    assert json.dumps(value) == json.dumps(text)
    assert repr(value) == f"{kind.__name__}(<redacted>)"
    assert kind(value) == value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert (type(again), again) == (kind, value)
    for again in (copy.copy(value), copy.deepcopy(value)):
        assert (type(again), again) == (kind, value)
    with pytest.raises(AttributeError):
        value.note = "x"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "text"), TEXTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_value_is_made_of_a_text_only(kind: type[str], text: str) -> None:
    """Not of a number, not of bytes, not of nothing."""
    for wrong in (1, 1.0, None, text.encode(), [text]):
        with pytest.raises(lrs.LrsTypeError):
            kind(wrong)
    with pytest.raises(lrs.LrsError) as caught:
        kind("")
    assert caught.value.code.endswith(".empty")


def test_a_text_is_brought_into_its_canonical_form() -> None:
    """As the core gives it."""
    assert lrs.Postcode("sw1a1aa") == "SW1A 1AA"
    assert lrs.FamilyName(" O\u2019Neill ") == "O'Neill"
    assert lrs.FamilyName("O\u2019NEILL").key() == lrs.text.name_key("oneill")


def test_the_parts_of_a_postcode() -> None:
    """Each under its name."""
    postcode = lrs.Postcode("sw1a 1aa")
    parts = (postcode.outward, postcode.inward, postcode.area, postcode.district, postcode.sector, postcode.unit)
    assert parts == ("SW1A", "1AA", "SW", "SW1A", "SW1A 1", "SW1A 1AA")
    assert not postcode.is_default
    assert lrs.Postcode("ZZ99 9ZZ").is_default
    assert lrs.Postcode("BFPO 12").is_bfpo
    repair = lrs.Postcode.repairs("0X1 2JD")[0]
    assert (repair.to, type(repair.to), repair.has_real_area) == ("OX1 2JD", lrs.Postcode, True)
    assert lrs.EmailAddress.repairs(" ada@example.org ")[0].to == "ada@example.org"


def test_small_questions_about_identifiers() -> None:
    """Whether they have the form of real life."""
    assert lrs.Ukprn("10000001").is_usual
    assert not lrs.Ukprn("TEST0038").is_usual
    assert not lrs.value.Upn("A123456789012").is_temporary


def test_a_date_of_birth_is_a_date() -> None:
    """It compares, hashes and travels as one."""
    day = datetime.date(2007, 3, 12)
    born = lrs.DateOfBirth.parse("12 March 2007")
    assert born == day == lrs.DateOfBirth(2007, 3, 12) == lrs.DateOfBirth("2007-03-12")
    assert day == born
    assert {born: 1}[day] == 1  # type: ignore[index]
    assert sorted([day, born, datetime.date(2006, 1, 1)])[0].year == 2006
    assert (str(born), f"{born:%d/%m/%Y}", born.isoformat()) == ("2007-03-12", "12/03/2007", "2007-03-12")
    assert repr(born) == "DateOfBirth(<redacted>)"
    assert type(born) is lrs.DateOfBirth
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(born, protocol))
        assert (type(again), again) == (lrs.DateOfBirth, born)
    assert copy.deepcopy(born) == copy.copy(born) == born
    assert born.replace(day=13) == datetime.date(2007, 3, 13)
    assert born - datetime.timedelta(days=1) == datetime.date(2007, 3, 11)
    with pytest.raises(AttributeError):
        born.note = "x"  # type: ignore[attr-defined]


def test_three_boxes_of_a_form() -> None:
    """Numbers and texts; an error names the part."""
    assert lrs.DateOfBirth.from_parts("12", "3", "2007") == lrs.DateOfBirth.from_parts(12, "March", 2007)
    wrong: dict[tuple[str | int, str | int, str | int], str] = {
        ("", "3", "2007"): "date_of_birth.day_missing",
        ("12", 13, "2007"): "date_of_birth.month",
        (31, 2, 2007): "date_of_birth.impossible",
    }
    for parts, code in wrong.items():
        with pytest.raises(lrs.LrsError) as caught:
            lrs.DateOfBirth.from_parts(*parts)
        assert (caught.value.code, caught.value.field) == (code, "date_of_birth")


@pytest.mark.parametrize("parts", [(2007, 2, 31), (2007, 300, 1), (2007, -1, 1), (10**12, 1, 1), (1066, 1, 1)])
def test_a_date_of_birth_cannot_be_wrong(parts: tuple[int, int, int]) -> None:
    """Nor made wrong by replacing a part."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.DateOfBirth(*parts)
    assert caught.value.code in ("date_of_birth.impossible", "date_of_birth.year_range")
    with pytest.raises(lrs.LrsError):
        lrs.DateOfBirth(2007, 3, 12).replace(year=1066)


def test_the_enums_have_the_core_s_codes() -> None:
    """Each member its number, its name and its label."""
    assert [(one.lrs_code, one.code) for one in lrs.Gender] == _lrs.genders()
    assert [(one.value, one.code, one.label) for one in lrs.AbilityToShare] == _lrs.abilities_to_share()
    assert [(one.value, one.code, one.label) for one in lrs.VerificationType] == _lrs.verification_types()


def test_a_code_is_a_number() -> None:
    """And prints as one, on every version of Python."""
    assert lrs.Gender.parse("female") is lrs.Gender.FEMALE
    assert int(lrs.Gender.FEMALE) == lrs.Gender.FEMALE
    assert (f"{lrs.Gender.FEMALE}", str(lrs.Gender.FEMALE)) == ("2", "2")
    assert json.dumps({"gender": lrs.Gender.FEMALE}) == '{"gender": 2}'
    assert lrs.VerificationType.parse("passport") is lrs.VerificationType(2)
    read: Callable[[Any], lrs.Gender] = lrs.Gender
    assert read("F") is read(2) is lrs.Gender.FEMALE
    for wrong in (3, -1, "Plantedname", None, 1.5):
        with pytest.raises(lrs.LrsError) as caught:
            read(wrong)
        assert "Plantedname" not in str(caught.value)
    assert pickle.loads(pickle.dumps(lrs.Gender.MALE)) is lrs.Gender.MALE


def test_nobody_can_unsee_the_privacy_notice() -> None:
    """The one change that is refused, and what each state shows."""
    seen = lrs.AbilityToShare.ABLE_TO_SHARE
    assert seen.change_to(lrs.AbilityToShare.UNABLE_TO_SHARE) is lrs.AbilityToShare.UNABLE_TO_SHARE
    with pytest.raises(lrs.LrsError) as caught:
        seen.change_to(lrs.AbilityToShare.NOT_SEEN)
    assert (caught.value.code, caught.value.field) == ("sharing.cannot_unsee", "ability_to_share")
    for wrong in (7, -1, "perhaps", None):
        with pytest.raises(lrs.LrsError):
            seen.change_to(wrong)  # type: ignore[arg-type]
    assert seen.visibility().plr
    assert not seen.visibility().sensitive_qualifications
    assert not lrs.AbilityToShare.NOT_SEEN.visibility().plr
    assert lrs.AbilityToShare.from_privacy_notice_seen(True) is seen


def test_a_verification_needs_a_description_with_other_only() -> None:
    """And its description is judged."""
    passport = lrs.Verification(lrs.VerificationType.PASSPORT)
    assert passport == lrs.Verification(2, "") == pickle.loads(pickle.dumps(passport))
    assert (passport.kind, passport.description, passport.judge()) == (lrs.VerificationType.PASSPORT, None, None)
    assert passport.findings == []
    other = lrs.Verification(lrs.VerificationType.OTHER, "ILR")
    assert (other.description, other.judge()) == ("ILR", "not_accepted")
    assert [finding.code for finding in other.findings] == ["verification.description_not_accepted"]
    assert other == pickle.loads(pickle.dumps(other))
    for kind, text, code in ((999, "", "missing"), (2, "a card", "unexpected")):
        with pytest.raises(lrs.LrsError) as caught:
            lrs.Verification(kind, text)
        assert caught.value.code == f"verification.description_{code}"
    school = lrs.Verification(lrs.VerificationType.RELATIONSHIP_WITH_SCHOOL)
    assert [finding.code for finding in school.advise(is_pre_16_school=False)] == ["verification.school_only"]
    assert school.advise(is_pre_16_school=True) == []
    assert lrs.Verification("passport") == passport
    for wrong in (8, -1, 10**9, "library card", None, 2.5, True):
        with pytest.raises(lrs.LrsError) as refused:
            lrs.Verification(wrong)  # type: ignore[arg-type]
        assert refused.value.field == "verification_type"
    assert lrs.Verification.none_provided([lrs.VerificationType.OTHER, lrs.VerificationType(0)]) == (1, 2, 0.5)


def test_a_column_of_ulns_is_judged_without_an_object_a_row() -> None:
    """The way that the documentation shows, with NumPy's fixed-width bytes."""
    ulns = np.array(["9276308686", "9276308685", "", "92763086866"[:10]])
    valid = np.frombuffer(lrs.Uln.are_valid(ulns.astype("S10").tobytes()), bool)
    assert valid.tolist() == [lrs.Uln.is_valid(uln) for uln in ulns.tolist()] == [True, False, False, True]


def test_a_long_column_with_a_rest_is_judged_row_by_row() -> None:
    """Whatever the parts in which it is judged; a rest shorter than a row is no row."""
    column = b"9276308686" * 4_095 + b"9276308685" + b"9276308686" * 4_097 + b"92763"
    valid = lrs.Uln.are_valid(column)
    assert valid == b"\1" * 4_095 + b"\0" + b"\1" * 4_097
    assert lrs.Uln.are_valid(b"") == b""


def test_one_function_call_and_no_python_frame() -> None:
    """`is_valid` is the core's function itself, so that a call costs what a built-in costs."""
    assert type(lrs.Uln.is_valid) is type(len)
