"""The Personal Learning Record as Python people use it, and its report as PDF, read by another program."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

import lrs
from lrs.plr import LearningEvent, PlrRequest, ReportOptions

if TYPE_CHECKING:
    from pathlib import Path

SEEN = PlrRequest(
    roles=["learner_record"],
    has_searched=True,
    has_seen_privacy_notice=True,
    ability_to_share=lrs.AbilityToShare.ABLE_TO_SHARE,
)
EVENTS = [
    LearningEvent(
        subject="Brickwork & Plastering – level 1",
        source="ILR",
        grade="9999999999",
        participation_start_date="2015-09-01",
        achievement_provider_name="Ashdale College",
    ),
    LearningEvent(subject="Sensitive thing", source="AO", achievement_award_date="2016-01-01", restriction="1"),
    LearningEvent(subject="Język polski", source="NPD", grade="A*", achievement_award_date="2013-08-22"),
]
HEAD = ReportOptions(
    given_name="Zoë", family_name="O’Neill-Łoś", uln="9276308686", provider="Ashdale College", today="2026-09-01"
)


def pages(file: bytes) -> list[str]:
    """Give the text of each page of a PDF, with its lines put together."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(file)).pages]


def test_a_pdf_says_what_the_report_says() -> None:
    """Names, numbers, dates and the foot of the page; what may not be seen is not there."""
    (page,) = pages(lrs.plr.write_pdf(EVENTS, SEEN, HEAD))
    for text in [
        "Personal Learning Record", "ULN: 9276308686", "Provider: Ashdale College", "Date: 2026-09-01", "Page 1 of 1",
        "2 of 2 qualifications and events", "Brickwork & Plastering – level 1", "2015-09-01", "2013-08-22", "A*",
        "not given", "Grade from ILR: there may have been no exam",
    ]:  # fmt: skip
        assert text in page, text
    assert "9999999999" not in page
    assert "Sensitive" not in page
    assert page.index("polski") < page.index("Brickwork")


def test_a_letter_that_the_font_lacks_is_seen_to_be_one() -> None:
    """Its number stands there, the report says so, and the letter itself is behind the text."""
    file = lrs.plr.write_pdf(EVENTS, SEEN, HEAD)
    (page,) = pages(file)
    assert "Zoë O’Neill-[U+0141]o[U+015B]" in page
    assert "J[U+0119]zyk" in page
    assert "[U+…] stands for a letter that the font of this document lacks" in page
    report = lrs.plr.report(EVENTS, SEEN, HEAD)
    assert [found.code for found in report.findings] == ["plr.report.letters_lacking"]
    actual = [element["/ActualText"] for element in elements(file) if "/ActualText" in element]
    assert actual == ["Learner: Zoë O’Neill-Łoś", "Język polski"]
    assert "O’Neill-Łoś" in lrs.plr.write_html(EVENTS, SEEN, HEAD)


def elements(file: bytes) -> list[Any]:
    """Give the elements of a tagged PDF in the order in which they are read."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        found.append(element)
        kids = [kid.get_object() for kid in element.get("/K", [])]
        for kid in kids:
            if "/S" in kid:
                walk(kid)

    walk(root(file)["/StructTreeRoot"]["/K"])
    return found


def root(file: bytes) -> Any:
    """Give the catalogue of a PDF."""
    return pypdf.PdfReader(io.BytesIO(file)).root_object


def test_a_pdf_is_tagged() -> None:
    """A heading, a table whose cells have their headings, a language and a title."""
    file = lrs.plr.write_pdf(EVENTS, SEEN, HEAD)
    assert root(file)["/Lang"] == "en-GB"
    assert root(file)["/MarkInfo"]["/Marked"].value is True
    metadata = pypdf.PdfReader(io.BytesIO(file)).metadata
    assert metadata is not None
    assert metadata.title == "Personal Learning Record"
    kinds = [element["/S"] for element in elements(file)]
    assert kinds[:2] == ["/Document", "/H1"]
    assert (kinds.count("/Table"), kinds.count("/TR"), kinds.count("/TH")) == (1, 3, 10 + 2)
    assert kinds.count("/TD") == 2 * 9


def test_a_long_record_has_pages_with_their_numbers() -> None:
    """Each with provider and date, and nothing is lost on the way."""
    events = [LearningEvent(subject=f"Subject number {place}", source="ILR") for place in range(300)]
    texts = pages(lrs.plr.write_pdf(events, SEEN, HEAD))
    assert len(texts) > 5
    for place, text in enumerate(texts, 1):
        assert f"Page {place} of {len(texts)}" in text
        assert "Ashdale College" in text
        assert "2026-09-01" in text
    whole = " ".join(texts)
    assert all(f"Subject number {place} " in whole for place in range(300))


def test_the_same_report_gives_the_same_file() -> None:
    """No clock and no chance is in it."""
    assert lrs.plr.write_pdf(EVENTS, SEEN, HEAD) == lrs.plr.write_pdf(EVENTS, SEEN, HEAD)


def test_what_is_refused_is_refused_in_every_form() -> None:
    """As data, as HTML and as PDF."""
    for make in (lrs.plr.report, lrs.plr.write_html, lrs.plr.write_pdf):
        with pytest.raises(lrs.LrsError) as caught:
            make(EVENTS, PlrRequest(), HEAD)
        assert caught.value.code == "plr.report.refused"


def test_answers_are_read_from_wherever_they_are(tmp_path: Path) -> None:
    """A path, a file and bytes are the same answer, and its events go on to every other function."""
    answer = '[{"subject": "Siân", "source": "AO"}]'
    path = tmp_path / "answer.json"
    path.write_text(answer, encoding="utf-8")
    records = [lrs.plr.read(one) for one in (path, str(path), io.BytesIO(answer.encode()), answer.encode())]
    assert len(set(records)) == 1
    (event,) = records[0].events
    assert event == LearningEvent(subject="Siân", source="AO")
    with pytest.raises(TypeError, match="looks like the text of a file"):
        lrs.plr.read(answer)
    with pytest.raises(lrs.LrsError) as caught:
        lrs.plr.read(path, max_bytes=10)
    assert caught.value.code == "plr.read.too_large"
    assert lrs.plr.check([event])[0].code == "plr.event.ao_without_award_date"
    assert lrs.plr.check([dataclass_as_dict(event)], datetime.date(2026, 9, 1))[0].event == 0


def dataclass_as_dict(event: LearningEvent) -> dict[str, object]:
    """Give an event as a dictionary of its names."""
    return {"subject": event.subject, "source": event.source}


class InParts(io.BytesIO):
    """A file object that takes some bytes at a time, as a raw one may."""

    def write(self, data: object, /) -> int:
        return super().write(bytes(data)[:700])  # type: ignore[call-overload]


def test_reports_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    """A path has the whole file; without one it is given back."""
    path, taken = tmp_path / "record.html", io.BytesIO()
    assert lrs.plr.write_html(EVENTS, SEEN, HEAD, to=path) is None
    assert path.read_text(encoding="utf-8") == lrs.plr.write_html(EVENTS, SEEN, HEAD)
    assert lrs.plr.write_pdf(EVENTS, SEEN, HEAD, to=taken) is None
    in_parts = InParts()
    lrs.plr.write_pdf(EVENTS, SEEN, HEAD, to=in_parts)
    assert taken.getvalue() == in_parts.getvalue() == lrs.plr.write_pdf(EVENTS, SEEN, HEAD)


def test_today_is_the_callers_day() -> None:
    """Unless another is said."""
    assert lrs.plr.report([], {"is_learner": True}).date == datetime.date.today()
    assert lrs.plr.report([], {"is_learner": True}, {"today": datetime.date(2026, 9, 1)}).date.year == 2026
