"""Estimates the weights of `lrs-core/src/breach/lexicon/sharing.txt` from the labelled messages, and prints the table.

    python breach_sharing.py ../../examples/data/mails/known.jsonl

Needs NumPy, SciPy and scikit-learn. Only messages that speak of the LRS count; the held-out messages are never read.
"""

import collections
import json
import pathlib
import re
import sys

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

LEXICON = pathlib.Path(__file__).parents[2] / "lrs-core/src/breach/lexicon"
LRS = re.compile(r"\b(lrs|lrb|learning records|learner records|portal|plr|ulns?|miap)\b", re.IGNORECASE)
ALIKE = {
    "your": "your|yours|yr|ur",
    "my": "my|mine",
    "his": "his|her|hers|their|theirs|'s",
    "login": "login|logins|logon|logons|account|accounts|credentials|profile|signin|username|userid|user|log-in",
    "use": "use|using|used|uses",
}
SAME = {word: first for first, words in ALIKE.items() for word in words.split("|")}
LEAST_MESSAGES = 3
LEAST_WEIGHT = 0.05
LEAST_SUM = 0.4
STRENGTH = 0.3
START, END = "^", "$"


def words_of(table):
    """The words of a table of the lexicon, names of sorts left out."""
    lines = (LEXICON / table).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    return {word for line in lines for word in line.rpartition(":")[2].split()}


# Names of people are no sign of anything.
NAMES = words_of("names.txt") - words_of("words.txt") - words_of("vocabulary.txt")


def words(text):
    """The words of a sentence; none stands for a name."""
    text = re.sub(r"[‘’]", "'", text.lower())
    text = re.sub(r"\b(?:log|sign)-? ?(?:in|on)s?\b", " log-in ", text)
    text = re.sub(r"\b(?:learning|learner) records(?: service)?\b", " lrs ", text)
    found = re.findall(r"log-in|[^\W\d_]+(?:'[^\W\d_]+)*", text)
    found = [SAME["'s"] if word.endswith("'s") else SAME.get(word, word) for word in found]
    return [None if word in NAMES else word for word in found]


def signs(paragraph):
    """Every word of a paragraph, and every two neighbours in a sentence."""
    found = set()
    for sentence in re.split(r"(?<=[.!?;])\s+", paragraph):
        own = words(sentence)
        found.update(word for word in own if word)
        if own:
            pairs = zip([START, *own], [*own, END])
            found.update(f"{one} {other}" for one, other in pairs if one and other)
    return found


def paragraphs(message):
    page = re.sub(r"</(?:p|div|tr|li)>", "\n\n", message.get("html", ""))
    texts = [message["subject"], *re.split(r"\n\s*\n", message["body"])]
    texts += re.split(r"\n\s*\n", re.sub(r"<[^>]+>", " ", page))
    return [signs(text) for text in texts]


def fit(messages):
    bags = [set().union(*paragraphs(message)) for message in messages]
    counts = collections.Counter(sign for bag in bags for sign in bag)
    names = sorted(sign for sign, count in counts.items() if count >= LEAST_MESSAGES)
    place = {sign: at for at, sign in enumerate(names)}
    cells = [(row, place[sign]) for row, bag in enumerate(bags) for sign in bag if sign in place]
    matrix = csr_matrix((numpy.ones(len(cells)), tuple(zip(*cells))), shape=(len(bags), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(matrix, [is_shared(message) for message in messages])
    weights = {sign: weight for sign, weight in zip(names, model.coef_[0]) if abs(weight) >= LEAST_WEIGHT}
    return weights, model.intercept_[0]


def is_shared(message):
    return "account_sharing" in message["breaches"]


def highest(weights, start, message):
    """The highest sum after any paragraph; the subject counts with the first."""
    seen, total, most = set(), start, -numpy.inf
    for number, paragraph in enumerate(paragraphs(message)):
        total += sum(weights.get(sign, 0.0) for sign in paragraph - seen)
        seen |= paragraph
        most = max(most, total) if number else most
    return most


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        messages = [json.loads(line) for line in lines]
    messages = [m for m in messages if LRS.search(m["subject"] + "\n" + m["body"] + m.get("html", ""))]
    wanted = numpy.array([is_shared(message) for message in messages])
    found = numpy.zeros(len(messages), dtype=bool)
    sets = numpy.array([message["id"][0] for message in messages])
    for own in sorted(set(sets)):
        model = fit([message for message, of in zip(messages, sets) if of != own])
        for at in numpy.flatnonzero(sets == own):
            found[at] = highest(*model, messages[at]) > LEAST_SUM
    right, wrong = (found & wanted).sum(), (found & ~wanted).sum()
    print(f"# each set left out in turn: {right} of {wanted.sum()} found, {wrong} of {(~wanted).sum()} wrongly")
    weights, start = fit(messages)
    print(f"[intercept] {round(100 * start)}")
    # Pairs come last: each of their words has a line of its own.
    used = {word for sign in weights if " " in sign for word in sign.split()} - set(weights)
    singles = {**{word: 0.0 for word in used}, **{sign: w for sign, w in weights.items() if " " not in sign}}
    pairs = {sign: weight for sign, weight in weights.items() if " " in sign}
    for table in (singles, pairs):
        for sign, weight in sorted(table.items(), key=lambda entry: (-entry[1], entry[0])):
            print(ALIKE.get(sign, sign), round(100 * weight))


if __name__ == "__main__":
    main()
