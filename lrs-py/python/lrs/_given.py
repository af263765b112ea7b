"""What people hand over besides text: dates, codes, and the many ways to say that there is nothing."""

from __future__ import annotations

import datetime
import difflib
import numbers
import operator
from typing import Final

from lrs import _lrs

_DATES: Final = frozenset({"date_of_address_capture", "date_of_birth"})
_CODES: Final = frozenset({"ability_to_share", "gender", "verification_type"})
_LONGEST_NAME: Final = 40
_ISO_LENGTH: Final = len("2026-09-01")
_TRUTHS: Final = frozenset({"bool", "bool_"})
# Up to here a float has every whole number.
_EXACT: Final = 2**53


def as_text(field: str, value: object) -> str | None:
    """Give the text that a value stands for in a field; None where it stands for none there."""
    if is_blank(value):
        return ""
    if field in _DATES:
        if isinstance(value, datetime.date):
            return _iso(value)
        if type(value).__name__ == "datetime64":
            return str(value)[:_ISO_LENGTH]
    if field in _CODES and not isinstance(value, bool):
        # A data frame makes a column of codes with gaps a column of floats.
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        try:
            return str(operator.index(value))  # type: ignore[arg-type]
        except TypeError:
            return None
    return None


def as_cell(field: str, value: object) -> str | None:
    """Give the text that a value stands for in a column of a table; None where it stands for none there.

    A data frame guesses what a column holds, and one of numbers with gaps becomes one of floats: a whole number is its
    digits, as long as none is lost.
    """
    text = as_text(field, value)
    if text is not None or type(value).__name__ in _TRUTHS or not isinstance(value, numbers.Number):
        return text
    try:
        whole = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return None
    is_exact = isinstance(value, numbers.Integral) or abs(whole) <= _EXACT
    return str(whole) if whole == value and is_exact else None


def is_blank(value: object) -> bool:
    """Whether a value says that there is nothing: None, and what data frames put there (NaN, NaT, NA)."""
    if value is None or type(value).__name__ == "NAType":
        return True
    is_of_a_kind = isinstance(value, (float, datetime.date)) or type(value).__name__ == "datetime64"
    return is_of_a_kind and bool(value != value)


def as_day(today: object) -> str | None:
    """Give the ISO text of a policy's day, the caller's own where none is given; None for another type."""
    if today is None:
        return datetime.date.today().isoformat()
    if isinstance(today, datetime.date):
        return _iso(today)
    return today if isinstance(today, str) else None


def why_unknown(name: object) -> str:
    """Say which name of a dictionary is not known and which ones it is near to.

    A text that cannot be a name is not shown, because it may be a learner's.
    """
    if not isinstance(name, str) or not name.isidentifier() or len(name) > _LONGEST_NAME:
        return ""
    fields = [field[0] for field in _lrs.fields()]
    # Somebody may have written it as JSON or a batch file does, or have left out the half of it.
    plain = {field.replace("_", ""): field for field in fields}
    bare = name.lower().replace("_", "")
    near = [plain[bare]] if bare in plain else [field for text, field in plain.items() if bare in text]
    near = (near or difflib.get_close_matches(name.lower(), fields))[:3]
    return f": '{name}'" + (f", did you mean {' or '.join(near)}?" if near else "")


def _iso(day: datetime.date) -> str:
    # Also for a `datetime`, whose own ISO text has a time.
    return datetime.date(day.year, day.month, day.day).isoformat()
