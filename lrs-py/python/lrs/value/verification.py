"""How an organisation has made sure of who a learner is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lrs import _lrs
from lrs._lrs import Verification
from lrs._lrs import verification_judge as judge
from lrs.value._code import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Self

__all__ = ["NoneProvided", "Verification", "VerificationType", "judge", "none_provided"]


class NoneProvided(NamedTuple):
    """How many learners of a provider have no verification."""

    none: int
    """Learners with the type "None Provided"."""
    total: int
    """Learners with any type."""
    share: float
    """The share without verification, from 0.0 to 1.0."""


class VerificationType(Code):
    """How an organisation has made sure of who a learner is."""

    NONE_PROVIDED = 0
    RELATIONSHIP_WITH_SCHOOL = 1
    PASSPORT = 2
    DRIVING_LICENCE = 3
    ID_CARD = 4
    NATIONAL_INSURANCE_CARD = 5
    CERTIFICATE_OF_ENTITLEMENT = 6
    BANK_CARD = 7
    OTHER = 999

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read a code or one of the guide's labels; raises `LrsError`."""
        return cls(_lrs.verification_type_parse(text))

    @property
    def label(self) -> str:
        """The guide's label."""
        return next(label for number, _, label in _lrs.verification_types() if number == self)


def none_provided(kinds: Iterable[int | str]) -> NoneProvided:
    """Count the learners of a provider that have no verification."""
    return Verification.none_provided(kinds)
