"""What every check speaks: findings, repairs, and the fields they are about."""

from __future__ import annotations

from typing import Final, NamedTuple

from lrs import _lrs
from lrs._lrs import Finding, Repair

__all__ = ["FIELDS", "Field", "Finding", "Repair", "Span"]


class Span(NamedTuple):
    """A part of a field's text, in code points: ``text[span.start:span.end]``."""

    start: int
    end: int


class Field(NamedTuple):
    """A field of a learner's record."""

    name: str
    """Its name here, for example ``last_known_postcode``."""
    label: str
    """What people call it: ``postcode``."""
    column: str
    """The column heading of a batch file: ``LastKnownPostCode``."""
    max_length: int
    """The most characters (code points) that the LRS takes."""


FIELDS: Final[tuple[Field, ...]] = tuple(Field(*field) for field in _lrs.fields())
"""Every field of a learner's record."""
