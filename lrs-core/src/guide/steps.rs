//! Steps that a person takes, and other words of a table: each with a stable code and a sentence, steps with their source.

/// Makes an enum of a table: a line for each has its name, code and sentence.
macro_rules! words {
    (
        $(#[$about:meta])*
        $name:ident;
        $($variant:ident $code:literal $sentence:literal;)*
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $sentence] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// In words.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            /// Finds one by its [`code`](Self::code).
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }
    };
}

/// Makes an enum of a table whose lines have a source too: its name, code, section and sentence.
macro_rules! steps {
    (
        $(#[$about:meta])*
        $name:ident;
        $($variant:ident $code:literal $section:ident $sentence:literal;)*
    ) => {
        $crate::guide::words! {
            $(#[$about])*
            $name;
            $($variant $code $sentence;)*
        }

        impl $name {
            /// Where it comes from.
            pub const fn section(self) -> $crate::guide::Section {
                match self { $(Self::$variant => $section,)* }
            }
        }
    };
}

pub(crate) use {steps, words};
