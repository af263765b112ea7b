"""Duplicates, or links between two files, by splink on DuckDB: its own comparisons, u by sampling, m by EM.

The set-up is what its documentation advises, and of what it leaves open that which did best when tried on these records:
blocking on any two of names, birth and postcode, on birth and on postcode alone; a comparison for each name (`each`) or one
for both together (`both`), between which the bench chooses by the result; ten million pairs for u, since a hundred
million took far longer and changed the third digit of F1 at most. All cores.
"""

import itertools
import sys
from time import perf_counter

import splink.comparison_library as comparisons
from matching_records import BIRTH, FAMILY, GENDER, GIVEN, POSTCODE, has, read, write
from memory import peak_mib
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

FULL_NAME = "full_name"
LEAST_WEIGHT = -20


def compared(frame, names):
    if names == "both":
        chosen = [
            comparisons.ForenameSurnameComparison(
                GIVEN, FAMILY, forename_surname_concat_col_name=FULL_NAME
            )
        ]
    else:
        chosen = [comparisons.NameComparison(GIVEN), comparisons.NameComparison(FAMILY)]
    chosen.append(comparisons.DateOfBirthComparison(BIRTH, input_is_string=True))
    # The parts of a British postcode; Australian ones are four digits.
    is_british = frame[POSTCODE].str.contains("[A-Z]", na=False).any()
    near = comparisons.DamerauLevenshteinAtThresholds(POSTCODE, [1, 2])
    chosen.append(comparisons.PostcodeComparison(POSTCODE) if is_british else near)
    return chosen + ([comparisons.ExactMatch(GENDER)] if has(frame, GENDER) else [])


def linker(frames, names):
    settings = SettingsCreator(
        link_type="dedupe_only" if len(frames) == 1 else "link_only",
        comparisons=compared(frames[0], names),
        blocking_rules_to_generate_predictions=[
            *(block_on(*two) for two in itertools.combinations((GIVEN, FAMILY, BIRTH, POSTCODE), 2)),
            block_on(BIRTH),
            block_on(POSTCODE),
        ],
        retain_matching_columns=False,
    )
    database = DuckDBAPI()
    columns = ["unique_id", GIVEN, FAMILY, FULL_NAME, BIRTH, POSTCODE, GENDER]
    # By their names the first file is on the left.
    tables = [
        database.register(frame[columns], dataset_display_name=f"file_{place}")
        for place, frame in enumerate(frames)
    ]
    return Linker(tables if len(tables) > 1 else tables[0], settings, log_level=None)


def train(linker, with_gender):
    linker.training.estimate_probability_two_random_records_match(
        [block_on(GIVEN, FAMILY, BIRTH), block_on(GIVEN, BIRTH, POSTCODE), block_on(FAMILY, BIRTH, POSTCODE)],
        recall=0.8,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    born = block_on(BIRTH, GENDER) if with_gender else block_on(BIRTH)
    for rule in (block_on(GIVEN, FAMILY), born, block_on(GIVEN, BIRTH)):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


names, out, *files = sys.argv[1:]
before = peak_mib()
frames = [read(file) for file in files]
for frame in frames:
    frame[FULL_NAME] = frame[GIVEN] + " " + frame[FAMILY]
start = perf_counter()
model = linker(frames, names)
train(model, has(frames[0], GENDER))
pairs = model.inference.predict(threshold_match_weight=LEAST_WEIGHT).as_pandas_dataframe()
seconds = perf_counter() - start
write(out, pairs["unique_id_l"], pairs["unique_id_r"], pairs["match_weight"])
print(len(pairs), seconds, peak_mib(), before)
