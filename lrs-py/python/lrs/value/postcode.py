"""The postcode: where a learner last lived."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lrs import _lrs
from lrs._lrs import PostcodeReading, PostcodeRepair
from lrs._lrs import postcode_repairs as repairs
from lrs.value._text import TextValue

__all__ = ["Postcode", "PostcodeParts", "PostcodeReading", "PostcodeRepair", "repairs"]


class PostcodeParts(NamedTuple):
    """The parts of a postcode."""

    outward: str
    """The part before the space: `SW1A` of `SW1A 1AA`."""
    inward: str
    """The part after the space: `1AA`."""
    area: str
    """The letters it starts with: `SW`."""
    district: str
    """The postcode district: `SW1A`."""
    sector: str
    """The postcode sector: `SW1A 1`."""
    unit: str
    """The postcode unit: the whole."""
    is_default: bool
    """Whether it is ZZ99 9ZZ, which stands for an unknown one."""
    is_bfpo: bool
    """Whether it is a number of the British Forces Post Office."""


class Postcode(TextValue):
    """A postcode as the LRS takes it, in capitals and with one space.

    Well formed does not say that it exists.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @staticmethod
        def read(text: str, /) -> PostcodeReading:
            """Read a postcode and tell what had to be put right; raises `LrsError`."""

        @staticmethod
        def repairs(text: str, /) -> list[PostcodeRepair]:
            """List the postcodes that somebody may have meant, likeliest first."""

    else:
        _canonical = staticmethod(_lrs.postcode_parse)
        read = staticmethod(_lrs.postcode_read)
        repairs = staticmethod(repairs)

    @staticmethod
    def parts(postcode: str) -> PostcodeParts:
        """Take a postcode apart; raises `LrsError` where the text is none."""
        return PostcodeParts(*_lrs.postcode_parts(postcode))

    @property
    def outward(self) -> str:
        """The part before the space: `SW1A` of `SW1A 1AA`."""
        return self.parts(self).outward

    @property
    def inward(self) -> str:
        """The part after the space: `1AA`."""
        return self.parts(self).inward

    @property
    def area(self) -> str:
        """The letters it starts with: `SW`."""
        return self.parts(self).area

    @property
    def district(self) -> str:
        """The postcode district: `SW1A`."""
        return self.parts(self).district

    @property
    def sector(self) -> str:
        """The postcode sector: `SW1A 1`."""
        return self.parts(self).sector

    @property
    def unit(self) -> str:
        """The postcode unit: the whole."""
        return self.parts(self).unit

    @property
    def is_default(self) -> bool:
        """Whether it is ZZ99 9ZZ, which stands for an unknown one."""
        return self.parts(self).is_default

    @property
    def is_bfpo(self) -> bool:
        """Whether it is a number of the British Forces Post Office."""
        return self.parts(self).is_bfpo
