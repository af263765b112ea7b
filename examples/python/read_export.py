"""Read an export of a college's own system, or a workbook, and say what its columns seem to be.

    python read_export.py students.xlsx
    python read_export.py students.xlsx --ukprn 10000001 --out LRB_10000001_010920260930.CSV

The first says what each column seems to be; look at it. The second takes the columns so and writes a batch file of the
learners who are ready, beside a file of those who are not. Headings are shown, and no learner.
"""

from __future__ import annotations

import argparse
import pathlib
import sys

from lrs import BatchPolicy, LrsError, batch


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, the file and its headings."""
    parser = argparse.ArgumentParser(description="What are the columns of this export?")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--sheet", help="the sheet of a workbook")
    parser.add_argument("--ukprn", help="your organisation's UKPRN")
    parser.add_argument("--out", type=pathlib.Path, help="the batch file to be written, with the name it is to have")
    given = parser.parse_args(arguments)
    try:
        return read(given)
    except (LrsError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def read(given: argparse.Namespace) -> int:
    """Say what the columns are, and write the batch file where one is asked for."""
    data = given.file.read_bytes()
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        sheet = batch.read_workbook(data, given.sheet)
        print(f"Sheet: {sheet.name}")
        data = sheet.csv
    found = batch.guess_headings(data)
    for column in found.columns:
        meaning = column.field or column.joint or "not read"
        print(f"{column.column:>4}  {column.heading}: {meaning} ({column.sureness}: {column.why})")
    for finding in found.findings:
        print(f"  {finding.message} {finding.remedy}")
    if given.out is None:
        return 0
    policy = BatchPolicy(ukprn=given.ukprn, file_name=given.out.name, apply_uln_format=True, heading_map=found)
    print(batch.check(data, policy))
    corrected = batch.correct(data, policy, hold_back=True)
    with given.out.open("xb") as file:
        file.write(corrected.file)
    with given.out.with_suffix(".held-back.CSV").open("xb") as file:
        file.write(corrected.held_back_file or b"")
    return 1 if corrected.held_back else 0


if __name__ == "__main__":
    sys.exit(main())
