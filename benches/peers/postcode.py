"""A postcode by the regular expression of the LRS's schema, in plain Python."""

import re
import sys
from pathlib import Path
from time import perf_counter

postcodes = Path(sys.argv[1]).read_text("utf-8").splitlines()
FORM = re.compile(r"(GIR|[A-Z]{1,2}[0-9R][0-9A-Z]?|BFPO) ?([0-9][ABD-HJLNP-UW-Z]{2}|[0-9]{1,4})")


def parse(text):
    match = FORM.fullmatch(text)
    return match and match.groups()


best = float("inf")
for _ in range(10):
    start = perf_counter()
    for postcode in postcodes:
        parse(postcode)
    best = min(best, perf_counter() - start)
print(len(postcodes), best, sum(parse(postcode) is not None for postcode in postcodes))
