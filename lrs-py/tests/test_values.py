"""The value classes as Python objects."""

from __future__ import annotations

import copy
import json
import pickle

import numpy as np
import pytest

import lrs

TEXTS: list[tuple[type[str], str]] = [(lrs.Uln, "9276308686")]


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


def test_a_column_of_ulns_is_judged_without_an_object_a_row() -> None:
    """The way that the documentation shows, with NumPy's fixed-width bytes."""
    ulns = np.array(["9276308686", "9276308685", "", "92763086866"[:10]])
    valid = np.frombuffer(lrs.Uln.are_valid(ulns.astype("S10").tobytes()), bool)
    assert valid.tolist() == [lrs.Uln.is_valid(uln) for uln in ulns.tolist()] == [True, False, False, True]


def test_one_function_call_and_no_python_frame() -> None:
    """`is_valid` is the core's function itself, so that a call costs what a built-in costs."""
    assert type(lrs.Uln.is_valid) is type(len)
