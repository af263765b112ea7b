"""One value each: a ULN is not a number, a postcode is not just any text.

A value type carries its validity: what has been parsed need not be checked again.
"""

from __future__ import annotations

import datetime
import enum
import operator
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsIndex

from lrs import _lrs
from lrs._lrs import EmailAddressRepair, PostcodeRepair, UlnRepair, Verification
from lrs._text_value import HIDDEN, TextValue, hiding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import CoreSchema
    from typing_extensions import Self

__all__ = [
    "AbilityToShare",
    "DateOfBirth",
    "EmailAddress",
    "EmailAddressRepair",
    "FamilyName",
    "Gender",
    "GivenName",
    "NoneProvided",
    "Postcode",
    "PostcodeRepair",
    "ScottishCandidateNumber",
    "Uci",
    "Ukprn",
    "Uln",
    "UlnRepair",
    "Upn",
    "Verification",
    "VerificationType",
    "Visibility",
]


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
        repairs = staticmethod(_lrs.uln_repairs)
        digits_lost = staticmethod(_lrs.uln_digits_lost)
        are_valid = staticmethod(_lrs.uln_are_valid)

    @classmethod
    def from_stem(cls, stem: str) -> Self:
        """Complete nine digits with their check digit, for test numbers.

        Raises `LrsError`; about 1 stem in 11 has no check digit.
        """
        return cls._from_canonical(_lrs.uln_from_stem(stem))


class Postcode(TextValue):
    """A postcode as the LRS takes it, in capitals and with one space.

    Well formed does not say that it exists.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @staticmethod
        def repairs(text: str, /) -> list[PostcodeRepair]:
            """List the postcodes that somebody may have meant, likeliest first."""

    else:
        _canonical = staticmethod(_lrs.postcode_parse)
        repairs = staticmethod(_lrs.postcode_repairs)

    @property
    def outward(self) -> str:
        """The part before the space: `SW1A` of `SW1A 1AA`."""
        return _lrs.postcode_parts(self)[0]

    @property
    def inward(self) -> str:
        """The part after the space: `1AA`."""
        return _lrs.postcode_parts(self)[1]

    @property
    def area(self) -> str:
        """The letters it starts with: `SW`."""
        return _lrs.postcode_parts(self)[2]

    @property
    def district(self) -> str:
        """The district: `SW1A`."""
        return _lrs.postcode_parts(self)[3]

    @property
    def sector(self) -> str:
        """The sector: `SW1A 1`."""
        return _lrs.postcode_parts(self)[4]

    @property
    def unit(self) -> str:
        """The unit: the two letters at its end."""
        return _lrs.postcode_parts(self)[5]

    @property
    def is_default(self) -> bool:
        """Whether it is ZZ99 9ZZ, which stands for an unknown one."""
        return _lrs.postcode_kind(self)[0]

    @property
    def is_bfpo(self) -> bool:
        """Whether it is a number of the British Forces Post Office."""
        return _lrs.postcode_kind(self)[1]


class EmailAddress(TextValue):
    """An e-mail address of the form that the LRS takes."""

    __slots__ = ()

    if TYPE_CHECKING:

        @staticmethod
        def repairs(text: str, /) -> list[EmailAddressRepair]:
            """Propose the address that somebody may have meant: one at most."""

    else:
        _canonical = staticmethod(_lrs.email_address_parse)
        repairs = staticmethod(_lrs.email_address_repairs)


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
                str, return_schema=core_schema.date_schema(), when_used="json"
            ),
        )


class _Code(enum.IntEnum):
    """A code of the LRS: the member's number is what is sent."""

    @property
    def code(self) -> str:
        """Our stable name of it, for example `not_known`."""
        return self.name.lower()

    def __str__(self) -> str:
        """Give the number, as a file or a form holds it."""
        return str(int(self))


class Gender(_Code):
    """The gender codes of the LRS."""

    NOT_KNOWN = 0
    MALE = 1
    FEMALE = 2
    NOT_SPECIFIED = 9

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code or a word that people write for one; raises `LrsError`."""
        return cls(_lrs.gender_parse(text))


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


class AbilityToShare(_Code):
    """Whether a learner has seen the Privacy Notice, and shares the record."""

    NOT_SEEN = 0
    ABLE_TO_SHARE = 1
    UNABLE_TO_SHARE = 2

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code or one of the guide's labels; raises `LrsError`."""
        return cls(_lrs.ability_to_share_parse(text))

    @classmethod
    def from_privacy_notice_seen(cls, seen: bool) -> Self:
        """Give the state for the question that the portal asks since 2019."""
        return cls(_lrs.ability_to_share_from_privacy_notice_seen(seen))

    def change_to(self, next: AbilityToShare) -> AbilityToShare:
        """Change the state, where that is possible: nobody can un-see the Privacy Notice.

        Raises `LrsError` with the code ``sharing.cannot_unsee``.
        """
        return AbilityToShare(_lrs.ability_to_share_change_to(self, next))

    def visibility(self) -> Visibility:
        """Tell what other organisations see of the learner in this state."""
        return Visibility(*_lrs.ability_to_share_visibility(self))

    @property
    def label(self) -> str:
        """The guide's label."""
        return next(label for number, _, label in _lrs.abilities_to_share() if number == self)


class VerificationType(_Code):
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
    def parse(cls, text: str) -> Self:
        """Read a code or one of the guide's labels; raises `LrsError`."""
        return cls(_lrs.verification_type_parse(text))

    @property
    def label(self) -> str:
        """The guide's label."""
        return next(label for number, _, label in _lrs.verification_types() if number == self)


class NoneProvided(NamedTuple):
    """How many learners of a provider have no verification."""

    none: int
    """Learners with the type "None Provided"."""
    total: int
    """Learners with any type."""
    share: float
    """The share without verification, from 0.0 to 1.0."""

    @classmethod
    def of(cls, kinds: Iterable[VerificationType]) -> NoneProvided:
        """Count the learners of a provider that have no verification."""
        return cls(*_lrs.verification_none_provided(list(kinds)))
