"""Why a value could not be read, as an exception."""

from __future__ import annotations


class LrsError(ValueError):
    """A text cannot be what it was taken for: which rule says so, and what to do.

    The message never shows the text.
    """

    code: str
    """The stable code, for example ``uln.check_digit``."""
    field: str | None
    """The learner field that it stands in, where that is known."""
    section: str
    """Where the rule comes from."""
    message: str
    """What is wrong, as a clause."""
    remedy: str
    """What to do about it."""

    def __init__(
        self, message: str, code: str, field: str | None = None, section: str = "", remedy: str = ""
    ) -> None:
        """Hold the parts; ``args`` has all five, so that the exception can be pickled."""
        super().__init__(message, code, field, section, remedy)
        self.message = message
        self.code = code
        self.field = field
        self.section = section
        self.remedy = remedy

    def _of_learner(self, place: int) -> None:
        """Say which learner of a list, or which row of a table, it is about."""
        self.message += f" (learner {place})"
        self.args = (self.message, *self.args[1:])

    def __str__(self) -> str:
        """Give the message."""
        return self.message

    def __repr__(self) -> str:
        """Give the code and the message."""
        return f"{type(self).__name__}({self.code!r}, {self.message!r})"


class LrsTypeError(LrsError, TypeError):
    """Something of the wrong type was handed over: a ULN as a number, a number where a text belongs.

    A slip of the program, not of the learner; so it is a `TypeError` as well.
    """
