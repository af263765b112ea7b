"""The gender codes of the LRS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._lrs import GenderReading
from lrs.value._code import Code

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Gender", "GenderReading"]


class Gender(Code):
    """The gender codes of the LRS."""

    NOT_KNOWN = 0
    MALE = 1
    FEMALE = 2
    NOT_SPECIFIED = 9

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read a code or a word that people write for one; raises `LrsError`."""
        return cls(_lrs.gender_parse(text))

    if TYPE_CHECKING:

        @staticmethod
        def read(text: str, /) -> GenderReading:
            """Read a gender and tell what had to be changed; raises `LrsError`."""

    else:
        read = staticmethod(_lrs.gender_read)
