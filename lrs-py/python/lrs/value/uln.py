"""The Unique Learner Number: ten digits that name one learner for life, the last of them a check digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._lrs import UlnRepair
from lrs._lrs import uln_are_valid as are_valid
from lrs._lrs import uln_digits_lost as digits_lost
from lrs._lrs import uln_repairs as repairs
from lrs.value._text import TextValue

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Uln", "UlnRepair", "are_valid", "digits_lost", "repairs"]


class Uln(TextValue):
    """A Unique Learner Number that is well formed: ten digits, no leading zero, right check digit.

    That a number is well formed does not say that it was issued. A ULN is text: a number is refused with a
    `TypeError`, because it loses leading digits and, as a float, its last ones.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        # What follows the `else` are the core's own functions, so that a call costs no Python frame.

        @staticmethod
        def is_valid(text: str, /) -> bool:
            """Whether `parse` would take the text."""

        @staticmethod
        def check_digit(stem: str, /) -> int | None:
            """Give the check digit that belongs to nine digits; None where there is none."""

        @staticmethod
        def repairs(text: str, /) -> list[UlnRepair]:
            """List the ULNs that somebody may have meant, likeliest first. None is ever taken by itself."""

        @staticmethod
        def digits_lost(text: str, /) -> bool:
            """Whether a spreadsheet has rounded the ULN so far that its last digits are lost."""

        @staticmethod
        def are_valid(column: bytes, /) -> bytes:
            """Judge a whole column, ten bytes a row, and give one byte 0 or 1 a row.

            With NumPy: ``np.frombuffer(Uln.are_valid(ulns.astype("S10").tobytes()), bool)``.
            """

    else:
        _canonical = staticmethod(_lrs.uln_parse)
        is_valid = staticmethod(_lrs.uln_is_valid)
        check_digit = staticmethod(_lrs.uln_check_digit)
        repairs = staticmethod(repairs)
        digits_lost = staticmethod(digits_lost)
        are_valid = staticmethod(are_valid)

    @classmethod
    def from_stem(cls, stem: str) -> Self:
        """Complete nine digits with their check digit, for test numbers.

        Raises `LrsError`; about 1 stem in 11 has no check digit.
        """
        return cls._from_canonical(_lrs.uln_from_stem(stem))
