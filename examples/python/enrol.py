"""Check a batch file of learners before it goes to the Learning Records Service.

    python enrol.py                    the sample of invented learners, as on 24 November 2026
    python enrol.py "learners.CSV"     your file, as on today
    python enrol.py FILE --out DIR     and put the corrected file and the findings there

The file is only read, and no file is overwritten. The exit code is 0 when the file is ready for upload (and
for the sample), 1 when it has errors, and 2 when it cannot be read or the results cannot be written.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

import lrs
from lrs import batch
from lrs.files import whole_file

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "LRB_10009999_241120260930.CSV"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Checks a batch file of learners (layout 2A, CSV).")
    parser.add_argument("file", nargs="?", type=Path, help="the batch file; the sample where there is none")
    parser.add_argument("--out", type=Path, help="write the corrected file and the findings into this folder")
    parser.add_argument("--ukprn", help="your organisation's UKPRN, to compare with the file's")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="count ages on this day: YYYY-MM-DD")
    return parser.parse_args()


def write_results(folder: Path, file: Path, policy: batch.BatchPolicy, report: batch.BatchReport) -> None:
    results = {"findings.csv": batch.write_findings_csv(report.findings), "findings.json": report.to_json().encode()}
    if report.complete:
        name = report.proposed_file_name or file.name
        results[name] = batch.correct(file, policy).file
    folder.mkdir(parents=True, exist_ok=True)
    for name in results:
        if (folder / name).exists():
            raise FileExistsError(f"{folder / name} is there already; nothing was written")
    for name, content in results.items():
        with whole_file(folder / name, replace=False) as result:
            result.write(content)
        print(f"wrote {folder / name}")


def main() -> int:
    given = arguments()
    file = given.file or SAMPLE
    today = given.today or (None if given.file else datetime.date(2026, 11, 24))
    policy = batch.BatchPolicy(today=today, file_name=file.name, ukprn=given.ukprn)
    try:
        report = batch.check(file, policy)
        print(report)
        if given.out:
            write_results(given.out, file, policy, report)
    except lrs.LrsError as error:
        print(f"enrol: {error} [{error.code}]", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"enrol: {error}", file=sys.stderr)
        return 2
    if not report.complete:
        return 2
    return 0 if report.is_ready or given.file is None else 1


if __name__ == "__main__":
    # A Windows console or a pipe may have another encoding than UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
