"""What the value types that are codes of the LRS have in common."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from lrs.value._text import hiding

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from typing_extensions import Self


class Code(enum.IntEnum):
    """A code of the LRS: the member's number is what is sent.

    Calling the class with a number or a text reads it, as `parse` does.
    """

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read a code or what people write for it; raises `LrsError`."""
        raise NotImplementedError

    @property
    def code(self) -> str:
        """Our stable name of it, for example `not_known`."""
        return self.name.lower()

    @property
    def lrs_code(self) -> int:
        """The LRS's number of it."""
        return int(self)

    def __str__(self) -> str:
        """Give the number, as a file or a form holds it."""
        return str(int(self))

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls.parse(str(value) if isinstance(value, int) else value)  # type: ignore[arg-type]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic (v2) use the class as the type of a field: a code, or a text as `parse` reads it."""
        from pydantic_core import core_schema

        codes = core_schema.literal_schema([int(one) for one in cls])
        return core_schema.no_info_plain_validator_function(
            hiding(cls),
            json_schema_input_schema=codes,
            serialization=core_schema.plain_serializer_function_ser_schema(
                int, return_schema=core_schema.int_schema(), when_used="json"
            ),
        )
