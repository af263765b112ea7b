"""A batch file by the Python face of this library."""

from pathlib import Path

from batch_rules import TODAY, main
from lrs import batch

# Every finding is kept, as the peers keep theirs.
POLICY = batch.BatchPolicy(today=TODAY, max_findings_per_code=1_000_000)


def check(path):
    report = batch.check(Path(path), POLICY)
    # Read only when the time was taken.
    refused = (finding.record for finding in report.findings if finding.severity == "error" and finding.record)
    return report.records, refused


main(check)
