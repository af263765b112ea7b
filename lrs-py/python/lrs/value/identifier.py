"""Identifiers beside the ULN: of organisations, candidates and pupils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs.value._text import TextValue

__all__ = ["ScottishCandidateNumber", "Uci", "Ukprn", "Upn"]


class Ukprn(TextValue):
    """A UK Provider Reference Number as the LRS takes it: eight letters or digits."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.ukprn_parse)

    @property
    def is_usual(self) -> bool:
        """Whether it has the form of real life: eight digits, the first of them 1."""
        return _lrs.ukprn_is_usual(self)


class ScottishCandidateNumber(TextValue):
    """A Scottish Candidate Number: nine digits."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.scottish_candidate_number_parse)


class Uci(TextValue):
    """A Unique Candidate Identifier of the exam boards: thirteen characters."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.uci_parse)


class Upn(TextValue):
    """A Unique Pupil Number: thirteen characters."""

    __slots__ = ()

    if not TYPE_CHECKING:
        _canonical = staticmethod(_lrs.upn_parse)

    @property
    def is_temporary(self) -> bool:
        """Whether it is a temporary one: a letter at its end."""
        return _lrs.upn_is_temporary(self)
