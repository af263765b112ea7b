"""The roles of users of the Organisation Portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._word import Word

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["UserRole"]


class UserRole(Word):
    """A role of a user (guide, Appendix A): the member is our code, and compares equal to it.

    Calling the class with a text reads it, as `parse` does.
    """

    SUPER_USER = "super_user"
    BATCH_USER = "batch_user"
    ONLINE_USER = "online_user"
    VIEW_ONLY_USER = "view_only_user"
    LEARNER_RECORD = "learner_record"
    VLD_LEARNING_PROVIDER = "vld_learning_provider"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the guide's name of a role or our code; raises `LrsError`."""
        return cls(_lrs.user_role_parse(text))

    @property
    def label(self) -> str:
        """The guide's name, for example `LRB Super User`."""
        return dict(_lrs.user_roles())[self.code]

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls.parse(value)  # type: ignore[arg-type]
