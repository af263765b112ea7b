"""One ULN at a time through the Python face of this library."""

import sys
from pathlib import Path
from time import perf_counter

from lrs import Uln

column = Path(sys.argv[1]).read_text("ascii")
ulns = [column[at : at + 10] for at in range(0, min(len(column), 1_000_000), 10)]
is_valid = Uln.is_valid

best = float("inf")
for _ in range(20):
    start = perf_counter()
    for uln in ulns:
        is_valid(uln)
    best = min(best, perf_counter() - start)
print(len(ulns), best, sum(map(is_valid, ulns)))
