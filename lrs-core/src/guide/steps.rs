//! Steps that a person takes, as tables: each with a stable code, a sentence and its source.

/// Makes an enum of steps of a table: a line for each has its name, code, section and sentence.
macro_rules! steps {
    (
        $(#[$about:meta])*
        $name:ident;
        $($variant:ident $code:literal $section:ident $sentence:literal;)*
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $sentence] $variant,)*
        }

        impl $name {
            /// Every step.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The step in words.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            /// Where it comes from.
            pub const fn section(self) -> $crate::guide::Section {
                match self { $(Self::$variant => $section,)* }
            }
        }
    };
}

pub(crate) use steps;
