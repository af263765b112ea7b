//! What an XML file and its learners' elements can have wrong, apart from what any file can.

use crate::finding::Rule;
use crate::guide::Section;

const XML: Section = Section::Source { title: "W3C, Extensible Markup Language (XML) 1.0, fifth edition" };
const SCHEMA: Section = Section::Schema { name: "BatchLearner" };

pub(super) static ROOT: Rule = Rule::advice(
    "batch.xml.root",
    Section::OurChoice {
        reason: "the LRS publishes neither the root element nor the schema of an XML upload",
    },
    "the root element and the schema of an XML upload are not published, and were not checked",
    "Compare the start of the file with one that the LRS has taken. CSV in layout 2A needs no such comparison.",
);
pub(super) static NAMESPACE: Rule = Rule::error(
    "batch.xml.namespace",
    SCHEMA,
    "an element is in a namespace that is none of the LRS's, or its prefix is not declared",
    "Write a learner's elements without a prefix and without a default namespace. They were read all the same.",
);
pub(super) static SPELLING: Rule = Rule::error(
    "batch.xml.element_spelling",
    SCHEMA,
    "the element of the {field} is spelled otherwise than the LRS wants",
    "Write it exactly so: {column}. It was read all the same.",
);
pub(super) static OF_CSV: Rule = Rule::advice(
    "batch.xml.element_of_csv",
    Section::OurChoice {
        reason: "the schema of an upload is not published; that of the web service has the other name",
    },
    "the element of the {field} has the name of the CSV heading, which the schema spells otherwise",
    "The schema of the web service has it so: {column}.",
);
pub(super) static UNKNOWN: Rule = Rule::error(
    "batch.xml.unknown_element",
    SCHEMA,
    "a learner has an element or attribute that is not one of the batch layout",
    "Take it out, or give it the name of the schema that it stands for. What stands in it was not read.",
);
pub(super) static NOT_READ: Rule = Rule::advice(
    "batch.xml.not_read",
    Section::OurChoice { reason: "what may stand outside the learners of an upload is not published" },
    "something stands outside the learners that is not one of the batch layout, and was not read",
    "Look at the line. If it is about a learner, put it into the learner's element.",
);
pub(super) static COMMENT: Rule = Rule::advice(
    "batch.xml.comment",
    Section::OurChoice {
        reason: "nothing is dropped silently, and what is no learner's cannot be kept in its place",
    },
    "a comment or an instruction to programs stands in the file, and a corrected file is written without it",
    "Look at the line. If it is about a learner, put it into the learner's notes.",
);
pub(super) static DECLARATION: Rule = Rule::error(
    "batch.xml.declaration",
    XML,
    "the XML declaration is not the first thing in the file",
    "Take out what stands before it, blank lines too, and any second declaration.",
);
pub(super) static ENCODING_OTHER: Rule = Rule::error(
    "batch.xml.encoding_other",
    XML,
    "the file is not in the encoding that it says, so that others will refuse it or read other letters",
    "Save it as UTF-8 and let its first line say so. Compare the names with accents.",
);
pub(super) static COUNT_MISSING: Rule = Rule::advice(
    "batch.xml.record_count_missing",
    Section::OurChoice {
        reason: "the web service wants the count; the schema of an upload is not published",
    },
    "the file has no LearnerRecordCount",
    "Write how many learners the file has into an element LearnerRecordCount before the first of them.",
);
pub(super) static ORDER: Rule = Rule::advice(
    "batch.xml.order",
    Section::OurChoice {
        reason: "the schema of the web service has an order; that of an upload is not published",
    },
    "the elements are not in the order of the schema, from the {field} on",
    "Put them into the order of BatchLearner. They were read by their names all the same.",
);
pub(super) static DUPLICATED: Rule = Rule::error(
    "batch.xml.duplicated",
    SCHEMA,
    "the {field} stands in the record more than once; only the first was read",
    "Take out all but one. If they are of two learners, an end tag between them is missing.",
);
pub(super) static NESTED: Rule = Rule::error(
    "batch.xml.nested",
    SCHEMA,
    "an element stands inside the {field}, whose text was read with it",
    "Leave the text alone in the element, without further elements in it.",
);
pub(super) static STRAY_TEXT: Rule = Rule::error(
    "batch.xml.stray_text",
    SCHEMA,
    "text stands between the elements of the record and was not read",
    "Put the text into the element that it belongs to.",
);
pub(super) static ATTRIBUTE: Rule = Rule::error(
    "batch.xml.attribute",
    SCHEMA,
    "the {field} has or is an attribute, which the schema has not",
    "Write the value into an element of its own: {column}.",
);
pub(super) static ENTITY: Rule = Rule::error(
    "batch.xml.entity",
    XML,
    "the {field} has a reference that stands for no character, and was left as it is",
    "Write the letter itself, or its number: &#233; for é. Names such as &eacute; are known to web pages only.",
);
pub(super) static AMPERSAND: Rule = Rule::error(
    "batch.xml.ampersand",
    XML,
    "the {field} has an & that stands for itself",
    "Write it as &amp;. The LRS cannot read the file otherwise.",
);
pub(super) static CHARACTER: Rule = Rule::error(
    "batch.xml.character",
    XML,
    "the {field} has a control character that XML does not allow",
    "Take the character out. The LRS cannot read the file otherwise.",
);

/// The rules of XML files, apart from those that end the reading.
pub(crate) static RULES: &[&Rule] = &[
    &ROOT,
    &NAMESPACE,
    &SPELLING,
    &OF_CSV,
    &UNKNOWN,
    &NOT_READ,
    &COMMENT,
    &DECLARATION,
    &ENCODING_OTHER,
    &COUNT_MISSING,
    &ORDER,
    &DUPLICATED,
    &NESTED,
    &STRAY_TEXT,
    &ATTRIBUTE,
    &ENTITY,
    &AMPERSAND,
    &CHARACTER,
];
