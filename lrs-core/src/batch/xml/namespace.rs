//! Which namespace an element is in, as far as it matters here.

use crate::batch::policy::BatchLimits;

/// What a namespace is to a batch file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Namespace {
    /// None: the element is unqualified, as the schema has a learner's.
    None,
    /// One of the LRS's own.
    Lrs,
    /// Any other, or a prefix that nobody has declared.
    Other,
}

/// The namespaces of the LRS: of a job, and of a learner.
// SOURCE: the LRS's schema files batchlearner.xsd and learner.xsd.
pub(super) const BATCH: &str = "http://api.lrs.miap.gov.uk/batchmsg";
pub(super) const LEARNER: &str = "http://api.lrs.miap.gov.uk/learner";
/// The namespace of the envelope in which the web service takes a batch.
// SOURCE: SOAP 1.1, section 4.
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";

impl Namespace {
    fn of(uri: &str) -> Self {
        match uri {
            "" => Self::None,
            BATCH | LEARNER | SOAP => Self::Lrs,
            _ => Self::Other,
        }
    }
}

/// A declaration of the element at a depth.
struct Declared {
    depth: usize,
    prefix: String,
    namespace: Namespace,
}

/// The declarations that hold at present; at most [`BatchLimits::MAX_ATTRIBUTES`].
#[derive(Default)]
pub(super) struct Namespaces(Vec<Declared>);

impl Namespaces {
    /// Notes what an attribute declares; false where there are too many.
    pub(super) fn declare(&mut self, depth: usize, prefix: &str, uri: &str) -> bool {
        if self.0.len() >= BatchLimits::MAX_ATTRIBUTES {
            return false;
        }
        self.0.push(Declared { depth, prefix: prefix.to_owned(), namespace: Namespace::of(uri.trim()) });
        true
    }

    /// Forgets what the element at this depth has declared.
    pub(super) fn close(&mut self, depth: usize) {
        while self.0.last().is_some_and(|declared| declared.depth >= depth) {
            self.0.pop();
        }
    }

    /// The namespace that a prefix stands for; an empty one for the default.
    pub(super) fn of(&self, prefix: &str) -> Namespace {
        let declared = self.0.iter().rev().find(|declared| declared.prefix == prefix);
        let undeclared = if prefix.is_empty() { Namespace::None } else { Namespace::Other };
        declared.map_or(undeclared, |declared| declared.namespace)
    }
}

/// A name in its prefix, which may be empty, and the rest.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// The prefix that an attribute declares, where it declares one.
pub(super) fn declared_prefix(attribute: &str) -> Option<&str> {
    if attribute == "xmlns" { Some("") } else { attribute.strip_prefix("xmlns:") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_declaration_holds_until_its_element_is_closed() {
        let mut all = Namespaces::default();
        assert_eq!((all.of(""), all.of("b")), (Namespace::None, Namespace::Other));
        assert!(all.declare(1, "b", BATCH) && all.declare(2, "", "urn:x"));
        assert_eq!((all.of(""), all.of("b")), (Namespace::Other, Namespace::Lrs));
        all.close(2);
        assert_eq!((all.of(""), all.of("b")), (Namespace::None, Namespace::Lrs));
        assert!((0..100).any(|_| !all.declare(3, "x", LEARNER)), "declarations are bounded");
    }
}
