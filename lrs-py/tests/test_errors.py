"""The exception of the package, and the catalogue of codes."""

from __future__ import annotations

import pickle
import traceback
from typing import TYPE_CHECKING, Any

import pytest
from faces import vectors

import lrs

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_error_says_which_rule_and_what_to_do() -> None:
    """Every part is there, and `str` is the message."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.Uln.parse("9276308685")
    error = caught.value
    assert error.code == "uln.check_digit"
    assert error.field == "uln"
    assert error.section == "HESA student record C17051, field ULN"
    assert str(error) == error.message == "the last digit of the ULN does not agree with the first nine"
    assert error.remedy.startswith("A digit was mistyped")
    assert isinstance(error, ValueError)


def test_an_error_crosses_processes() -> None:
    """Pickling keeps every part."""
    with pytest.raises(lrs.LrsError) as caught:
        lrs.Uln.parse("12")
    again = pickle.loads(pickle.dumps(caught.value))
    assert vars(again) == vars(caught.value)
    assert str(again) == "the ULN has 2 characters, 10 digits are wanted"


@pytest.mark.parametrize("wrong", [9276308686, 9276308686.0, None, b"9276308686", True])
def test_a_uln_is_never_a_number(wrong: object) -> None:
    """A `TypeError` that says why, on every way in."""
    ways: list[Callable[[Any], object]] = [lrs.Uln, lrs.Uln.parse, lrs.Uln.is_valid, lrs.Uln.repairs]
    ways += [lrs.Uln.check_digit, lrs.Uln.from_stem, lrs.Uln.digits_lost]
    for read in ways:
        with pytest.raises(TypeError, match="a ULN is never a number: a number loses leading digits") as caught:
            read(wrong)
        assert isinstance(caught.value, lrs.LrsTypeError)
        assert (caught.value.code, caught.value.field) == ("input.uln_number", "uln")


def test_half_a_surrogate_pair_is_no_digit() -> None:
    """A text that is no Unicode is refused by the rule and shown by nobody."""
    assert not lrs.Uln.is_valid("927630868\ud800")
    with pytest.raises(lrs.LrsError) as caught:
        lrs.Uln.parse("927630868\ud800")
    assert caught.value.code == "uln.not_digit"


def test_the_catalogue_is_the_core_s() -> None:
    """`guide.RULES` lists each code of `errors.json` with its sentence."""
    assert {rule.code: rule.message for rule in lrs.guide.RULES} == vectors("errors.json")


def test_no_message_holds_a_brace() -> None:
    """A message goes to pydantic as a template, where a brace would be filled in."""
    for rule in lrs.guide.RULES:
        bare = rule.message.replace("{field}", "").replace("{0}", "").replace("{1}", "")
        assert not set(bare) & set("{}"), rule.code


def test_a_traceback_shows_no_value() -> None:
    """What is printed when nobody catches the exception."""
    try:
        lrs.Uln.parse("9276308685")
    except lrs.LrsError as error:
        # The lines of source code hold what this test wrote itself: only the last line is the package's.
        last = traceback.format_exception_only(error)
        assert "9276308685" not in "".join(last)
