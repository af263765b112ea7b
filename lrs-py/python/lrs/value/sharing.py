"""Whether a learner has seen the Privacy Notice, and shares the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lrs import _lrs
from lrs.value._code import Code

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["AbilityToShare", "Visibility"]


class Visibility(NamedTuple):
    """What other organisations see of a learner; each True means that they see it."""

    plr: bool
    """The Personal Learning Record: qualifications and learning events."""
    sensitive_qualifications: bool
    """Qualifications deemed sensitive: hidden even where the record is shared."""
    profile: bool
    """The learner's profile and details."""
    uln: bool
    """The ULN: a learner cannot opt out of sharing it."""
    learner_copy: bool
    """Whether the learner may have a copy of the record."""


class AbilityToShare(Code):
    """Whether a learner has seen the Privacy Notice, and shares the record."""

    NOT_SEEN = 0
    ABLE_TO_SHARE = 1
    UNABLE_TO_SHARE = 2

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read a code or one of the guide's labels; raises `LrsError`."""
        return cls(_lrs.ability_to_share_parse(text))

    @classmethod
    def from_privacy_notice_seen(cls, seen: bool) -> Self:
        """Give the state for the question that the portal asks since 2019."""
        return cls(_lrs.ability_to_share_from_privacy_notice_seen(seen))

    def change_to(self, next: int) -> AbilityToShare:
        """Change the state, where that is possible: nobody can un-see the Privacy Notice.

        Raises `LrsError` with the code ``sharing.cannot_unsee``.
        """
        return AbilityToShare(_lrs.ability_to_share_change_to(self, AbilityToShare(next)))

    def visibility(self) -> Visibility:
        """Tell what other organisations see of the learner in this state."""
        return Visibility(*_lrs.ability_to_share_visibility(self))

    @property
    def label(self) -> str:
        """The guide's label."""
        return next(label for number, _, label in _lrs.abilities_to_share() if number == self)
