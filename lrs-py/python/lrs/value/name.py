"""Names: any script, any length from one letter on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs.value._text import TextValue

__all__ = ["FamilyName", "GivenName"]


class GivenName(TextValue):
    """A legal given name: 1 to 35 characters of any script, in the form in which it may be sent."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.given_name_parse)

    def key(self) -> str:
        """Give the comparison key, as `lrs.text.name_key`."""
        return _lrs.name_key(self)


class FamilyName(TextValue):
    """A legal family name: 1 to 35 characters of any script, in the form in which it may be sent."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.family_name_parse)

    def key(self) -> str:
        """Give the comparison key, as `lrs.text.name_key`."""
        return _lrs.name_key(self)
