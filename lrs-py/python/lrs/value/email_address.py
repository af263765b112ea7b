"""The e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._lrs import EmailAddressRepair
from lrs._lrs import email_address_repairs as repairs
from lrs.value._text import TextValue

__all__ = ["EmailAddress", "EmailAddressRepair", "repairs"]


class EmailAddress(TextValue):
    """An e-mail address of the form that the LRS takes."""

    __slots__ = ()

    if TYPE_CHECKING:

        @staticmethod
        def repairs(text: str, /) -> list[EmailAddressRepair]:
            """Propose the address that somebody may have meant: one at most."""

    else:
        _canonical = staticmethod(_lrs.email_address_parse)
        repairs = staticmethod(repairs)
