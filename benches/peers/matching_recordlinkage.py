"""Duplicates, or links between two files, by recordlinkage: agreement or not in each field, and its ECMClassifier.

Which pairs are shown to it decides what it learns, so it is run with several set-ups, and the bench chooses among them by
the result: `near`, pairs that share two fields, with dates and postcodes that agree where one character differs; `wide`,
pairs that share any field, or all pairs of a small set; `birth`, pairs born on one day, or with the same names and postcode. One
core: two took longer.
"""

import itertools
import sys
from math import log
from time import perf_counter

import numpy
import recordlinkage
from matching_records import BIRTH, FAMILY, GENDER, GIVEN, POSTCODE, has, read, write
from memory import peak_mib

FIELDS = (GIVEN, FAMILY, BIRTH, POSTCODE)
BLOCKS = {
    "near": [list(two) for two in itertools.combinations(FIELDS, 2)],
    "wide": [[field] for field in FIELDS],
    "birth": [[BIRTH], [GIVEN, FAMILY, POSTCODE]],
}
SMALL = 1_000


def indexed(frames, setup):
    index = recordlinkage.Index()
    if setup == "wide" and len(frames[0]) <= SMALL:
        index.full()
    else:
        for fields in BLOCKS[setup]:
            index.block(fields)
    return index.index(*frames)


def compared(frames, pairs, setup):
    compare = recordlinkage.Compare()
    alike = 0.9 if setup == "wide" else 0.85
    for name in (GIVEN, FAMILY):
        compare.string(name, name, method="jarowinkler", threshold=alike, label=name)
    for field in (BIRTH, POSTCODE):
        if setup == "near":
            compare.string(field, field, method="damerau_levenshtein", threshold=0.74, label=field)
        else:
            compare.exact(field, field, label=field)
    if has(frames[0], GENDER):
        compare.exact(GENDER, GENDER, label=GENDER)
    return compare.compute(pairs, *frames)


def weights(classifier, vectors):
    """The sum of the learnt weights in bits, at 0 where the probability is a half; that itself is cut off at 1."""
    total = numpy.full(len(vectors), log(classifier.p / (1 - classifier.p)))
    for field, by_level in classifier.log_weights.items():
        agrees = vectors[field].to_numpy() == 1
        total += numpy.where(agrees, by_level.get(1, 0.0), by_level.get(0, 0.0))
    return total / log(2)


setup, out, *files = sys.argv[1:]
before = peak_mib()
frames = [read(file) for file in files]
start = perf_counter()
vectors = compared(frames, indexed(frames, setup), setup)
classifier = recordlinkage.ECMClassifier()
classifier.fit(vectors)
score = weights(classifier, vectors)
seconds = perf_counter() - start
write(out, vectors.index.get_level_values(0), vectors.index.get_level_values(1), score)
print(len(vectors), seconds, peak_mib(), before)
