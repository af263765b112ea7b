"""Files: bytes, paths and file objects; progress, threads and exceptions in the middle of it."""

from __future__ import annotations

import io
import json
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from faces import ROOT
from test_threads import turns_during

import lrs
from lrs import batch

if TYPE_CHECKING:
    from pathlib import Path

POLICY = lrs.BatchPolicy(today="2026-11-24")
DRAFT: dict[str, Any] = {
    "given_name": "Zoë",
    "family_name": "O'Neill",
    "date_of_birth": "2008-04-13",
    "gender": 2,
    "last_known_postcode": "SW1A 1AA",
    "verification_type": 2,
    "ability_to_share": 1,
}
NAME = "LRB_10000001_010920260930.CSV"


def a_file(count: int = 3, **changes: str) -> bytes:
    """Write a file of learners who are alike but for the last."""
    return batch.write([DRAFT] * (count - 1) + [{**DRAFT, **changes}], NAME, "10000001")


def test_what_is_written_is_read_again() -> None:
    """Drafts, records and dictionaries, one after the other."""
    learners: list[Any] = [DRAFT, lrs.LearnerDraft(**DRAFT), lrs.LearnerRecord(**DRAFT)]
    file = batch.write(iter(learners), NAME, "10000001")
    reader = batch.read(file, POLICY)
    assert list(reader) == [lrs.LearnerDraft(**DRAFT)] * 3
    assert next(reader, None) is None
    assert (reader.layout, reader.encoding, reader.line_end) == ("2A", "utf_8", "crlf")
    assert (reader.records, reader.bytes_read, reader.header_findings) == (3, len(file), [])
    with pytest.raises(lrs.LrsError) as caught:
        batch.write([DRAFT], NAME, "10000001", 2)
    assert caught.value.code == "batch.write.count"


def test_every_way_to_hand_over_a_file_gives_the_same_report(tmp_path: Path) -> None:
    """A str is the path of the file: the text of one is refused."""
    file = a_file(last_known_postcode="nowhere")
    path = tmp_path / NAME
    path.write_bytes(file)
    report = batch.check(file, POLICY)
    assert batch.check(bytearray(file), POLICY) == batch.check(memoryview(file), POLICY) == report
    assert batch.check(path, POLICY) == batch.check(io.BytesIO(file), POLICY) == report
    assert batch.check(str(path), POLICY) == batch.check(os.fspath(path), POLICY) == report
    with path.open("rb") as opened:
        assert batch.check(opened, POLICY) == report
    assert list(batch.read(path, POLICY)) == list(batch.read(str(path), POLICY)) == list(batch.read(file, POLICY))
    assert batch.correct(path, POLICY) == batch.correct(file, POLICY) == batch.correct(io.BytesIO(file), POLICY)
    for text in (file.decode(), "<Learner/>", '"ULN"', "a\0b", "2A,x,10000001,1,,,Ms,Jo,,,Planted"):
        with pytest.raises(TypeError, match="a str is a path, and this one looks like the text of a file") as caught:
            batch.check(text, POLICY)
        assert text not in str(caught.value)
    for wrong in (None, 7):
        with pytest.raises(TypeError, match="bytes, a path"):
            batch.check(wrong, POLICY)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError, match="nowhere"):
        batch.check(tmp_path / "nowhere", POLICY)
    with path.open(encoding="utf-8") as text_mode, pytest.raises(TypeError, match="text mode"):
        batch.check(text_mode, POLICY)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the file is closed"):
        batch.check(opened, POLICY)


def test_a_report_has_counts_places_and_words() -> None:
    """And no learner's value in any of them."""
    report = batch.check(a_file(last_known_postcode="Plantedtown", date_of_birth="13/04/2008"), POLICY)
    assert (report.records, report.ready, report.with_errors, report.complete) == (3, 2, 1, True)
    assert report.has_errors
    assert not report.is_ready
    finding = next(one for one in report.findings if one.severity == "error")
    assert (finding.field, finding.record, finding.line, finding.column) == ("last_known_postcode", 3, 4, 19)
    assert report.count_of(finding.code) == 1
    total = report.totals[0]
    assert (total.code, total.severity, total.field, total.count) == (finding.code, "error", finding.field, 1)
    assert total.places == (batch.Place(3, 4, 19),)
    assert (total.message, total.remedy, total.section) == (finding.message, finding.remedy, finding.section)
    repaired = {(one.field, one.applied): one.count for one in report.repairs}
    assert repaired[("date_of_birth", True)] == 1
    assert report.file_fields == ("2A", NAME, "10000001", "3")
    shape = json.loads(report.to_json())
    assert (shape["format"], shape["records"], shape["totals"][0]["code"]) == (1, 3, finding.code)
    sheet = batch.write_findings_csv(report.findings)
    assert sheet.startswith(b'\xef\xbb\xbf"Record","Line","Column","Field"')
    for text in (repr(report), str(report), report.to_json(), sheet.decode(), repr(report.totals)):
        assert "Plantedtown" not in text
        assert "2008" not in text
    assert "3" in str(report)
    assert repr(report) == f"BatchReport(records=3, ready=2, with_errors=1, found={report.found})"


def test_xml_is_told_by_its_content() -> None:
    """And findings stand at an element in place of a column."""
    xml = batch.write_xml([{"uln": "1234567890", "given_name": "Jo"}], "", "10000001")
    for data in (xml, io.BytesIO(xml), b"<a><Learner><ULN>1234567890</ULN></Learner></a>"):
        report = batch.check(data, POLICY)
        assert (report.file_format, report.records, report.line_end) == ("xml", 1, None)
        finding = next(one for one in report.findings if one.code == "uln.check_digit")
        assert (finding.element, finding.column, finding.record) == ("ULN", None, 1)
        assert report.path_of(finding) == f"{report.record_path}[1]/ULN"
        assert repr(finding).endswith("element='ULN')")
    assert batch.check(a_file(), POLICY).record_path is None
    reader = batch.read(xml)
    assert (reader.file_format, [draft.given_name for draft in reader]) == ("xml", ["Jo"])
    own = batch.write_xml([], "x", "10000001", tags=["Upload a='b'"], record="Pupil", has_file_name=True)
    assert b"<Upload a='b'>" in own


def test_a_set_is_split_into_named_parts() -> None:
    """Each with its place in the set."""
    plan = batch.split(5_001, "10000001", "2026-09-01", 9, 30, file_format="xml")
    assert plan.parts[1] == batch.BatchPart(2_501, 2_500, "LRB_10000001_010920260932.XML")
    assert plan.findings == ()
    with pytest.raises(lrs.LrsError, match="route must be one of portal, web_service"):
        batch.split(1, "10000001", "2026-09-01", 9, 30, "post")


def test_a_file_s_name_is_judged_where_it_is_given() -> None:
    """With the right one beside it."""
    policy = lrs.BatchPolicy(today="2026-11-24", file_name=NAME.lower(), ukprn="10000001")
    report = batch.check(a_file(), policy)
    assert report.proposed_file_name == NAME
    assert [finding.code for finding in batch.check_file_name(NAME)] == []
    assert batch.check_file_name(NAME.lower(), "10000001") != []
    assert batch.file_name("10000001", "2026-09-01", 9, 30) == NAME
    assert batch.headings()[:5] == ["FileVersion", "FileName", "UKPRN", "LearnerRecordCount", "ULN"]


def test_a_corrected_file_is_ready_and_nothing_is_lost() -> None:
    """Records that a person must mend are held back where that is asked for."""
    file = a_file(last_known_postcode="nowhere", given_name=" Zoë ")
    corrected = batch.correct(file, POLICY, hold_back=True)
    assert (corrected.written, corrected.held_back, corrected.changed) == (2, 1, 1)
    assert batch.check(corrected.file, POLICY).with_errors == 0
    assert corrected.held_back_file is not None
    [held_back] = batch.read(corrected.held_back_file, POLICY)
    assert (held_back.last_known_postcode, held_back.given_name) == ("nowhere", "Zoë")
    assert batch.correct(file, POLICY).held_back_file is None
    assert "Zo" not in repr(corrected)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "batch.empty"), (b"%PDF-1.7", "batch.pdf"), (b"PK\x03\x04", "batch.workbook")]
)
def test_what_is_no_batch_file_is_refused(data: bytes, code: str) -> None:
    """By each of the functions that read."""
    for act in (batch.check, batch.read, batch.correct):
        with pytest.raises(lrs.LrsError) as caught:
            act(data, POLICY)
        assert caught.value.code == code


def test_progress_is_told_and_may_stop_the_check() -> None:
    """Only False stops; a function that answers nothing wants to go on."""
    file = a_file(5_000)
    told: list[tuple[int, int]] = []
    report = batch.check(file, POLICY, progress=lambda *done: told.append(done))
    assert report.complete
    assert [records for _, records in told] == sorted(records for _, records in told)
    assert 4_000 < told[-1][1] <= 5_000
    assert 0 < told[-1][0] <= len(file)
    stopped = batch.check(file, POLICY, progress=lambda read, records: records < 2_000)
    assert not stopped.complete
    assert stopped.count_of("batch.stopped") == 1
    assert stopped.records < 5_000


class SlipError(Exception):
    """An exception of the caller's own."""


def test_an_exception_of_the_caller_s_comes_back_as_it_is() -> None:
    """From a progress function and from a file object."""

    def progress(read: int, records: int) -> None:
        raise SlipError

    class File(io.BytesIO):
        """A file that breaks in the middle."""

        def read(self, size: int | None = -1, /) -> bytes:
            """Give one part, then fail."""
            if self.tell():
                raise SlipError
            return super().read(size)

    file = a_file(5_000)
    with pytest.raises(SlipError):
        batch.check(file, POLICY, progress=progress)
    with pytest.raises(SlipError):
        batch.check(File(file), POLICY)
    with pytest.raises(SlipError):
        list(batch.read(File(file), POLICY))


def test_long_calls_let_other_threads_run() -> None:
    """The check, the correction and the reading of a large file."""
    file = a_file(5_000)
    assert turns_during(lambda: batch.check(file, POLICY)) > 0
    assert turns_during(lambda: batch.correct(file, POLICY)) > 0
    assert turns_during(lambda: list(batch.read(file, POLICY))) > 0
    assert turns_during(lambda: batch.check(iter([DRAFT] * 5_000), POLICY)) > 0


def test_a_prohibited_list_of_the_caller_s_is_used() -> None:
    """In the check of a file and of a learner."""
    prohibited = lrs.ProhibitedText.from_entries(["Zoë"]).with_guide()
    assert repr(prohibited).startswith("ProhibitedText(phrases=2, postcodes=")
    policy = lrs.BatchPolicy(today="2026-11-24", prohibited=prohibited)
    assert batch.check(a_file(), policy).count_of("prohibited.text") == 3
    one = lrs.learner.check(DRAFT, lrs.CheckPolicy(today="2026-11-24", prohibited=prohibited))
    assert [finding.code for finding in one.findings if finding.severity == "error"] == ["prohibited.text"]
    assert prohibited.scan(DRAFT)[0].span == (0, 3)
    assert policy.prohibited.phrases == 2
    with pytest.raises(lrs.LrsError):
        lrs.ProhibitedText.from_text("convict\n?\n")


def test_the_bounds_of_a_policy() -> None:
    """Whole numbers from 1; what is left out is the core's."""
    assert lrs.BatchPolicy(max_columns=40).max_columns == 40
    assert POLICY.max_findings_per_code >= 1
    for wrong in (0, -1, 1.5, "many", 2**80):
        with pytest.raises(lrs.LrsError, match="max_columns must be a whole number from 1"):
            lrs.BatchPolicy(max_columns=wrong)  # type: ignore[arg-type]
    kept = lrs.BatchPolicy(today="2026-11-24", max_findings_per_code=1)
    report = batch.check(batch.write([{"notes": "x"}] * 4, NAME, "10000001"), kept)
    assert report.count_of("field.missing") > 4
    assert len([finding for finding in report.findings if finding.code == "field.missing"]) == 1


def test_the_sample_of_the_examples_is_read_to_its_end() -> None:
    """Five hundred invented learners with the faults that colleges make."""
    for path in sorted((ROOT / "examples" / "data").glob("LRB_*.CSV")):
        report = batch.check(path, lrs.BatchPolicy(today="2026-11-24", file_name=path.name))
        assert report.complete
        assert report.records == sum(1 for _ in batch.read(path)) > 0
        assert report.ready + report.with_errors == report.records


KATE = {
    "uln": "9276308686",
    "given_name": "Catherine",
    "family_name": "Hartnell",
    "date_of_birth": "2007-03-12",
    "gender": "2",
    "last_known_postcode": "LS1 4AP",
}


def test_records_are_held_against_each_other_as_they_come() -> None:
    """A collector says the same as a list and as a file, and the findings go into the report of the file."""
    learners = [KATE, {**KATE, "given_name": "Rowena"}]
    inside = lrs.batch.Inside(lrs.batch.InsidePolicy(max_compared=10))
    for learner in learners:
        inside.add(learner)
    report = inside.finish()
    assert report == lrs.batch.check_inside(learners)
    assert inside.finish().records == 0
    found = report.findings[0]
    assert (found.finding.code, found.finding.record, found.other_record) == ("batch.inside.uln_shared", 2, 1)
    file = lrs.batch.write(learners, "LRB_10000001_010920260930.CSV", "10000001")
    of_file = lrs.batch.check_inside(file)
    assert of_file.findings[0].other_line == 2
    whole = lrs.batch.check(file).with_inside(of_file)
    assert whole.count_of("batch.inside.uln_shared") == report.count_of("batch.inside.uln_shared") == 1
    assert not whole.is_ready


def test_a_plan_is_written_file_by_file_and_its_words_show_no_learner() -> None:
    """The drafts of a planned file are ready to be written."""
    new = {**KATE, "family_name": "Mossgrave", "last_known_postcode": "EX4 9TR"}
    policy = lrs.batch.PlanPolicy("10000001", hour=9, minute=30, today="2026-09-01")
    plan = lrs.batch.plan_update([KATE], [new], policy)
    for file in plan.files:
        written = lrs.batch.write(file.learners, file.file_name, file.ukprn)
        assert b"9276308686" in written
    asked = lrs.batch.FormerPostcodes(KATE, ["EX4 9TR"])
    found = lrs.batch.FoundUln(1, 1, "9276308686")
    said = repr([plan, plan.files, plan.steps, plan.findings, plan.repairs, plan.way, asked, found, policy])
    for value in (*KATE.values(), "Mossgrave", "EX4 9TR"):
        assert len(value) < 2 or value not in said


EXPORT = b"Surname;Forename;DOB;Sex;PC;Notice;ID;Form\nNg;Jo;14/03/2008;Female;sw1a1aa;Yes;2;11A\n"


def test_an_export_is_read_by_its_confirmed_map() -> None:
    """Guessed, put right, kept as JSON and handed over, as a map or as a dictionary."""
    guessed = batch.guess_headings(EXPORT, POLICY)
    assert [column.field for column in guessed.columns][:4] == ["family_name", "given_name", "date_of_birth", "gender"]
    assert guessed.missing == ["last_known_postcode", "verification_type", "ability_to_share"]
    confirmed = guessed.with_column(5, "last_known_postcode").with_heading("notice", "ability_to_share")
    confirmed = confirmed.with_column(7, "verification_type").with_column(8, None)
    assert confirmed.missing == []
    assert confirmed != guessed
    assert batch.HeadingMap.from_json(confirmed.to_json()).missing == []
    names = {column.heading: column.field for column in confirmed.columns}
    for given in (confirmed, batch.HeadingMap.from_json(confirmed.to_json()), names, {"columns": [
        {"column": column.column, "heading": column.heading, "field": column.field} for column in confirmed.columns
    ]}):
        policy = lrs.BatchPolicy(today="2026-11-24", ukprn="10000001", file_name=NAME, heading_map=given)
        assert policy.heading_map is not None
        assert batch.check(EXPORT, policy).ready == 1
        corrected = batch.correct(EXPORT, policy)
        assert batch.check(corrected.file, lrs.BatchPolicy(today="2026-11-24", file_name=NAME)).has_errors is False
    for act in (
        lambda: guessed.with_column(9, None),
        lambda: guessed.with_column(1, "surname"),
        lambda: batch.HeadingMap.from_json("{"),
        lambda: batch.HeadingMap({"Surname": "surname"}),
        lambda: lrs.BatchPolicy(heading_map=7),  # type: ignore[arg-type]
    ):
        with pytest.raises(lrs.LrsError) as caught:
            act()
        assert caught.value.code in ("input.setting", "input.shape")


def a_workbook(rows: list[list[str]]) -> bytes:
    """Write a workbook of one sheet by hand."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationships><Relationship Id="a" Type="{}" Target="{}"/></Relationships>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relation.format(f"{base}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns:r="{base}"><sheets><sheet name="List" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation.format(f"{base}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_a_sheet_of_a_workbook_is_read_as_csv(tmp_path: Path) -> None:
    """From bytes, a path and a file object; the rest goes on as with any export."""
    data = a_workbook([["Enrolments"], ["Surname", "Forename", "ULN"], ["Ng", "Jo", "9276308686"]])
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    sheet = batch.read_workbook(data)
    assert sheet == batch.read_workbook(path) == batch.read_workbook(io.BytesIO(data), "List")
    assert (sheet.name, sheet.sheets, sheet.rows) == ("List", ("List",), 3)
    policy = lrs.BatchPolicy(today="2026-11-24", heading_map=batch.guess_headings(sheet.csv))
    [learner] = batch.read(sheet.csv, policy)
    assert (learner.family_name, learner.uln) == ("Ng", "9276308686")
    assert "Ng" not in repr(sheet)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Surname", "not_workbook"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0Workbook", "old_format"),
        (a_workbook([["College"]]), "no_learners"),
    ],
)
def test_what_is_no_readable_workbook_is_told_apart(data: bytes, code: str) -> None:
    """Each with a code of its own."""
    with pytest.raises(lrs.LrsError) as caught:
        batch.read_workbook(data)
    assert caught.value.code == f"batch.workbook.{code}"
    with pytest.raises(lrs.LrsError) as caught:
        batch.read_workbook(a_workbook([["Surname", "Forename"]]), max_cells=1)
    assert caught.value.code == "batch.workbook.too_many_cells"


def test_how_learners_are_compared_is_said_by_a_policy_of_their_own() -> None:
    """Of records of a file, and of held and new details."""
    same = {**KATE, "middle_other_name": "Anne", "email_address": "kate@example.org", "place_of_birth": "Leeds"}
    moved = [same, {**same, "uln": "1026893096", "last_known_postcode": "EX4 9TR"}]
    assert len(batch.check_inside(moved).findings) == 1
    never = batch.InsidePolicy(matching=lrs.MatchPolicy(accept=1.0))
    assert batch.check_inside(moved, inside=never).findings == []
    assert batch.check_inside(batch.write(moved, NAME, "10000001"), inside=never).findings == []
    renamed = {**KATE, "family_name": "Mossgrave", "given_name": "Kathryn"}

    def codes(**settings: Any) -> list[str]:
        policy = batch.PlanPolicy("10000001", hour=9, minute=30, today="2026-09-01", **settings)
        plan = batch.plan_update([KATE], [renamed], policy)
        return [step.finding.code for step in plan.steps] + [finding.code for finding in plan.findings]

    table = json.loads(lrs.matching.MatchModel().to_json())
    del table["hash"]
    for level in table["levels"]:
        # Nobody's details ever differ.
        level["same"] = 1 if level["level"].endswith(".different") else level["same"]
    model = lrs.matching.MatchModel.from_json(json.dumps(table))
    assert codes() == []
    assert codes(matching=lrs.MatchPolicy(model=model)) == ["batch.plan.other_person"]
