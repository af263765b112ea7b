"""What the peers of the matcher share: records made ready for them, and the pairs they found."""

import unicodedata

import pandas

GIVEN, FAMILY, BIRTH, GENDER = "given_name", "family_name", "date_of_birth", "gender"
POSTCODE = "last_known_postcode"


def name_key(name):
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’`.")
    return " ".join(plain.replace("-", " ").split())


def postcode_key(postcode):
    plain = "".join(postcode.upper().split())
    # The postcode that stands for "not known" is nobody's.
    if plain.startswith("ZZ99"):
        return ""
    return f"{plain[:-3]} {plain[-3:]}" if len(plain) > 4 else plain


def read(path):
    """The records, cleaned as a careful user would clean them; no peer's time counts that. What is blank is none."""
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    for field in (GIVEN, FAMILY):
        frame[field] = frame[field].map(name_key)
    frame[POSTCODE] = frame[POSTCODE].map(postcode_key)
    # Gender 0 and 9 say that it is not known.
    frame.loc[~frame[GENDER].isin(["1", "2"]), GENDER] = ""
    frame = frame.replace("", None)
    frame.insert(0, "unique_id", range(len(frame)))
    return frame


def has(frame, field):
    return frame[field].notna().any()


def write(path, left, right, score):
    """The pairs for the bench to judge: places in the files, and a score in bits."""
    pandas.DataFrame({"left": left, "right": right, "score": score}).to_csv(path, index=False)
