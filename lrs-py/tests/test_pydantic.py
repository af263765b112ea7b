"""The value classes as fields of pydantic models; pydantic is no dependency of the package."""

from __future__ import annotations

import datetime
import subprocess
import sys
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

import lrs


class Enrolment(BaseModel):
    """A model as somebody would write it."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    uln: lrs.Uln
    previous: list[lrs.Uln] = []


def test_a_text_becomes_the_class() -> None:
    """From Python, from an instance and from JSON."""
    for model in (
        Enrolment.model_validate({"uln": "9276308686"}),
        Enrolment(uln=lrs.Uln("9276308686")),
        Enrolment.model_validate_json('{"uln": "9276308686"}'),
        Enrolment.model_validate({"uln": "9276308686"}, strict=True),
    ):
        assert type(model.uln) is lrs.Uln
        assert model.uln == "9276308686"
        assert model.model_dump_json() == '{"uln":"9276308686","previous":[]}'
        assert model.model_dump() == {"uln": "9276308686", "previous": []}
        assert "9276308686" not in repr(model)


def test_the_schema_is_a_string_s() -> None:
    """For OpenAPI, both ways."""
    for mode in ("validation", "serialization"):
        schema = TypeAdapter(lrs.Uln).json_schema(mode=mode)
        assert schema == {"type": "string"}


class Person(BaseModel):
    """All kinds of values together."""

    born: lrs.DateOfBirth
    postcode: lrs.Postcode
    gender: lrs.Gender
    family_name: lrs.FamilyName | None = None


def test_dates_codes_and_texts_together() -> None:
    """Read as the core reads them, written to JSON as a form would send them, and read again."""
    given = {"born": "12/03/2007", "postcode": "sw1a1aa", "gender": 2, "family_name": "O\u2019Neill"}
    person = Person.model_validate(given)
    assert type(person.born) is lrs.DateOfBirth
    assert person.born == datetime.date(2007, 3, 12)
    assert person.gender is lrs.Gender.FEMALE
    text = person.model_dump_json()
    assert text == '{"born":"2007-03-12","postcode":"SW1A 1AA","gender":2,"family_name":"O\'Neill"}'
    assert Person.model_validate_json(text) == person == Person.model_validate(person.model_dump())
    assert Person.model_validate({**given, "born": datetime.date(2007, 3, 12)}) == person
    assert "2007" not in repr(person)
    assert "SW1A" not in repr(person)
    assert Person.model_json_schema()["properties"]["born"] == {
        "format": "date",
        "title": "Born",
        "type": "string",
    }
    with pytest.raises(ValidationError) as caught:
        Person.model_validate({**given, "born": "31/02/2007", "postcode": "SW1A 1AAA"})
    assert [one["type"].split(".")[0] for one in caught.value.errors()] == ["date_of_birth", "postcode"]
    assert "2007" not in str(caught.value)
    assert "SW1A" not in str(caught.value)


def test_an_error_has_the_code_and_the_place_and_no_value() -> None:
    """In its text, in its list and in its JSON."""
    with pytest.raises(ValidationError) as caught:
        Enrolment.model_validate({"uln": "9276308685", "previous": ["9276308686", "92763O8686"]})
    error = caught.value
    assert [(one["type"], one["loc"]) for one in error.errors()] == [
        ("uln.check_digit", ("uln",)),
        ("uln.not_digit", ("previous", 1)),
    ]
    for text in (str(error), repr(error), str(error.errors()), error.json()):
        assert "9276308685" not in text
        assert "92763O8686" not in text
        assert "<redacted>" in text
    assert error.__cause__ is None
    assert error.__context__ is None
    context: dict[str, Any] = error.errors()[0]["ctx"]
    assert context["remedy"].startswith("A digit was mistyped")


@pytest.mark.parametrize("number", [9276308686, 9276308686.0, b"9276308686"])
def test_a_uln_is_never_a_number_even_where_the_model_would_coerce(number: object) -> None:
    """`coerce_numbers_to_str` does not reach it, nor does JSON."""
    with pytest.raises(ValidationError, match="a ULN is never a number"):
        Enrolment.model_validate({"uln": number})
    with pytest.raises(ValidationError, match="a ULN is never a number"):
        Enrolment.model_validate_json('{"uln": 9276308686}')


def test_the_package_stands_without_pydantic() -> None:
    """It is imported only when pydantic asks for a schema."""
    program = "import sys, lrs; lrs.Uln('9276308686'); assert not any('pydantic' in m for m in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
