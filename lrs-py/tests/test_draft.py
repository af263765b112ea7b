"""What may be handed over as a learner: texts, dates, codes, the blanks of data frames, and nothing else."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import numpy as np
import pytest

import lrs
from lrs.finding import FIELDS


def test_a_dictionary_and_keywords_make_the_same_draft() -> None:
    """Values are kept as typed."""
    fields = {"given_name": " Zoë ", "family_name": "O'Neill", "date_of_birth": "12 March 2007"}
    draft = lrs.LearnerDraft(**fields)
    assert draft == lrs.LearnerDraft.from_dict(fields)
    assert draft.given_name == " Zoë "
    assert draft.uln == ""
    assert draft.to_dict() == {
        "given_name": " Zoë ",
        "family_name": "O'Neill",
        "date_of_birth": "12 March 2007",
    }
    assert pickle.loads(pickle.dumps(draft)) == draft


def test_every_field_has_its_keyword_and_its_attribute() -> None:
    """The fields of the core and of the class are the same."""
    draft = lrs.LearnerDraft.from_dict({field.name: field.label for field in FIELDS})
    assert len(FIELDS) == 28
    assert [getattr(draft, field.name) for field in FIELDS] == [field.label for field in FIELDS]


class NAType:
    """Like pandas' NA: comparing it gives itself, which is neither true nor false."""

    def __ne__(self, other: object) -> Any:
        """Give no answer."""
        return self

    def __bool__(self) -> bool:
        """Refuse to be an answer."""
        raise TypeError("boolean value of NA is ambiguous")


@pytest.mark.parametrize("blank", [None, float("nan"), np.float64("nan"), NAType(), ""])
def test_what_a_data_frame_puts_where_there_is_nothing(blank: object) -> None:
    """It is blank in every field, the ULN too."""
    draft = lrs.LearnerDraft.from_dict(dict.fromkeys((field.name for field in FIELDS), blank))
    assert draft == lrs.LearnerDraft()


@pytest.mark.parametrize("code", [2, 2.0, np.int64(2), np.float64(2.0), "2"])
@pytest.mark.parametrize("field", ["gender", "ability_to_share", "verification_type"])
def test_a_code_may_be_a_whole_number(field: str, code: object) -> None:
    """As a data frame or a database has it."""
    assert lrs.LearnerDraft.from_dict({field: code}).to_dict() == {field: "2"}


@pytest.mark.parametrize(
    "day", [datetime.date(2007, 3, 12), datetime.datetime(2007, 3, 12, 9, 30), "2007-03-12"]
)
@pytest.mark.parametrize("field", ["date_of_birth", "date_of_address_capture"])
def test_a_date_may_be_a_date(field: str, day: object) -> None:
    """Its time of day means nothing."""
    assert lrs.LearnerDraft.from_dict({field: day}).to_dict() == {field: "2007-03-12"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_name", 7),
        ("given_name", b"Zoe"),
        ("given_name", datetime.date(2007, 3, 12)),
        ("gender", True),
        ("gender", 1.5),
        ("gender", []),
        ("date_of_birth", 39153),
        ("mis_identifier", 1234),
    ],
)
def test_another_type_is_refused_by_the_name_of_its_field(field: str, value: object) -> None:
    """Both as an `LrsError` with a code and as a `TypeError`."""
    with pytest.raises(TypeError) as caught:
        lrs.LearnerDraft.from_dict({field: value})
    assert isinstance(caught.value, lrs.LrsTypeError)
    assert (caught.value.code, caught.value.field) == ("input.not_text", field)
    assert str(caught.value) == f"a text was wanted for {field}, not {type(value).__name__}"


@pytest.mark.parametrize("number", [9276308686, 9276308686.0, np.int64(9276308686), True])
def test_a_uln_is_not_a_number_in_a_draft_either(number: object) -> None:
    """With the reason, and without the number."""
    with pytest.raises(TypeError, match="a number loses leading digits and a float its last ones") as caught:
        lrs.LearnerDraft.from_dict({"uln": number})
    assert "9276308686" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("givenName", "given_name"),
        ("LastKnownPostCode", "last_known_postcode"),
        ("postcode", "last_known_postcode"),
        ("givn_name", "given_name"),
    ],
)
def test_an_unknown_name_is_named_with_what_was_meant(name: str, near: str) -> None:
    """A misspelt name never leaves a field unchecked."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.LearnerDraft.from_dict({"title": "Ms", name: "x"})
    assert caught.value.code == "input.unknown_name"
    assert f"'{name}'" in str(caught.value)
    assert f"did you mean {near}" in str(caught.value)


def test_an_unknown_name_like_no_other_is_only_named() -> None:
    """Nothing is guessed."""
    with pytest.raises(lrs.LrsError, match="name 1 of the object is not known: 'surname'$"):
        lrs.LearnerDraft.from_dict({"surname": "x"})


@pytest.mark.parametrize("name", ["9276308686", "Ada Example", 7, None])
def test_a_name_that_may_be_a_value_is_not_shown(name: object) -> None:
    """A file without its header row hands over learners as names."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.LearnerDraft.from_dict({name: "x"})  # type: ignore[dict-item]
    assert str(caught.value) == "name 1 of the object is not known"


@pytest.mark.parametrize("wrong", [None, "Ada", ["Ada"], 7])
def test_what_is_no_dictionary_is_refused(wrong: Any) -> None:
    """With the type that it is."""
    with pytest.raises(lrs.LrsTypeError, match=f"a LearnerDraft or a dict, not {type(wrong).__name__}"):
        lrs.LearnerDraft.from_dict(wrong)


def test_a_draft_is_frozen() -> None:
    """Nothing can be changed or added."""
    draft = lrs.LearnerDraft(given_name="Ada")
    for name in ("given_name", "nickname"):
        with pytest.raises(AttributeError):
            setattr(draft, name, "x")


def test_a_policy_has_the_core_s_defaults_and_the_caller_s_day() -> None:
    """Only `today` comes from outside the rules."""
    before = datetime.date.today()
    policy = lrs.CheckPolicy()
    assert before <= policy.today <= datetime.date.today()
    assert (policy.purpose, policy.edition, policy.date_order) == ("register", "guide", "unknown")
    assert policy.apply_repairs
    assert policy.is_pre_16_school is None
    assert lrs.guide.EDITION == policy.edition


@pytest.mark.parametrize(
    "today", [datetime.date(2026, 9, 1), "2026-09-01", datetime.datetime(2026, 9, 1, 23, 59)]
)
def test_a_policy_takes_a_date_or_iso_text(today: Any) -> None:
    """And gives a date."""
    assert lrs.CheckPolicy(today=today).today == datetime.date(2026, 9, 1)
    assert type(lrs.CheckPolicy(today=today).today) is datetime.date


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("today", "1/9/2026", "input.today"),
        ("today", 20260901, "input.today"),
        ("purpose", "enrol", "input.setting"),
        ("edition", "2018", "input.setting"),
        ("date_order", "month_first", "input.setting"),
    ],
)
def test_a_policy_refuses_what_it_cannot_mean(setting: str, value: Any, code: str) -> None:
    """And names the words that a setting takes."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.CheckPolicy(**{setting: value})
    assert caught.value.code == code
    if code == "input.setting":
        assert f"{setting} must be one of" in str(caught.value)
