"""Estimates `lrs-core/src/breach/lexicon/{vocabulary,weights}.txt` from the labelled messages, and prints them.

    python breach_words.py vocabulary ../../examples/data/mails/known.jsonl
    cargo run --release -p benches --bin breach_words -- FOLDER > words.jsonl
    python breach_words.py weights words.jsonl

FOLDER holds ordinary mails, none of which belongs to the project; without it, the weights take lists and programs for
secrets. Needs NumPy, SciPy and scikit-learn. The held-out messages are never read.
"""

import collections
import html
import json
import re
import sys
import textwrap

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

TARGETS = (("passwords",), ("usernames",), ("names",), ("ulns", "births", "postcodes", "genders"))
# One strength a target: by trial, each set of messages left out in turn.
STRENGTHS = (1, 1, 0.5, 1)
NAME, VALUE = 2, 3
LEAST_WORDS = 3
LEAST_WEIGHT = 0.03
LEAST_MESSAGES = 4
# The messages from here on were written when the rules were there: what the rules find in the ones before, they were
# made for, so these count twice.
LATER = ("j", "l", "m", "n", "o", "p", "q", "r", "v", "w")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def vocabulary(messages):
    """Words that stand in small letters in several messages and are no names."""
    counts, small, secret = collections.Counter(), collections.Counter(), collections.Counter()
    for message in messages:
        files = message.get("attachments", [])
        texts = [message["subject"], message["body"], re.sub(r"<[^>]+>", " ", message.get("html", ""))]
        texts += [file["name"] for file in files] + [file.get("text") or "" for file in files]
        found = {(plain(word), word[0].isupper()) for text in texts for word in WORD.findall(text)}
        counts.update(word for word, _ in found)
        small.update(word for word, is_capital in found if not is_capital)
        for kind in ("names", "passwords", "usernames"):
            for value in message.get("values", {}).get(kind, []):
                secret.update(plain(word) for word in WORD.findall(value))
    for word in sorted(small):
        is_usual = small[word] >= LEAST_MESSAGES and small[word] >= 0.4 * counts[word]
        is_secret = secret[word] >= 2 and secret[word] > 0.3 * small[word]
        if is_usual and not is_secret and 1 < len(word) <= 20:
            yield word


def plain(word):
    return word.lower().replace("’", "'").removesuffix("'s")


def spans(text, values):
    """Where values stand in a text, in bytes."""
    for value in values:
        value = html.unescape(value)
        for written in {value, value.replace("_", " "), value.replace("\xa0", " ")}:
            for match in re.finditer(r"(?<![^\W_])" + re.escape(written) + r"(?![^\W_])", text):
                yield len(text[: match.start()].encode()), len(text[: match.end()].encode())


def words(message):
    """Each word's signs, and what it is."""
    for part in message["parts"]:
        marked = [
            list(spans(part["text"], [value for kind in kinds for value in message["values"].get(kind, [])]))
            for kinds in TARGETS
        ]
        for start, end, signs in part["words"]:
            yield signs, [any(a < end and start < b for a, b in found) for found in marked]


def is_asked(signs, target):
    if target == NAME:
        return any(sign.startswith("case ") for sign in signs)
    return target != VALUE or any(sign.startswith("kind ") for sign in signs)


def fit(rows, target):
    rows = [row for row in rows if is_asked(row[0], target)]
    counts = collections.Counter(sign for signs, _, _ in rows for sign in signs)
    names = [sign for sign, count in counts.items() if count >= LEAST_WORDS]
    place = {sign: at for at, sign in enumerate(names)}
    cells = [(at, place[sign]) for at, (signs, _, _) in enumerate(rows) for sign in signs if sign in place]
    shape = (len(rows), len(names))
    matrix = csr_matrix((numpy.ones(len(cells), dtype=numpy.float32), tuple(zip(*cells))), shape=shape)
    model = LogisticRegression(C=STRENGTHS[target], solver="liblinear", l1_ratio=1, max_iter=300)
    wanted = [are[target] for _, are, _ in rows]
    model.fit(matrix, wanted, sample_weight=[weight for _, _, weight in rows])
    return dict(zip(names, model.coef_[0])), model.intercept_[0]


def weights(messages):
    rows = [
        (signs, are, 2 if message["id"].startswith(LATER) else 1)
        for message in messages
        for signs, are in words(message)
    ]
    models = [fit(rows, target) for target in range(len(TARGETS))]
    yield "start", [start for _, start in models]
    for sign in sorted({sign for model, _ in models for sign in model}):
        own = [model.get(sign, 0.0) for model, _ in models]
        if max(abs(weight) for weight in own) >= LEAST_WEIGHT:
            yield sign, own


def main():
    what, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as lines:
        messages = [json.loads(line) for line in lines]
    if what == "vocabulary":
        print(textwrap.fill(" ".join(vocabulary(messages)), 118, break_on_hyphens=False))
    else:
        for sign, own in weights(messages):
            print(sign, *(round(100 * weight) for weight in own))


if __name__ == "__main__":
    main()
