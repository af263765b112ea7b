"""Estimates the weights of `lrs-core/src/breach/lexicon/sharing.txt` from the labelled messages, and prints the table.

    python breach_sharing.py ../../examples/data/mails/known.jsonl

Needs NumPy and scikit-learn. Only messages that speak of the LRS count; the held-out messages are never read.
"""

import collections
import json
import re
import sys

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

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
LEAST_WEIGHT = 0.08
LEAST_SUM = -0.4


def words(text):
    text = re.sub(r"[‘’]", "'", text.lower())
    text = re.sub(r"\b(?:log|sign)-? ?(?:in|on)s?\b", " log-in ", text)
    found = re.findall(r"log-in|[^\W\d_]+(?:'[^\W\d_]+)*", text)
    return [SAME["'s"] if word.endswith("'s") else SAME.get(word, word) for word in found]


def paragraphs(message):
    page = re.sub(r"</(?:p|div|tr|li)>", "\n\n", message.get("html", ""))
    texts = [message["subject"], *re.split(r"\n\s*\n", message["body"]), re.sub(r"<[^>]+>", " ", page)]
    return [words(text) for text in texts]


def fit(messages):
    bags = [set().union(*paragraphs(message)) for message in messages]
    counts = collections.Counter(word for bag in bags for word in bag)
    names = sorted(word for word, count in counts.items() if count >= LEAST_MESSAGES)
    rows = numpy.array([[word in bag for word in names] for bag in bags], dtype=float)
    model = LogisticRegression(C=0.3, max_iter=5000).fit(rows, [is_shared(message) for message in messages])
    weights = {word: weight for word, weight in zip(names, model.coef_[0]) if abs(weight) >= LEAST_WEIGHT}
    return weights, model.intercept_[0]


def is_shared(message):
    return "account_sharing" in message["breaches"]


def highest(weights, start, message):
    """The highest sum after any paragraph; the subject counts with the first."""
    seen, total, most = set(), start, -numpy.inf
    for number, paragraph in enumerate(paragraphs(message)):
        new = set(paragraph) - seen
        seen |= new
        total += sum(weights.get(word, 0.0) for word in new)
        most = max(most, total) if number else most
    return most


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        messages = [json.loads(line) for line in lines]
    messages = [m for m in messages if LRS.search(m["subject"] + "\n" + m["body"] + m.get("html", ""))]
    wanted = numpy.array([is_shared(message) for message in messages])
    found = numpy.zeros(len(messages), dtype=bool)
    for known, rest in StratifiedKFold(10, shuffle=True, random_state=1).split(messages, wanted):
        model = fit([messages[at] for at in known])
        found[rest] = [highest(*model, messages[at]) > LEAST_SUM for at in rest]
    right, wrong = (found & wanted).sum(), (found & ~wanted).sum()
    print(f"# ten-fold: {right} of {wanted.sum()} found, {wrong} of {(~wanted).sum()} wrongly")
    weights, start = fit(messages)
    print(f"[intercept] {round(100 * start)}")
    for word, weight in sorted(weights.items(), key=lambda entry: -entry[1]):
        print(ALIKE.get(word, word), round(100 * weight))


if __name__ == "__main__":
    main()
