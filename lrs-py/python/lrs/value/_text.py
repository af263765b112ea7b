"""What the value types that are text have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lrs.error import LrsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema
    from typing_extensions import Self

HIDDEN = "<redacted>"
"""What stands where a learner's value would."""


class TextValue(str):
    """A text that has been read by a rule of the core: its class says what it is.

    It is a `str` and compares, hashes and pickles as one. Its `repr` hides it; `str()` gives it.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read the text: the same as `parse`."""
        return str.__new__(cls, cls._canonical(text))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text.

        Raises `LrsError` where the rule does not take it, and `TypeError` where it is no `str`.
        """
        return str.__new__(cls, cls._canonical(text))

    @staticmethod
    def _canonical(text: str, /) -> str:
        """Judge a text and give its canonical form: the core's parser."""
        raise NotImplementedError

    @classmethod
    def _from_canonical(cls, text: str) -> Self:
        return str.__new__(cls, text)

    def __repr__(self) -> str:
        """Hide the value."""
        return f"{type(self).__name__}({HIDDEN})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic (v2) use the class as the type of a field."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            hiding(cls.parse),
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


def hiding(read: Callable[[Any], object]) -> Callable[[Any], object]:
    """Wrap a reader for pydantic: its `ValidationError` names the rule and does not show the value."""

    def validate(value: Any) -> object:
        from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

        try:
            return read(value)
        except LrsError as error:
            # The braces of a message template would be filled in: none of our messages has any.
            refusal = PydanticCustomError(
                error.code,
                error.message,
                {"section": error.section, "remedy": error.remedy},
            )
        except (TypeError, ValueError) as error:
            refusal = PydanticCustomError("string_type", str(error))
        # Raised outside of the `except`, so that no traceback leads back to the value.
        raise ValidationError.from_exception_data(
            "", [InitErrorDetails(type=refusal, loc=(), input=HIDDEN)], hide_input=True
        )

    return validate
