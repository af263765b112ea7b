"""Words that stand for something: what the enumerations of our own names have in common."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Self


class Word(str, enum.Enum):
    """A stable name: the member is that text, and compares equal to it."""

    def __new__(cls, value: str) -> Self:
        """Make the member of its text."""
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @property
    def code(self) -> str:
        """The stable name."""
        return str(self.value)

    def __str__(self) -> str:
        """Give the stable name."""
        return self.code
