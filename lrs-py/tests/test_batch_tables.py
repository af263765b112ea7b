"""Tables: what a data frame makes of learners, and what a report and a file give to one."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import numpy as np
import pandas
import polars
import pytest

import lrs
from lrs import batch
from lrs.finding import FIELDS

POLICY = lrs.BatchPolicy(today="2026-11-24")
ROWS: list[dict[str, Any]] = [
    {
        "uln": "9276308686",
        "given_name": "Zoë",
        "family_name": "O'Neill",
        "date_of_birth": "2008-04-13",
        "gender": "2",
        "last_known_postcode": "SW1A 1AA",
        "verification_type": "2",
        "ability_to_share": "1",
    },
    {"given_name": "Jo", "date_of_birth": "2008-02-30", "gender": "1"},
    {},
]
NAMES = list(ROWS[0])
COLUMNS = {name: [row.get(name) for row in ROWS] for name in NAMES}
HEADING = {field.name: field.column for field in FIELDS}
OF_THE_LRS = {HEADING[name]: column for name, column in COLUMNS.items()}
OF_A_FILE = {"FileVersion": ["2A", "", ""], "UKPRN": ["10000001", None, None], **OF_THE_LRS}

TABLES: dict[str, Any] = {
    "columns": COLUMNS,
    "headings": OF_THE_LRS,
    "columns of a file": OF_A_FILE,
    "pandas": pandas.DataFrame(COLUMNS),
    "pandas, headings": pandas.DataFrame(OF_A_FILE),
    "pandas, its own text": pandas.DataFrame(COLUMNS).convert_dtypes(),
    "pandas, categories": pandas.DataFrame(COLUMNS).astype({"gender": "category", "given_name": "category"}),
    "pandas, an index": pandas.DataFrame(COLUMNS, index=["x", "y", "z"]),
    "pandas, guessed numbers": pandas.DataFrame(
        {**COLUMNS, "uln": [9276308686, None, None], "gender": [2, 1, None], "verification_type": [2.0, None, None]}
    ),
    "pandas, whole numbers with gaps": pandas.DataFrame(
        {**COLUMNS, "uln": pandas.array([9276308686, None, None], dtype="Int64")}
    ),
    "polars": polars.DataFrame(COLUMNS),
    "polars, headings": polars.DataFrame(OF_A_FILE),
    "polars, numbers": polars.DataFrame({**COLUMNS, "uln": [9276308686, None, None], "gender": [2, 1, None]}),
    "polars, categories": polars.DataFrame(COLUMNS).with_columns(polars.col("gender").cast(polars.Categorical)),
    "decimals": {**COLUMNS, "uln": [decimal.Decimal("9276308686"), None, None]},
    "NumPy": {**COLUMNS, "uln": np.array([9276308686.0, np.nan, np.nan]), "gender": np.array([2, 1, np.nan])},
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_is_checked_as_its_rows(table: Any) -> None:
    """Whatever a program has made of its texts; the record of a finding is the row."""
    report = batch.check(table, POLICY)
    assert report == batch.check(ROWS, POLICY) == batch.check_learners(table, POLICY)
    assert [finding.record for finding in report.findings if finding.code == "date_of_birth.impossible"] == [2]
    assert [finding.record for finding in report.findings if finding.code == "batch.record.empty"] == [3]
    assert {(finding.line, finding.column) for finding in report.findings} == {(None, None)}


DAYS = [datetime.date(2008, 4, 13), datetime.date(2007, 12, 1), None]
DATED: dict[str, Any] = {
    "dates": DAYS,
    "pandas": pandas.DataFrame({"x": DAYS}, dtype="datetime64[ns]")["x"],
    "pandas, dates": pandas.DataFrame({"x": DAYS})["x"],
    "polars": polars.Series(DAYS),
    "polars, with a time": polars.Series(DAYS).cast(polars.Datetime),
    "NumPy": np.array(DAYS, dtype="datetime64[D]"),
    "NumPy, with a time": np.array(DAYS, dtype="datetime64[ns]"),
}


@pytest.mark.parametrize("days", DATED.values(), ids=DATED)
def test_a_column_of_dates_is_read(days: Any) -> None:
    """A time of day means nothing, and a date that is not there is blank."""
    table = {"given_name": ["Zoë", "Jo", "Ng"], "date_of_birth": days}
    file = batch.write(table, "", "10000001")
    assert [draft.date_of_birth for draft in batch.read(file)] == ["2008-04-13", "2007-12-01", ""]


@pytest.mark.parametrize("table", [COLUMNS, pandas.DataFrame(COLUMNS), polars.DataFrame(COLUMNS)])
def test_a_table_is_taken_wherever_learners_are(table: Any) -> None:
    """Written, held against each other, planned, and held against an output."""
    assert batch.write(table, "x", "10000001") == batch.write(ROWS, "x", "10000001")
    assert batch.write_xml(table, "x", "10000001") == batch.write_xml(ROWS, "x", "10000001")
    assert batch.check_inside(table) == batch.check_inside(ROWS)
    policy = batch.PlanPolicy("10000001", hour=9, minute=30, today="2026-11-24")
    assert repr(batch.plan_refresh(table, policy)) == repr(batch.plan_refresh(ROWS, policy))
    judged = batch.OutcomePolicy(uploaded="2026-11-01", today="2026-11-24")
    report = batch.outcome(b"ReturnCode,ULN\nRC001,9276308686\n", judged, sent=table)
    assert report.reconciled is not None
    assert report.reconciled.sent == 3


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"uln": ["9276308686", True]}, r"a ULN is never a number.*not bool \(learner 2\)"),
        ({"uln": [9276308686.5]}, r"a ULN is never a number.*not float \(learner 1\)"),
        ({"mis_identifier": [1.0, 2.0**60]}, r"a text was wanted for mis_identifier, not float \(learner 2\)"),
        ({"notes": [float("inf")]}, "a text was wanted for notes, not float"),
        ({"notes": [b"Planted"]}, "a text was wanted for notes, not bytes"),
        ({"notes": [datetime.date(2008, 4, 13)]}, "a text was wanted for notes, not date"),
        ({"uln": ["x"], "ULN": ["y"]}, "two columns are for uln"),
        ({"ULN": ["x"], "GivenName": ["Jo", "Ng"]}, "given_name has 2 rows, others have 1"),
        ({"GivenName": "Jo"}, "a column for given_name, not the text of one learner"),
        ({"postcode": ["x"]}, "'postcode', did you mean last_known_postcode"),
        (pandas.DataFrame([["x", "y"]], columns=["uln", "uln"]), "two columns are for uln"),
        (pandas.DataFrame([["x"]]), "name 1 of the object is not known"),
    ],
)
def test_a_table_that_loses_something_is_refused(table: Any, why: str) -> None:
    """With the column and the row."""
    with pytest.raises(lrs.LrsError, match=why) as caught:
        batch.check(table, POLICY)
    assert "Planted" not in repr(caught.value)


def test_a_row_by_row_list_is_as_strict_as_before() -> None:
    """Somebody wrote these names and types; no program has guessed them."""
    with pytest.raises(lrs.LrsTypeError, match="a ULN is never a number"):
        batch.check([{"uln": 9276308686}], POLICY)
    with pytest.raises(lrs.LrsError, match="did you mean uln"):
        batch.check([{"ULN": "9276308686"}], POLICY)


def test_findings_go_into_a_data_frame() -> None:
    """In one line, of pandas and of Polars; an empty list too."""
    report = batch.check(COLUMNS, POLICY)
    frame = pandas.DataFrame(report.to_rows())
    assert len(frame) == len(report.findings)
    assert list(frame["code"]) == [finding.code for finding in report.findings]
    assert list(frame.columns) == [
        "record", "line", "column", "element", "field", "severity", "code", "message", "remedy", "section",
        "return_code",
    ]  # fmt: skip
    same = polars.DataFrame(report.to_rows(), infer_schema_length=None)
    assert same["code"].to_list() == frame["code"].to_list()
    assert pandas.DataFrame([finding.to_dict() for finding in report.findings]).equals(frame)
    twice = [{**ROWS[0], "family_name": name} for name in ("Hartnell", "Mossgrave")]
    [row] = batch.check_inside(twice).to_rows()
    assert (row["code"], row["record"], row["other_record"]) == ("batch.inside.mandatory_changed_twice", 2, 1)
    assert row["probability"] == batch.check_inside(twice).findings[0].probability
    assert pandas.DataFrame(batch.check_inside([]).to_rows()).empty
    for rows in (report.to_rows(), [row]):
        for value in (*ROWS[0].values(), "Hartnell", "Mossgrave"):
            assert len(value) < 2 or value not in repr(rows)


@pytest.mark.parametrize("library", [pandas, polars], ids=["pandas", "polars"])
def test_a_file_is_read_into_a_data_frame_and_checked_there(library: Any) -> None:
    """In one line; every field has its column, and the frame is written again as it was."""
    file = batch.write(ROWS, "x", "10000001")
    frame = library.DataFrame(batch.read(file).to_columns())
    assert frame.shape == (3, len(FIELDS))
    assert list(frame["given_name"])[:2] == ["Zoë", "Jo"]
    assert batch.write(frame, "x", "10000001") == file
    assert batch.check(frame, POLICY) == batch.check(ROWS, POLICY)
    reader = batch.read(file)
    next(reader)
    assert reader.to_columns()["given_name"] == ["Jo", None]
    assert reader.to_columns()["given_name"] == []


def test_a_register_takes_the_numbers_of_a_table_too() -> None:
    """As any function that takes learners."""
    register = lrs.matching.Register(pandas.DataFrame({"uln": [9276308686.0, None], "given_name": ["Zoë", "Jo"]}))
    assert len(register) == 2
    assert register.unread == []


def test_a_report_of_a_table_is_shown_saved_and_read_again() -> None:
    """Its places are records, for there is no line."""
    report = batch.check(COLUMNS, POLICY)
    assert "record 2" in str(report) and "record 2 (" not in str(report)
    saved = batch.read_report(report.to_json())
    assert str(saved) == str(report)
    assert "record 2" in batch.report_html(saved)
    assert batch.compare_reports(report, saved).count_of("same") == len(report.totals)
