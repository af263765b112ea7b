"""Days of the calendar, as people write them."""

from __future__ import annotations

import datetime
import operator
from typing import TYPE_CHECKING, Any, SupportsIndex

from lrs import _lrs
from lrs._lrs import DateReading
from lrs.value._text import HIDDEN, hiding

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from typing_extensions import Self

__all__ = ["Date", "DateOfBirth", "DateReading"]


class Date:
    """How texts are read as days; a day itself is a `datetime.date`."""

    __slots__ = ()

    if TYPE_CHECKING:

        @staticmethod
        def read(text: str, *, two_digit_years: str = ..., today: datetime.date | str | None = None) -> DateReading:
            """Read a date as people write it, and tell how.

            `two_digit_years` is `refused`, `of_learner` for the century that makes an age of 13 to 110 on
            `today`, or `not_after` for the latest year that is not after `today`.
            """

    else:
        read = staticmethod(_lrs.date_read)


class DateOfBirth(datetime.date):
    """A date of birth within the years of the LRS's schema.

    It is a `datetime.date` and compares and hashes as one. Its `repr` hides it; `str()` gives it as ISO text.
    """

    __slots__ = ()

    def __new__(cls, year: int | str, month: int | None = None, day: int | None = None) -> Self:
        """Make it of year, month and day, or read one text as `parse` does."""
        if isinstance(year, str) and month is None and day is None:
            return cls.parse(year)
        return cls._from_ymd(*_lrs.date_of_birth_from_ymd(year, month, day))  # type: ignore[arg-type]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a date as people write it: `2007-03-12`, `12/03/2007`, `12 March 2007` and more.

        Raises `LrsError`, also for a year of two digits: there is no today here to tell its century.
        """
        return cls._from_ymd(*_lrs.date_of_birth_parse(text))

    if TYPE_CHECKING:

        @staticmethod
        def read(text: str, *, two_digit_years: str = ..., today: datetime.date | str | None = None) -> DateReading:
            """Read a date as people write it, and tell how.

            `two_digit_years` is `refused`, or `of_learner` for the century that makes an age of 13 to 110 on
            `today`.
            """

    else:
        read = staticmethod(_lrs.date_of_birth_read)

    @classmethod
    def from_parts(cls, day: str | int, month: str | int, year: str | int) -> Self:
        """Put together the three boxes of a form; the error's code names the part that is wrong."""
        parts = (str(part) if isinstance(part, int) else part for part in (day, month, year))
        return cls._from_ymd(*_lrs.date_of_birth_from_parts(*parts))

    @classmethod
    def _from_ymd(cls, year: int, month: int, day: int) -> Self:
        return datetime.date.__new__(cls, year, month, day)

    def replace(
        self, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None
    ) -> Self:
        """Give the same date of birth with other parts, judged anew."""
        # Before Python 3.13 the class of dates would go around our `__new__`.
        parts = (self.year if year is None else year, self.month if month is None else month)
        return type(self)(*map(operator.index, (*parts, self.day if day is None else day)))

    def __repr__(self) -> str:
        """Hide the date."""
        return f"{type(self).__name__}({HIDDEN})"

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int]]:
        """Travel as year, month and day."""
        return type(self), (self.year, self.month, self.day)

    @classmethod
    def _read(cls, given: Any) -> Self:
        if isinstance(given, datetime.date):
            return cls(given.year, given.month, given.day)
        return cls.parse(given)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic (v2) use the class as the type of a field: a date, or a text as `parse` reads it."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            hiding(cls._read),
            json_schema_input_schema=core_schema.date_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )
