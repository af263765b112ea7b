//! A picture of a comparison: how each field takes the odds up or down, as SVG.

use core::fmt::Write;

use super::bits::Bits;
use super::compare::MatchReport;
use crate::learner::LearnerDraft;

impl MatchReport {
    /// A picture of the evidence for web pages and notebooks: an SVG document in which each field is a bar that starts
    /// where the one above ends.
    ///
    /// Colours are told apart in print and by people who see no red or green; every bar says its number too.
    ///
    /// # Privacy
    ///
    /// It shows no value of a learner, unless the two drafts are given: then the compared values stand beside the bars.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{LearnerDraft, MatchPolicy, matching};
    ///
    /// let one = LearnerDraft { family_name: "Hartnell".into(), ..LearnerDraft::default() };
    /// let report = matching::compare(&one, &one, &MatchPolicy::default());
    /// assert!(report.waterfall(None).starts_with("<svg"));
    /// assert!(!report.waterfall(None).contains("Hartnell"));
    /// assert!(report.waterfall(Some((&one, &one))).contains("Hartnell"));
    /// ```
    pub fn waterfall(&self, drafts: Option<(&LearnerDraft<'_>, &LearnerDraft<'_>)>) -> String {
        let steps = self.steps(drafts);
        let scale = Scale::of(&steps);
        let height = TOP + ROW * steps.len() + BOTTOM;
        let mut svg = String::new();
        // Writing into a text cannot fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" aria-label=\"{}\" font-family=\"sans-serif\" font-size=\"13\">\
             <title>{}</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
            self.summary(),
            self.summary(),
        );
        for (place, step) in steps.iter().enumerate() {
            step.draw(TOP + ROW * place, &scale, &mut svg);
        }
        let zero = scale.x(Bits::ZERO);
        let _ = write!(
            svg,
            "<line x1=\"{zero}\" x2=\"{zero}\" y1=\"{TOP}\" y2=\"{}\" stroke=\"#0b0c0c\"/>\
             <text x=\"{zero}\" y=\"{}\" text-anchor=\"middle\" fill=\"#0b0c0c\">even odds</text></svg>",
            height - BOTTOM,
            height - 8,
        );
        svg
    }

    fn summary(&self) -> String {
        format!("{} match, {} bits", self.outcome.code(), self.weight)
    }

    /// The bars from top to bottom, each with the sum before it.
    fn steps(&self, drafts: Option<(&LearnerDraft<'_>, &LearnerDraft<'_>)>) -> Vec<Step> {
        let mut sum = Bits::ZERO;
        let mut step = |label: String, weight: Bits| {
            let from = sum;
            sum += weight;
            Step { label, from, to: sum, is_total: false }
        };
        let mut steps = vec![step("before anything is compared".to_owned(), self.prior)];
        steps.extend(self.fields.iter().map(|evidence| {
            let values = drafts.map(|(one, other)| {
                let field = evidence.field();
                format!(": {} / {}", one.text(field), other.text(field))
            });
            step(evidence.message().to_owned() + &values.unwrap_or_default(), evidence.weight)
        }));
        steps.push(step("people of one household are alike".to_owned(), self.household));
        steps.push(Step { label: "all".to_owned(), from: Bits::ZERO, to: self.weight, is_total: true });
        steps
    }
}

const WIDTH: usize = 860;
/// Where the bars begin and end.
const LEFT: f64 = 430.0;
const RIGHT: f64 = 790.0;
const ROW: usize = 24;
const TOP: usize = 10;
const BOTTOM: usize = 28;

struct Step {
    label: String,
    from: Bits,
    to: Bits,
    is_total: bool,
}

/// Where on the picture a sum stands.
struct Scale {
    least: f64,
    greatest: f64,
}

impl Scale {
    fn of(steps: &[Step]) -> Self {
        let ends = || steps.iter().flat_map(|step| [step.from.as_f64(), step.to.as_f64()]);
        Self { least: ends().fold(0.0, f64::min), greatest: ends().fold(1.0, f64::max) }
    }

    /// In tenths of a pixel, so that the text is the same on every machine.
    fn x(&self, sum: Bits) -> f64 {
        let share = (sum.as_f64() - self.least) / (self.greatest - self.least);
        libm::round((LEFT + share * (RIGHT - LEFT)) * 10.0) / 10.0
    }
}

impl Step {
    fn draw(&self, top: usize, scale: &Scale, svg: &mut String) {
        let (from, to) = (scale.x(self.from), scale.x(self.to));
        let weight = if self.is_total { self.to } else { self.to - self.from };
        let colour = match (self.is_total, weight >= Bits::ZERO) {
            (true, _) => "#505a5f",
            (false, true) => "#1d70b8",
            (false, false) => "#f47738",
        };
        let (left, width) = (from.min(to), libm::round((from - to).abs().max(1.0) * 10.0) / 10.0);
        let base = top + 16;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\" fill=\"#0b0c0c\">{}</text>\
             <rect x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"16\" fill=\"{colour}\"/>\
             <text x=\"{}\" y=\"{base}\" fill=\"#0b0c0c\">{}{weight}</text>",
            LEFT - 10.0,
            escaped(&self.label),
            top + 3,
            RIGHT + 8.0,
            if weight > Bits::ZERO { "+" } else { "" },
        );
    }
}

fn escaped(text: &str) -> String {
    let is_plain = |letter: &char| !letter.is_control();
    text.chars().filter(is_plain).fold(String::with_capacity(text.len()), |mut escaped, letter| {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
        escaped
    })
}
