/**
 * The shapes of the library, by hand. A value is a branded text or number: only its `parse` makes one, so
 * what has been parsed need not be checked again. A record is a plain object.
 */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A Unique Learner Number that is well formed: ten digits. Never a `number`. */
export type Uln = Branded<string, "Uln">;

/** A postcode in its canonical form: `CV4 9EE`. */
export type Postcode = Branded<string, "Postcode">;

/** A date of birth that is a real day: `YYYY-MM-DD`. */
export type DateOfBirth = Branded<string, "DateOfBirth">;

/** The LRS's number: 0 not known, 1 male, 2 female, 9 not specified. */
export type Gender = Branded<0 | 1 | 2 | 9, "Gender">;

/** An e-mail address that the LRS takes. */
export type EmailAddress = Branded<string, "EmailAddress">;

/** A given name in submission form. */
export type GivenName = Branded<string, "GivenName">;

/** A family name in submission form. */
export type FamilyName = Branded<string, "FamilyName">;

/** A UK Provider Reference Number. */
export type Ukprn = Branded<string, "Ukprn">;

/** A Scottish Candidate Number. */
export type ScottishCandidateNumber = Branded<string, "ScottishCandidateNumber">;

/** A Unique Candidate Identifier. */
export type Uci = Branded<string, "Uci">;

/** A Unique Pupil Number. */
export type Upn = Branded<string, "Upn">;

/** The LRS's number: 0 privacy notice not seen, 1 seen and able to share, 2 seen and unable to share. */
export type AbilityToShare = Branded<0 | 1 | 2, "AbilityToShare">;

/** The LRS's number of the way in which a learner's identity was verified. */
export type VerificationType = Branded<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 999, "VerificationType">;

/** A role of a user of the portal, by our code. */
export type UserRole = Branded<RoleCode, "UserRole">;

/** The roles of the guide (Appendix A). */
export type RoleCode =
  | "super_user"
  | "batch_user"
  | "online_user"
  | "view_only_user"
  | "learner_record"
  | "vld_learning_provider";

/** How much a finding matters: the LRS refuses it, somebody will mind, the guide recommends otherwise. */
export type Severity = "error" | "warning" | "advice";

/** A field of a learner's record. */
export type Field =
  | "uln"
  | "misIdentifier"
  | "title"
  | "givenName"
  | "preferredGivenName"
  | "middleOtherName"
  | "familyName"
  | "previousFamilyName"
  | "familyNameAtAge16"
  | "schoolAtAge16"
  | "lastKnownAddressLine1"
  | "lastKnownAddressLine2"
  | "lastKnownAddressTown"
  | "lastKnownAddressCountyOrCity"
  | "lastKnownPostcode"
  | "dateOfAddressCapture"
  | "dateOfBirth"
  | "placeOfBirth"
  | "emailAddress"
  | "gender"
  | "nationality"
  | "scottishCandidateNumber"
  | "abilityToShare"
  | "verificationType"
  | "otherVerificationDescription"
  | "notes"
  | "uci"
  | "upn";

/** Where a rule comes from: the guide's heading and number, an official schema, or our choice and why. */
export type Section = string;

/** A part of a field's text, counted as JavaScript counts: `text.slice(span.start, span.end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** That a rule minds something, and where; never the learner's value. */
export interface Finding {
  /** Stable, for example `uln.check_digit`. */
  readonly code: string;
  readonly severity: Severity;
  /** None where it is about a whole record or file. */
  readonly field: Field | null;
  readonly section: Section;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The text beside a form's field, as the GOV.UK Design System words it. */
  readonly formText: string;
  /** The code that the LRS would give in a batch output file, where that is published. */
  readonly returnCode: string | null;
  readonly span: Span | null;
  /** The data record of a file, from 1. */
  readonly record: number | null;
  /** The physical line of a file, from 1. */
  readonly line: number | null;
  /** The column of a CSV file, from 1. */
  readonly column: number | null;
  /** The element of an XML file, by its path from the record; not in the form package. */
  readonly element?: string | null;
  /** The numbers that the message shows, by which a saved report is read again. */
  readonly numbers: readonly [number, number];
}

/** A change that the library made or proposes. */
export interface Repair {
  readonly field: Field;
  /** Stable, for example `name.spaces`. */
  readonly code: string;
  /** The text it becomes: the learner's value. */
  readonly to: string;
  /** Whether the checked record already holds the change. */
  readonly applied: boolean;
  /** Why, as a sentence. */
  readonly message: string;
  readonly section: Section;
}

/** A ULN that somebody may have meant; likeliest first in a list. */
export interface UlnRepair {
  readonly to: Uln;
  readonly code: string;
  /** Why, as a clause. */
  readonly message: string;
  /** How many others are as likely. */
  readonly asLikely: number;
}

/** A postcode that somebody may have meant; likeliest first in a list. */
export interface PostcodeRepair {
  readonly to: Postcode;
  readonly code: string;
  /** Why, as a clause. */
  readonly message: string;
  /** Whether its area is one that exists. */
  readonly hasRealArea: boolean;
  /** How many others are as likely. */
  readonly asLikely: number;
}

/** An e-mail address that somebody may have meant. */
export interface EmailAddressRepair {
  readonly to: EmailAddress;
  readonly code: string;
  /** Why, as a clause. */
  readonly message: string;
}

/** A date that was read, and how. */
export interface DateReading {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** How it was written: `iso`, `day_first`, `excel_serial` and others. */
  readonly format: string;
  /** The other date that day and month may mean. */
  readonly alternative: string | null;
  /** Whether the year had two digits. */
  readonly twoDigitYear: boolean;
  /** Why it had to be rewritten; none where it was canonical. */
  readonly code: string | null;
  readonly message: string | null;
}

/** A gender that was read. */
export interface GenderReading {
  readonly gender: Gender;
  /** Why it had to be rewritten; none where it was the LRS's number. */
  readonly code: string | null;
  readonly message: string | null;
}

/** A postcode that was read. */
export interface PostcodeReading {
  readonly postcode: Postcode;
  /** Why it had to be rewritten; none where it was canonical. */
  readonly code: string | null;
  readonly message: string | null;
}

/** What a year of two digits stands for; `today` is the person's own date unless it is said. */
export interface TwoDigitYears {
  readonly twoDigitYears?: "refused" | "of_learner" | "not_after" | null;
  readonly today?: string | null;
}

/** A postcode taken apart. */
export interface PostcodeParts {
  /** Before the space: `SW1A`. */
  readonly outward: string;
  /** Behind the space: `1AA`. */
  readonly inward: string;
  /** The letters at the start: `SW`. */
  readonly area: string;
  readonly district: string;
  /** The district with the first digit behind the space: `SW1A 1`. */
  readonly sector: string;
  /** Whether it is ZZ99 9ZZ, the last resort where no postcode can be obtained. */
  readonly isDefault: boolean;
  /** Whether it is a number of the British Forces Post Office. */
  readonly isBfpo: boolean;
}

/** What other organisations see of a learner. */
export interface Visibility {
  /** The Personal Learning Record: qualifications and learning events. */
  readonly plr: boolean;
  /** Qualifications deemed sensitive: hidden even where the record is shared. */
  readonly sensitiveQualifications: boolean;
  readonly profile: boolean;
  readonly uln: boolean;
  /** Whether the learner may have a copy of the record. */
  readonly learnerCopy: boolean;
}

/** How a learner's identity was verified. */
export interface Verification {
  readonly kind: VerificationType;
  /** What was seen, where the type is "other". */
  readonly description: string | null;
  /** Whether the LRS accepts the description; none where there is none. */
  readonly judgement: Judgement | null;
}

/** Whether the LRS accepts the description of another document. */
export type Judgement = "accepted" | "not_accepted" | "unknown";

/** How many learners of a provider have no verification. */
export interface NoneProvided {
  readonly none: number;
  readonly total: number;
  /** From 0.0 (none of them) to 1.0 (all of them). */
  readonly share: number;
}

/** One of the LRS's numbers, or what people write for it. */
export type Code = string | number;

/** A type with nothing but `parse`, which throws an `LrsError` whose code says what is wrong. */
export interface Parser<Value, Input = string> {
  parse(text: Input): Value;
}

/** `Date` */
export interface DateFace {
  /** Reads a date in any of the ways people write it, and says how it was written. */
  read(text: string, years?: TwoDigitYears): DateReading;
}

/** `Gender` */
export interface GenderFace extends Parser<Gender, Code> {
  /** As `parse`, and says what had to be changed. */
  read(text: Code): GenderReading;
}

/** `Postcode` */
export interface PostcodeFace extends Parser<Postcode> {
  /** As `parse`, and says what had to be put right. */
  read(text: string): PostcodeReading;
  /** Takes a postcode apart. */
  parts(postcode: string): PostcodeParts;
  /** All that slips such as O for 0 may have meant, likeliest first. */
  repairs(text: string): PostcodeRepair[];
}

/** `DateOfBirth` */
export interface DateOfBirthFace extends Parser<DateOfBirth> {
  /** Reads a date of birth and says how it was written. */
  read(text: string, years?: TwoDigitYears): DateReading;
  /** Puts together the three boxes of a form; the code of an error names the box. */
  fromParts(day: string | number, month: string | number, year: string | number): DateOfBirth;
}

/** `EmailAddress` */
export interface EmailAddressFace extends Parser<EmailAddress> {
  repairs(text: string): EmailAddressRepair[];
}

/** `AbilityToShare` */
export interface AbilityToShareFace extends Parser<AbilityToShare, Code> {
  /** The next state; throws `sharing.cannot_unsee` where a notice that was seen would become unseen. */
  changeTo(from: Code, next: Code): AbilityToShare;
  /** What other organisations see. */
  visibility(state: Code): Visibility;
}

/** `Verification` */
export interface VerificationFace {
  /** A type with the description that "other" needs and no other type may have. */
  of(kind: Code, other?: string | null): Verification;
  /** Judges the description of another document by the guide's examples. */
  judge(description: string): Judgement;
  /** Counts the learners of a provider without verification. */
  noneProvided(kinds: readonly Code[]): NoneProvided;
}

/** `text` */
export interface TextFace {
  /** The comparison key of a name: without case, accents, apostrophes and the like. */
  nameKey(text: string): string;
  /** Unicode's composed form. */
  nfc(text: string): string;
}

/** `Uln` */
export interface UlnFace {
  /** Reads exactly ten digits. Throws an `LrsError` whose code says what is wrong. */
  parse(text: string): Uln;
  /** Whether `parse` would take the text. */
  isValid(text: string): boolean;
  /** The check digit that belongs to nine digits; `null` where there is none. */
  checkDigit(stem: string): number | null;
  /** Completes nine digits with their check digit, for test numbers. */
  fromStem(stem: string): Uln;
  /** What a person probably meant, likeliest first. Never taken without somebody's yes. */
  repairs(text: string): UlnRepair[];
  /** `isValid` of every text, or of every ten bytes of a column. */
  areValid(column: readonly string[] | Uint8Array): boolean[];
}

/** A field whose value is one of the LRS's numbers. */
export type CodeField = "gender" | "abilityToShare" | "verificationType";

/** A learner as typed: any text in any field, blank where left out. Names that are not known are refused. */
export type LearnerDraft = { readonly [Name in Exclude<Field, CodeField>]?: string | null } & {
  readonly [Name in CodeField]?: Code | null;
};

/** A learner as checked: canonical values, `null` where there is none or an error stands. */
export type LearnerRecord = { readonly [Name in Exclude<Field, keyof TypedFields>]: string | null } & {
  readonly [Name in keyof TypedFields]: TypedFields[Name] | null;
};

interface TypedFields {
  uln: Uln;
  givenName: GivenName;
  familyName: FamilyName;
  lastKnownPostcode: Postcode;
  dateOfBirth: DateOfBirth;
  emailAddress: EmailAddress;
  gender: Gender;
  scottishCandidateNumber: ScottishCandidateNumber;
  abilityToShare: AbilityToShare;
  verificationType: VerificationType;
  uci: Uci;
  upn: Upn;
}

/** The editions of the rules: the guide, and the release of 2019. */
export type Edition = "guide" | "2019";

/** What the settings of one learner and of a file have in common. */
interface Policy {
  /** The day on which ages are judged, `YYYY-MM-DD`; the person's own date unless it is said. */
  readonly today?: string | null;
  readonly edition?: Edition | null;
  /** What is known of the order of day and month in dates such as `03/04/2007`. */
  readonly dateOrder?: "unknown" | "mixed" | "day_first" | null;
  /** Whether safe repairs go into the checked record; they are listed either way. */
  readonly applyRepairs?: boolean | null;
  /** Whether a ULN with all its digits, written with spaces or as a number, is taken as the ULN it is. */
  readonly applyUlnFormat?: boolean | null;
  /** Whether the organisation is a school of learners under 16; unknown where none. */
  readonly isPre16School?: boolean | null;
  /** What must not stand in a record; the guide's own list unless it is said. */
  readonly prohibited?: ProhibitedText | null;
}

/** How one learner is checked. */
export interface CheckPolicy extends Policy {
  /** What the record is wanted for: it decides which fields must be there. */
  readonly purpose?: "register" | "update" | "batch" | "find_by_demographics" | "find_by_uln" | "verify" | null;
}

/** What a check of one learner says: everything at once. */
export interface LearnerCheck {
  readonly findings: Finding[];
  readonly repairs: Repair[];
  readonly learner: LearnerRecord;
  /** Whether no finding is an error. */
  readonly isReady: boolean;
}

/** `learner` */
export interface LearnerFace {
  check(draft: LearnerDraft, policy?: CheckPolicy): LearnerCheck;
}

/** Words and postcodes that must not stand in a learner's record. */
export interface ProhibitedText {
  /** How many different words and phrases there are. */
  readonly phrases: number;
  readonly postcodes: number;
  /** How many entries had no letter or digit, so that nothing is ever found by them. */
  readonly unusable: number;
  /** The same list with what the guide itself names. */
  withGuide(): ProhibitedText;
  /** Finds prohibited text in all fields of a learner. */
  scan(draft: LearnerDraft): Finding[];
}

/** `ProhibitedText` */
export interface ProhibitedTextFace {
  /** What the guide names: "prisoner", and the postcodes of the prisons. */
  guide(): ProhibitedText;
  /** A list of exactly these entries. */
  fromEntries(entries: Iterable<string>): ProhibitedText;
  /** The official list as plain text: an entry a line. */
  fromText(list: string): ProhibitedText;
  /** The official list as CSV. */
  fromCsv(list: string): ProhibitedText;
}

/** How a file is checked. */
export interface BatchPolicy extends Policy {
  /** The file's name, to be judged by the LRS's rule. */
  readonly fileName?: string | null;
  /** The organisation's UKPRN, which the file must name. */
  readonly ukprn?: string | null;
  /** How the columns of an export are read; a batch file needs none. */
  readonly headingMap?: HeadingMap | GivenHeadingMap | null;
  /** How many findings of one code are kept; the totals are exact. */
  readonly maxFindingsPerCode?: number | null;
  readonly maxValueBytes?: number | null;
  readonly maxRowBytes?: number | null;
  readonly maxColumns?: number | null;
  readonly maxRecords?: number | null;
}

/** Several fields in one column; only the first is read. */
export type Joint = "family_comma_given" | "whole_name" | "whole_address";

/** One column of an export, and what it is read as. Change `field` or `joint` where the guess is wrong. */
export interface MappedColumn {
  /** Its place in the file, from 1; 0 where it may stand anywhere. */
  readonly column: number;
  readonly heading: string;
  /** The learner's field that it gives; `null` where it gives none. */
  field: Field | null;
  joint: Joint | null;
  readonly evidence:
    | "exact"
    | "layout_3a"
    | "spelling"
    | "synonym"
    | "similar"
    | "about_file"
    | "not_asked"
    | "unknown"
    | "chosen";
  /** Why, as a clause. */
  readonly why: string;
  readonly sureness: "certain" | "likely" | "unsure";
  /** Where the word for the field comes from, where it is not the layout's own. */
  readonly section: Section | null;
  /** The field that its heading speaks of, where another column was taken for that. */
  readonly claimed: Field | null;
}

/** How the columns of an export seem to be read: a guess for a person to confirm. */
export interface HeadingMap {
  readonly columns: MappedColumn[];
  /** The physical line of the headings. */
  readonly line: number;
  readonly rowsAbove: number;
  /** Whether these are the headings of the batch layout itself, so that no map is needed. */
  readonly isLayout: boolean;
  /** The fields that the LRS wants and no column gives. */
  readonly missing: readonly Field[];
  readonly findings: readonly Finding[];
}

/** A map that somebody writes: columns by heading and place, or headings with what they mean, `null` for nothing. */
export type GivenHeadingMap =
  | {
      readonly columns: readonly {
        readonly column?: number;
        readonly heading?: string;
        readonly field?: Field | null;
        readonly joint?: Joint | null;
      }[];
    }
  | { readonly [heading: string]: Field | Joint | "ignored" | null };

/** A place in a file. */
export interface Place {
  readonly record: number | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** How often one rule was broken in one field. */
export interface BatchTotal {
  readonly code: string;
  readonly severity: Severity;
  readonly field: Field | null;
  readonly count: number;
  readonly message: string;
  readonly remedy: string;
  readonly section: Section;
  /** The first places. */
  readonly places: Place[];
}

/** How often one repair was made or is proposed in one field. */
export interface RepairTotal {
  readonly field: Field;
  readonly code: string;
  /** Why, as a sentence. */
  readonly message: string;
  readonly applied: boolean;
  readonly count: number;
}

/** What a check of a file found. */
export interface BatchReport {
  /** The name of this shape. */
  readonly schema: "lrs.batch_report";
  /** The version of this shape. */
  readonly format: 1;
  readonly records: number;
  /** How many records have no error. */
  readonly ready: number;
  readonly withErrors: number;
  readonly withWarnings: number;
  /** How many records say that no verification was provided. */
  readonly noneProvided: number;
  /** Whether the file was read to its end. */
  readonly complete: boolean;
  /** Whether the LRS would refuse the file or a record of it. */
  readonly hasErrors: boolean;
  /** Whether the whole file was read and nothing in it is an error. */
  readonly isReady: boolean;
  readonly bytes: number;
  readonly fileFormat: FileFormat;
  /**
   * The path to the records of an XML file, with `*` for each name that is none of the LRS's; `null` for CSV. A finding
   * stands at `${recordPath}[${finding.record}]/${finding.element}`.
   */
  readonly recordPath: string | null;
  readonly layout: "2A" | "3A";
  readonly encoding: string;
  readonly lineEnd: string | null;
  readonly edition: Edition;
  readonly dateOrder: "unknown" | "mixed" | "day_first";
  readonly fileFields: {
    readonly fileVersion: string;
    readonly fileName: string;
    readonly ukprn: string;
    readonly recordCount: string;
  };
  /** The right name for a file whose own is wrong, where it can be told. */
  readonly proposedFileName: string | null;
  /** Exact totals by rule and field. */
  readonly totals: BatchTotal[];
  readonly repairs: RepairTotal[];
  /** The findings, of each code up to a bound. */
  readonly findings: Finding[];
}

/** A report that can be shown. */
export type AnyReport = BatchReport | InsideReport | OutcomeReport | ReportComparison;

/** How a report is shown; each may be left out. */
export interface ReportStyle {
  /** How many characters a line of text has at most; 100 unless it is said, and at least 40. */
  readonly width?: number | null;
  /** Whether text has the colour codes of a terminal in it. */
  readonly colour?: boolean | null;
  /** Whether text is plain ASCII without columns, as a screen reader reads it best. */
  readonly plain?: boolean | null;
  /** How many places of one kind are shown, 5 unless it is said; the rest is counted. */
  readonly mostOfOneKind?: number | null;
  /** What the file is called; where it is not said, the name in its first record. */
  readonly fileName?: string | null;
  /** What stands at the findings. */
  readonly values?: readonly FindingValue[] | null;
}

/** What stands at a finding: its shape, or a learner's value where that was asked for. */
export interface FindingValue {
  /** The data record, from 1. */
  readonly record: number;
  readonly field: Field;
  readonly value: string;
}

/** What changed between two reports. */
export interface ReportComparison {
  readonly schema: "lrs.report_comparison";
  readonly format: number;
  /** It all in one or two sentences. */
  readonly summary: string;
  /** What to know before trusting the counts. */
  readonly notes: string[];
  readonly before: ReportCounts;
  readonly after: ReportCounts;
  /** Every kind of fault that one of them has. */
  readonly changes: TotalChange[];
}

/** The counts of a report. */
export interface ReportCounts {
  readonly records: number;
  readonly ready: number;
  readonly withErrors: number;
  readonly withWarnings: number;
  /** How many findings there were in all. */
  readonly found: number;
  readonly complete: boolean;
  readonly edition: Edition;
}

/** How often one rule was broken in one field, before and after. */
export interface TotalChange {
  readonly code: string;
  readonly severity: Severity;
  readonly field: Field | null;
  readonly change: "fixed" | "fewer" | "more" | "new" | "same";
  readonly before: number;
  readonly after: number;
  readonly message: string;
  readonly remedy: string;
  readonly section: Section;
  readonly numbers: readonly [number, number];
}

/** A corrected file. */
export interface CorrectedFile extends Corrected {
  readonly file: string;
  readonly heldBackFile: string | null;
  /** What was changed, as the table of `writeChanges`, where it was asked for. */
  readonly changeLog: string | null;
  /** What to ask, as the table of `writeQuestions`, where it was asked for. */
  readonly questionTable: string | null;
}

/** Which of a learner's values may stand beside places and codes. None, unless it says so. */
export interface ChangeDetail {
  /** What was typed, and what it becomes. */
  readonly values?: boolean;
  /** The college's own key of the learner. */
  readonly misIdentifier?: boolean;
}

/** What is wanted of a correction. */
export interface CorrectionOptions extends ChangeDetail {
  /** Whether records with errors go to a file of their own. */
  readonly holdBack?: boolean | null;
  /** Whether the log of the changes is wanted. */
  readonly changes?: boolean;
  /** Whether the table of what to ask is wanted. */
  readonly questions?: boolean;
}

/** What comes of the records of a file: `records` is always `ready + repaired + heldBack`. */
export interface RehearsalCounts {
  readonly records: number;
  /** How many need no change and have no error. */
  readonly ready: number;
  /** How many are changed and have no error. */
  readonly repaired: number;
  /** How many have an error, whether or not they go to a file of their own. */
  readonly heldBack: number;
  /** How many values differ from those that were read. */
  readonly changed: number;
  /** How many other values are proposed. */
  readonly proposed: number;
  /** How many questions would settle the errors. */
  readonly questions: number;
}

/** A change to one value of a file, made or proposed. */
export interface BatchChange {
  readonly record: number;
  readonly line: number;
  readonly misIdentifier: string;
  readonly field: Field;
  /** The value as it was read. */
  readonly typed: string;
  /** The value that it becomes; blank where it is taken out. */
  readonly to: string;
  /** Whether a corrected file holds the change; a person decides otherwise. */
  readonly applied: boolean;
  /** Why, at least one. */
  readonly reasons: { readonly code: string; readonly message: string; readonly section: string }[];
}

/** A question whose answer would settle an error of a record. */
export interface BatchQuestion {
  readonly record: number;
  readonly line: number;
  readonly misIdentifier: string;
  /** The field; `null` where it is about the record. */
  readonly field: Field | null;
  /** The error's code. */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** Who knows: the learner, who enrolled them, who runs the system, or the LRS. */
  readonly ask: "learner" | "office" | "mis" | "service_desk";
  readonly question: string;
  readonly section: string;
}

/** What correcting a file would change. Of each code up to the policy's bound is listed; the counts are exact. */
export interface RehearsalReport {
  readonly counts: RehearsalCounts;
  readonly changes: BatchChange[];
  readonly questions: BatchQuestion[];
}

/** What the first record of a file says of the file. */
export interface BatchHeader {
  readonly fileName: string;
  readonly ukprn: string;
  readonly count?: number | null;
}

/** The kinds of files that the LRS takes. */
export type FileFormat = "csv" | "xml";

/**
 * What an XML file says of itself, and the elements around its learners. The LRS publishes those of its web service,
 * which are the default, but neither the root element nor the schema of an upload.
 */
export interface XmlHeader extends BatchHeader {
  /** The tags around the learners, from the root on, as they stand between `<` and `>`. */
  readonly tags?: readonly string[] | null;
  /** A learner's element: its name with its prefix, and the namespaces that it declares itself. */
  readonly record?: string | null;
  /** Whether `FileVersion` and `FileName` stand before the UKPRN. */
  readonly hasFileName?: boolean | null;
}

/** What stands around the learners of an XML file. */
export interface XmlFrame {
  readonly tags: string[];
  /** A learner's element: its name with its prefix, and the namespaces that it declares itself. */
  readonly record: string;
  readonly hasFileName: boolean;
}

/** Who splits a set of learners, when, and for what. */
export interface SplitPolicy {
  readonly ukprn: string;
  /** The day of now: `YYYY-MM-DD`. */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  /** 50 to 5,000 records a file, or 1 to 200 a call; `portal` unless it is said. */
  readonly route?: "portal" | "web_service" | null;
  readonly fileFormat?: FileFormat | null;
}

/** How a set of learners is split. */
export interface BatchPlan {
  /** The parts in order: the place of the first record in the set, from 0, how many there are, and the file's name. */
  readonly parts: { readonly start: number; readonly count: number; readonly fileName: string }[];
  readonly findings: Finding[];
}

/** What is known about a learner beside the draft; everything may be left out. */
export interface SearchHints {
  /** Earlier postcodes of the learner, and those of the parents. */
  readonly postcodes?: readonly string[] | null;
  /** Earlier family names. */
  readonly familyNames?: readonly string[] | null;
  /** Other names that the learner goes by. */
  readonly givenNames?: readonly string[] | null;
  /** The most variants, 40 unless you say otherwise. */
  readonly limit?: number | null;
}

/** One more search for the same learner. It holds the learner's values. */
export interface SearchVariant {
  /** The tip, for example `search.hyphen`. */
  readonly code: string;
  /** What differs from the draft. */
  readonly changes: readonly { readonly field: Field; readonly to: string }[];
  /** The whole draft to search by, without its blank fields. */
  readonly draft: LearnerDraft;
  /** The tip in words. */
  readonly message: string;
  readonly section: Section;
}

/** How learners are compared; everything may be left out. */
export interface MatchPolicy {
  /** How many learners are to be told apart where two are compared by themselves. */
  readonly population?: number | null;
  /** The least probability, 0 to 1, of a match that is worth a registrar's look. */
  readonly possible?: number | null;
  /** The least weight, in bits, of a pair that is listed. */
  readonly floor?: number | null;
  /** The least probability, 0 to 1, of a match that software may take without a person. */
  readonly accept?: number | null;
  /** How many bits such a match must be ahead of the next candidate. */
  readonly lead?: number | null;
  /** Whether a register gives no candidates where there are too many, as the LRS does. */
  readonly asLrs?: boolean | null;
  /** The weights; those of any college unless said otherwise. */
  readonly model?: MatchModel | null;
  readonly edition?: "guide" | "2019" | null;
}

/**
 * The weights by which two records are compared: the JSON text of the model, to be stored as it is. An estimated one names
 * names that at least ten learners have, and no learner.
 */
export type MatchModel = Branded<string, "MatchModel">;

export interface MatchModelFace {
  /** The weights of any college. */
  of(): MatchModel;
  /** Finds the shares of some learners' records among themselves, with nobody saying who is who. */
  estimate(learners: Iterable<LearnerDraft>, policy?: MatchPolicy): MatchModel;
  /** The model that was stored, or one that was written by hand without a hash. */
  fromJson(text: string): MatchModel;
  /** What tells this model from another: 16 hexadecimal digits. */
  hash(model: MatchModel): string;
}

/** Whether two records are about the same learner, and why. Weights are in bits; it holds no learner's value. */
export interface MatchReport {
  readonly outcome: "exact" | "possible" | "none";
  readonly weight: number;
  /** 0 to 1. */
  readonly probability: number;
  /** What each field says that both records have. */
  readonly fields: readonly FieldEvidence[];
  /** The weight before anything is compared: one learner among so many. */
  readonly prior: number;
  /** What is taken off because people of one household, twins above all, have as much in common. */
  readonly household: number;
  /** What would settle it, the most telling first. */
  readonly questions: readonly MatchQuestion[];
}

/** What one field says. */
export interface FieldEvidence {
  readonly field: Field;
  /** For example `date_of_birth.match.swapped`. */
  readonly code: string;
  /** In bits; below zero it speaks against one learner. */
  readonly weight: number;
  readonly message: string;
  readonly section: Section;
}

/** One detail to ask a learner for. */
export interface MatchQuestion {
  readonly field: Field;
  readonly message: string;
  /** How many bits the answer can add. */
  readonly gain: number;
}

/** Two records that may be of one learner, by their places from 0. */
export interface MatchPair {
  readonly left: number;
  readonly right: number;
  readonly report: MatchReport;
}

/** The answer to a search in a register. */
export interface FindOutcome {
  readonly outcome: "exact" | "possible" | "too_many" | "none";
  /** At most ten, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** The id of the learner whom software may take without a person. */
  readonly accepted: number | null;
  /** What the LRS would answer, for example `WSRC0004`. */
  readonly responseCode: string;
  /** The fields that could not be read and were not searched by. */
  readonly unread: readonly Field[];
}

/** A learner of a register. The probability of its report is that of being the one, among all candidates. */
export interface Candidate {
  readonly id: number;
  readonly report: MatchReport;
}

/** A field of a register's learner that could not be read and counts as unknown. */
export interface Unread {
  readonly id: number;
  readonly field: Field;
}

/** Learners to be looked up. It holds personal data in the memory of the page, until `free` is called. */
export interface Register {
  readonly size: number;
  readonly unread: readonly Unread[];
  /** Looks a learner up: by ULN with both names where the draft has them, else by demographics. */
  find(draft: LearnerDraft): FindOutcome;
  /**
   * A picture of why a candidate of `find` may be the learner, as SVG; `null` for an id that is no candidate. It shows no
   * value unless the candidate's own record is given: a register does not keep it.
   */
  waterfall(draft: LearnerDraft, id: number, held?: LearnerDraft | null): string | null;
  /** Adds a learner and gives the id, which is never given again. */
  insert(learner: LearnerDraft): number;
  /** Takes a learner out; the ids of the others stay. Whether there was such a learner. */
  remove(id: number): boolean;
  /** The register as a file, with a version and a checksum. It holds personal data. */
  write(): Uint8Array;
  /** Notes that a ULN was merged into another, the master. Whether it could be noted. */
  merge(master: string, linked: string): boolean;
  free(): void;
}

export interface RegisterFace {
  new (learners: Iterable<LearnerDraft>, policy?: MatchPolicy): Register;
  /** The register that was written as a file; one that is damaged or of another version is refused. */
  read(file: Uint8Array, policy?: MatchPolicy): Register;
}

/** Records whose ULNs contradict one another, by their places from 0. */
export interface UlnConflict {
  /** The kind of data challenge that it calls for. */
  readonly kind: "shared_uln" | "duplicate_uln";
  readonly records: readonly number[];
  readonly message: string;
  readonly remedy: string;
}

export interface MatchingFace {
  /** Further searches for a learner who was not found, the likeliest first. */
  searchVariants(draft: LearnerDraft, hints?: SearchHints): SearchVariant[];
  /** Compares two learners; the answer is the same whichever comes first. */
  compare(one: LearnerDraft, other: LearnerDraft, policy?: MatchPolicy): MatchReport;
  /** A picture of the comparison, as SVG. It shows no value of a learner unless `showValues` is set. */
  waterfall(
    one: LearnerDraft,
    other: LearnerDraft,
    policy?: MatchPolicy & { readonly showValues?: boolean },
  ): string;
  /** The pairs of records that may be of one learner, by their places in the list. */
  dedupe(learners: Iterable<LearnerDraft>, policy?: MatchPolicy): MatchPair[];
  /** The pairs of one record of each list that may be of one learner. */
  link(one: Iterable<LearnerDraft>, other: Iterable<LearnerDraft>, policy?: MatchPolicy): MatchPair[];
  /**
   * Puts records together that are of one learner: a label for each of `count` records. `threshold` is the weight, in bits,
   * at which a pair speaks neither for one learner nor against; 0 unless said otherwise.
   */
  cluster(pairs: readonly MatchPair[], count: number, threshold?: number): number[];
  /** The records whose ULNs contradict one another, given the clusters of `cluster`. */
  conflicts(learners: Iterable<LearnerDraft>, clusters: readonly number[]): UlnConflict[];
  readonly MatchModel: MatchModelFace;
  readonly Register: RegisterFace;
}

/** What keeps a file or message closed to a reader without its password or key. */
export type Encryption = "zip_aes" | "zip_crypto" | "seven_zip" | "pdf" | "office" | "pgp" | "smime" | "other";

/** Something that hangs on a message; everything may be left out. */
export interface Attachment {
  /** The file's name as a reader sees it. */
  readonly name?: string | null;
  /** What can be read in it without a password. Rows of a table are lines, their cells parted by tabs. */
  readonly text?: string | null;
  /** What keeps it closed. */
  readonly encryption?: Encryption | null;
}

/** A part of a message: `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`. */
export type Part = "subject" | "body" | "html" | `attachment ${number}` | `name of attachment ${number}`;

/** A part that was not read, and why. */
export interface UnreadPart {
  readonly part: Part;
  readonly reason:
    | "too_large"
    | "too_dense"
    | "too_deep"
    | "too_many"
    | "damaged"
    | "unsupported_kind"
    | "encrypted";
}

/** An e-mail as somebody reads it who has no password; everything may be left out. */
export interface EmailMessage {
  /** Who sends it, as the header says. */
  readonly from?: string | null;
  /** Who gets it, copies too, one entry an address. */
  readonly to?: readonly string[] | null;
  readonly subject?: string | null;
  /** The day on which it was written: `YYYY-MM-DD`. */
  readonly date?: string | null;
  /** The plain body, with all that is quoted. */
  readonly body?: string | null;
  /** The HTML body, as HTML. */
  readonly html?: string | null;
  readonly attachments?: readonly Attachment[] | null;
  /** How it travels: an e-mail, or the form for data challenges in the LRS portal. */
  readonly channel?: "email" | "portal_data_challenge" | null;
  /** What keeps the whole body closed. The subject is open always. */
  readonly encryption?: Encryption | null;
  /** What could not be read. */
  readonly unread?: readonly UnreadPart[] | null;
}

/** An e-mail as it was read from its bytes: nothing is left out. */
export interface ParsedEmailMessage extends EmailMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly date: string | null;
  readonly body: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly text: string; readonly encryption: Encryption | null }[];
  readonly channel: "email" | "portal_data_challenge";
  readonly encryption: Encryption | null;
  readonly unread: readonly UnreadPart[];
}

/** The text of one part, in which evidence has its spans. */
export interface MessagePart {
  readonly part: Part;
  readonly text: string;
}

/** How far a mail is unpacked before the rest is named as unread: whole numbers from 1, and each may be left out. */
export interface ReadBounds {
  /** Bytes of the message as it comes. */
  readonly messageBytes?: number | null;
  /** Bytes of text that come out of all parts together. */
  readonly textBytes?: number | null;
  /** Files inside files: an archive in an attached message is 2 deep. */
  readonly depth?: number | null;
  /** Parts and files together. */
  readonly parts?: number | null;
  /** How many times its size a packed file may unpack to. */
  readonly ratio?: number | null;
}

/** A breach of the LRS's security rules (guide, 1.4, 6.2 and 6.3). */
export type BreachKind =
  | "account_sharing"
  | "uln_with_demographic"
  | "several_demographics"
  | "password_with_encrypted_file"
  | "credentials"
  | "challenge_reference_with_details";

/** What a piece of evidence is. */
export type EntityKind =
  | "uln"
  | "name"
  | "date_of_birth"
  | "gender"
  | "postcode"
  | "username"
  | "password"
  | "challenge_reference"
  | "learner_detail"
  | "shared_account"
  | "encrypted_file";

/** How a message is judged; everything may be left out. */
export interface BreachPolicy {
  /** How sure a piece of evidence must be to count, in percent; 50 unless said otherwise. */
  readonly floor?: number | null;
  /** The kinds for which a message is held; all unless said otherwise. */
  readonly hold?: readonly BreachKind[] | null;
  /** Whether a message is held that has a part of a kind which is not read: a picture, an old document. */
  readonly holdUnread?: boolean | null;
  /** The day on which ages are judged, `YYYY-MM-DD`; the message's own unless said otherwise. */
  readonly today?: string | null;
  readonly edition?: "guide" | "2019" | null;
  /** Your learners. */
  readonly roster?: Roster | null;
  /** Names of people who are no learners: staff, contacts. */
  readonly staff?: readonly string[] | null;
  /** Domains of e-mail addresses that are the organisation's own. */
  readonly organisationDomains?: readonly string[] | null;
  /** Postcodes of the organisation's sites and partners. */
  readonly organisationPostcodes?: readonly string[] | null;
}

/** What was found in a message, and whether it may leave. It holds no value of the message. */
export interface BreachReport {
  readonly verdict: "send" | "hold";
  /** At most one of a kind. */
  readonly breaches: readonly Breach[];
  /** What else the sender should know. */
  readonly advice: readonly BreachAdvice[];
  readonly unread: readonly UnreadPart[];
}

/** A breach, and what it rests on. */
export interface Breach {
  readonly kind: BreachKind;
  readonly section: Section;
  /** What is wrong, in one sentence that names what was found. */
  readonly message: string;
  /** What to do instead. */
  readonly remedy: string;
  /** What it rests on, at most 100 pieces. */
  readonly evidence: readonly Evidence[];
  /** How many pieces there are in all. */
  readonly evidenceCount: number;
}

/** Something in a message that a breach rests on: where it stands. `breach.value` gives it to whoever has the message. */
export interface Evidence {
  readonly kind: EntityKind;
  readonly part: Part;
  /** Where in the part's text, in UTF-16 units. */
  readonly span: Span;
  /** How sure it is, in percent. */
  readonly confidence: number;
  /** Which of the message's learners it is about, from 0; `null` where that cannot be told. */
  readonly learner: number | null;
  /** The value with every letter as `x` and every digit as `9`. */
  readonly preview: string;
}

/** What the sender should know beside the breaches. */
export interface BreachAdvice {
  /** For example `breach.same_method`. */
  readonly code: string;
  readonly section: Section;
  readonly message: string;
  readonly remedy: string;
  /** The part that it is about; `null` where it is about the whole message. */
  readonly part: Part | null;
}

/** A message that was made to pass. */
export interface Redaction {
  /** The message with `[removed]` where something was taken out. */
  readonly message: ParsedEmailMessage;
  /** How many pieces were taken out, by what they were. */
  readonly removed: { readonly [Kind in EntityKind]?: number };
  /** The judgement of what is left. */
  readonly report: BreachReport;
}

/** The learners whom you know. It holds personal data in the memory of the page, until `free` is called. */
export interface Roster {
  readonly size: number;
  free(): void;
}

export interface RosterFace {
  new (learners: Iterable<LearnerDraft>): Roster;
}

/** The messages that somebody sends, in their order. Addresses are remembered until `free` is called. */
export interface Thread {
  /** How many messages are remembered, at most 200. */
  readonly size: number;
  /** Judges a message and remembers it: a password and its file may not go to the same people in two e-mails. */
  assess(message: EmailMessage, policy?: BreachPolicy): BreachReport;
  free(): void;
}

/** `breach`, which the form face does not have: whether an e-mail would breach the security rules of the LRS. */
export interface BreachFace {
  readonly EmailMessage: {
    /** Reads a mail as it travels: bytes of any kind give a message, and what is lost is in `unread`. */
    parse(data: Uint8Array | ArrayBuffer | string, bounds?: ReadBounds): ParsedEmailMessage;
    /** The texts in which a reader can find something; empty ones are left out. */
    parts(message: EmailMessage): MessagePart[];
  };
  readonly EntityKind: {
    /** What a kind is called in a sentence, for example `a date of birth`. */
    label(kind: EntityKind): string;
  };
  /** Judges a message. */
  assess(message: EmailMessage, policy?: BreachPolicy): BreachReport;
  /** The value that evidence points at, from the message that was judged; `null` where the text is another. */
  value(evidence: Pick<Evidence, "part" | "span">, message: EmailMessage): string | null;
  /** Takes out the least that lets a message pass. A part that was not read stays unread. */
  redact(message: EmailMessage, policy?: BreachPolicy): Redaction;
  readonly Thread: new () => Thread;
  readonly Roster: RosterFace;
}

/** How records of one file are compared, and how many; everything may be left out. */
export interface InsidePolicy {
  /** How learners are compared. */
  readonly matching?: MatchPolicy | null;
  /** The most records that are compared field by field. */
  readonly maxCompared?: number | null;
  /** The most records that are compared at all. */
  readonly maxRecords?: number | null;
  /** How many findings of one code are kept; the totals are exact. */
  readonly maxFindingsPerCode?: number | null;
}

/** A finding about two records of one file: it stands at the later one. */
export interface InsideFinding extends Finding {
  /** The earlier record, from 1. */
  readonly otherRecord: number | null;
  /** Its physical line, from 1. */
  readonly otherLine: number | null;
  /** How likely it is that both are of one learner, 0 to 1. */
  readonly probability: number | null;
}

/** What the records of a file say against each other. */
export interface InsideReport {
  readonly schema: "lrs.inside_report";
  readonly format: number;
  readonly records: number;
  /** How many were compared field by field. */
  readonly compared: number;
  /** How many were compared at all. */
  readonly kept: number;
  readonly complete: boolean;
  readonly hasErrors: boolean;
  readonly totals: BatchTotal[];
  readonly findings: InsideFinding[];
}

/** Which way learners go best, and why. */
export interface WayAdvice {
  readonly way: "portal" | "batch" | "web_services";
  /** How many learners to type in, files to upload, or calls to make. */
  readonly parts: number;
  readonly reasons: Finding[];
}

/** How files are planned. */
export interface PlanPolicy extends Policy {
  readonly ukprn: string;
  /** The time of now: the first file is named for the next minute. */
  readonly hour: number;
  readonly minute: number;
  /** Whether the system is linked to the web services. */
  readonly isLinked?: boolean | null;
  /** Whether all records of a file change the same mandatory field. */
  readonly oneFieldPerFile?: boolean | null;
  /** Whether somebody has made sure that held and new details are of the same people. */
  readonly isConfirmed?: boolean | null;
  /** How it is told whether two details are of the same person. */
  readonly matching?: MatchPolicy | null;
  /** Whether a search registers nobody: a web-service job of type CHK. */
  readonly isCheckOnly?: boolean | null;
  /** The day by which the learners are entered for exams. */
  readonly examEntry?: string | null;
}

/** What one record of a planned file changes. */
export interface PlanRecord {
  /** The learner's place in the lists that were planned, from 1. */
  readonly learner: number;
  readonly mandatory: Field | null;
  readonly optional: Field[];
}

/** One file of a plan: with its name and UKPRN it is a `BatchHeader` for `batch.write`. */
export interface PlanFile {
  readonly fileName: string;
  readonly ukprn: string;
  /** The step of the plan, from 1: files of the next wait for the output of all of this one. */
  readonly stage: number;
  /** The learners, each whole as it is to be held after this file. */
  readonly learners: LearnerDraft[];
  readonly records: PlanRecord[];
}

/** Something that no file can do. */
export interface PlanStep {
  readonly learner: number;
  readonly route: "find_uln" | "correct" | "portal" | "service_desk" | "data_challenge" | "not_possible";
  /** The kind of data challenge, where it is one. */
  readonly challenge: string | null;
  /** Whether the learner is in no file because of it; else it is about the finding's field alone. */
  readonly isWhole: boolean;
  readonly finding: Finding;
}

/** The files to upload one after the other, and what cannot go by a file. */
export interface UpdatePlan {
  readonly files: PlanFile[];
  readonly steps: PlanStep[];
  /** What else is to be said; `record` is the learner's place. */
  readonly findings: Finding[];
  /** Every text that differs from what was handed over. */
  readonly repairs: { readonly learner: number; readonly repair: Repair }[];
  /** The places of learners for whom there is nothing to do. */
  readonly unchanged: number[];
  readonly way: WayAdvice;
}

/** A learner without a ULN, and previous postcodes, the likeliest first. */
export interface FormerPostcodes {
  readonly learner: LearnerDraft;
  readonly postcodes: readonly string[];
}

/** A ULN that the output of a search gave: the learner's place and the file's stage, each from 1. */
export interface FoundUln {
  readonly learner: number;
  readonly stage: number;
  readonly uln: string;
}

/** What is done about an exception. */
export interface NextStep {
  /** Stable, for example `complete_data`. */
  readonly code: string;
  readonly sentence: string;
  readonly section: Section;
}

/** Where an answer was read; output files count as the portal. */
export type Channel = "portal" | "web_service";

/** What a code says about its record. */
export type Outcome = "successful" | "exception" | "unknown";

/** A return code of a batch output, and what is public about it. */
export interface ReturnCode {
  /** As the LRS writes it, for example `RC010`. */
  readonly code: string;
  readonly outcome: Outcome;
  /** As a clause; `null` where it is not published. */
  readonly meaning: string | null;
  readonly isPublished: boolean;
  readonly section: Section;
  /** The codes that it may stand for on the channel where it was read. */
  readonly mayMean: string[];
  /** The code that web services give for the same fault. */
  readonly onWebService: string;
  /** `null` where nothing needs to be done. */
  readonly nextStep: NextStep | null;
}

/** A code of one of the LRS's web services. */
export interface ServiceCode {
  readonly code: string;
  readonly outcome: Outcome;
  readonly meaning: string;
  readonly section: Section;
  /** Whether it is an error of the call and not a result. */
  readonly isError: boolean;
}

/** The bounds within which an output file is read. */
export interface OutputLimits {
  readonly maxValueBytes?: number | null;
  readonly maxRowBytes?: number | null;
  readonly maxColumns?: number | null;
  readonly maxRecords?: number | null;
}

/** What an output says about its job; `null` where it does not say. */
export interface JobTotals {
  readonly responseCode: string | null;
  readonly status: string | null;
  readonly newLearners: number | null;
  readonly existsUpdated: number | null;
  readonly possibleMatches: number | null;
  readonly notFound: number | null;
  readonly rejected: number | null;
  readonly records: number | null;
  readonly started: string | null;
  readonly finished: string | null;
}

/** One record of an output file. */
export interface OutputRecord {
  readonly record: number;
  readonly line: number;
  /** One that is not known as it stands; empty where there is none. */
  readonly code: string;
  readonly outcome: Outcome;
  readonly meaning: string | null;
  /** As sent, with the ULN; in a verify output as the LRS holds them. */
  readonly learner: LearnerDraft;
  /** What a verify batch was searched by. */
  readonly searched: LearnerDraft | null;
  /** Their values are not published. */
  readonly failureFlags: string[];
  readonly findings: Finding[];
}

/** A whole output file. */
export interface OutputFile {
  readonly kind: "registration" | "verification";
  readonly isXml: boolean;
  readonly job: JobTotals;
  readonly records: OutputRecord[];
  readonly findings: Finding[];
}

/** How an output is judged. */
export interface OutcomePolicy extends OutputLimits {
  /** The day of the upload, from which exceptions have 45 days. */
  readonly uploaded: string;
  /** The person's own date unless it is said. */
  readonly today?: string | null;
  /** The name of the batch, to tell several apart. */
  readonly batch?: string | null;
  readonly channel?: Channel | null;
  /** How many days before the last one an exception is called soon; 7 unless it is said. */
  readonly soonDays?: number | null;
  readonly maxFindingsPerCode?: number | null;
}

/** What was sent beside its output. */
export interface WithSent {
  /** The batch file that was uploaded. */
  readonly sent?: Uint8Array | ArrayBuffer | string | null;
}

/** How many records have one code. */
export interface CodeTotal {
  readonly code: string;
  readonly outcome: Outcome;
  readonly meaning: string | null;
  readonly count: number;
}

/** How the records of an output go together with what was sent. */
export interface Reconciled {
  readonly sent: number;
  readonly answered: number;
  /** How many were told by their place, having no identifier of their own. */
  readonly byPosition: number;
  /** The records, from 1, that were sent and have no answer. */
  readonly missing: number[];
  /** The records of the output, from 1, that answer none. */
  readonly unexpected: number[];
}

/** Whose ULN this is. */
export interface CarriedUln {
  readonly misIdentifier: string;
  readonly uln: Uln;
  readonly record: number;
  /** Whether another ULN was sent with the learner, which this one would overwrite. */
  readonly replaces: boolean;
}

/** A record that somebody has to process. */
export interface BatchException {
  readonly batch: string;
  readonly record: number;
  readonly misIdentifier: string;
  readonly code: string;
  readonly meaning: string | null;
  readonly uploaded: string;
  /** The last day: the 45th after the upload; it is in. */
  readonly deadline: string;
  /** Negative after the last day. */
  readonly daysLeft: number;
  readonly urgency: "overdue" | "soon" | "open";
  readonly nextStep: NextStep;
}

/** How what the LRS holds differs from what the college holds. */
export interface HeldReport {
  readonly outcome: "same" | "update_required" | "other_learner";
  /** One for each field that differs. */
  readonly findings: Finding[];
}

/** Where the LRS holds something else than a verify batch was searched by. */
export interface HeldRecord extends HeldReport {
  readonly record: number;
}

/** What an output comes to. */
export interface OutcomeReport {
  readonly schema: "lrs.outcome_report";
  readonly format: number;
  readonly kind: "registration" | "verification";
  readonly isXml: boolean;
  readonly records: number;
  readonly successful: number;
  readonly exceptions: number;
  /** How many have no code, or none that is known. */
  readonly unknown: number;
  readonly codes: CodeTotal[];
  readonly job: JobTotals;
  /** `null` where nothing was given that was sent. */
  readonly reconciled: Reconciled | null;
  /** The ULNs that a MIS can take over. */
  readonly ulns: CarriedUln[];
  /** Oldest first. */
  readonly queue: BatchException[];
  readonly held: HeldRecord[];
  readonly totals: BatchTotal[];
  readonly findings: Finding[];
}

/** How a calendar of last days is written. */
export interface CalendarOptions {
  /** When it is made, in UTC: `YYYY-MM-DDThh:mm:ssZ`. */
  readonly stamp: string;
  /** One entry for each batch and day, or for each record, without or with the college's own key. */
  readonly detail?: "batch" | "record" | "mis_identifier";
}

/** A learning aim, as far as the ILR's rules about the placeholder ULN ask. */
export interface IlrAim {
  /** Says whose aim it is; where it is blank, the aim is taken to be of a learner of its own. */
  readonly learnRefNumber?: string | number | null;
  readonly uln?: string | null;
  readonly start: string;
  readonly plannedEnd?: string | null;
  readonly actualEnd?: string | null;
  /** For example 35. */
  readonly fundModel: number;
  /** ADL 1. */
  readonly hasLoan?: boolean | null;
  /** SOF 1. */
  readonly isHeFunded?: boolean | null;
  /** LDM 034. */
  readonly isInCustody?: boolean | null;
  /** ACT 1. */
  readonly hasEmployerContract?: boolean | null;
}

/** What the ILR will mind about the ULN of an aim. */
export interface IlrAdvice {
  readonly aim: number;
  readonly finding: Finding;
  /** The first day on which the file is refused; `null` where it is refused at once. */
  readonly refusedFrom: string | null;
}

/**
 * A file: its bytes, in any of the encodings that colleges use; a text; in a web worker a `Blob` or `File`, which is read
 * piece by piece; or a function that gives the next bytes, at most so many, and none at the end. Only a text is copied
 * as a whole. What the function throws is thrown by whoever reads.
 */
export type FileData = Uint8Array | ArrayBuffer | string | Blob | ((most: number) => Uint8Array);

/** How far a check or a correction has come. */
export interface Progress {
  readonly bytes: number;
  readonly records: number;
}

/**
 * A check that goes on a thousand records at a time. Between two steps a page can draw, and a worker can hear that it is
 * to stop. It lives in the memory of the WebAssembly until `free`.
 */
export interface Checker {
  /** Checks up to a thousand records more; false when the file is at its end or cannot be read any further. */
  advance(): boolean;
  readonly progress: Progress;
  /** The report; before the end it is about the part that was checked, says `batch.stopped`, and ends the check. */
  finish(): BatchReport;
  /** The findings for a spreadsheet, as CSV; ends the check, as `finish` does. */
  findingsCsv(): Uint8Array;
  /** The report as one HTML file, as `batch.reportHtml`; ends the check. */
  reportHtml(style?: ReportStyle): string;
  /**
   * Holds the records that were added to `inside` against each other, and puts what is found to the report. `inside` is
   * used up by it, and the check ends. `null` where `progress` answered `false`: the report is then as it was.
   */
  withInside(inside: Inside, progress?: OnCompared): InsideReport | null;
  /**
   * Begins the corrected file. `data` is the same file from its beginning; what is wanted beside it is written with it;
   * `fileName` is what the file says of its own name, where that is another. Ends the check; only a
   * file that was read to its end is corrected.
   */
  correct(data: FileData, options?: CorrectOptions): Corrector;
  free(): void;
}

/** How a file is corrected. */
export interface CorrectOptions extends CorrectionOptions {
  readonly fileName?: string | null;
}

/** `batch.Checker` */
export interface CheckerFace {
  new (data: FileData, policy?: BatchPolicy): Checker;
}

/** How a corrected file differs from the one that was read. */
export interface Corrected {
  readonly written: number;
  readonly heldBack: number;
  /** How many values differ from those that were read. */
  readonly changed: number;
  /** How many records lost a UCI or UPN, for which layout 2A has no column; each is a listed change. */
  readonly withoutIdentifiers: number;
  readonly counts: RehearsalCounts;
}

/** A corrected file that is written a thousand records at a time; the parts, one after the other, are the file. */
export interface Corrector {
  /** Writes up to a thousand records more; false when there are none. */
  advance(): boolean;
  /** `null` when it is finished. */
  readonly progress: Progress | null;
  /** What was written since the last call. */
  take(): Uint8Array;
  /** The same of the records that are held back. */
  takeHeldBack(): Uint8Array;
  /** The same of the log of the changes, where it is wanted. */
  takeChanges(): Uint8Array;
  /** The same of the table of what to ask, where it is wanted. */
  takeQuestions(): Uint8Array;
  /** Ends the files: their last parts can be taken then. `null` when it was called before. */
  finish(): Corrected | null;
  free(): void;
}

/** One record of a file. */
export interface BatchRecord {
  /** From 1. */
  readonly record: number;
  /** The physical line on which it begins, from 1. */
  readonly line: number;
  /** The fields that are filled, as typed. */
  readonly learner: LearnerDraft;
}

/** Reads a file record by record. */
export interface BatchReader {
  /** The next record; `null` at the end. */
  next(): BatchRecord | null;
  /** What stands around the learners of an XML file, to be handed to `writeXml`; `null` for CSV. */
  readonly xmlFrame: XmlFrame | null;
  /** Passes over so many records, and says over how many. */
  skip(records: number): number;
  free(): void;
}

/** `batch.BatchReader` */
export interface BatchReaderFace {
  new (data: FileData, policy?: BatchPolicy): BatchReader;
}

/** Is told now and then how many comparisons were made, of how many in all; `false` ends them. */
export type OnCompared = (done: number, total: number) => boolean | void;

/** Records that are held against each other when all were added; none of them is kept. */
export interface Inside {
  /** Adds the next record, or the one of this number and line. */
  add(learner: LearnerDraft, record?: number | null, line?: number | null): void;
  /** Adds up to so many records of a file, and says how many there were. */
  read(reader: BatchReader, most: number): number;
  /** Holds the records against each other, and frees the memory. `null` where `progress` answered `false`. */
  finish(): InsideReport;
  finish(progress: OnCompared): InsideReport | null;
  free(): void;
}

/** `batch.Inside` */
export interface InsideFace {
  new (policy?: InsidePolicy): Inside;
}

/** What `batch` does piece by piece. */
export interface BatchPieces {
  /**
   * What the columns of an export seem to be: to be confirmed, and handed back as `headingMap` of a policy. Only the start
   * of the file is read.
   */
  guessHeadings(data: FileData, policy?: BatchPolicy): HeadingMap;
  /**
   * Checks a file. `progress` is told every thousand records or so how far the check has come; where it answers `false`,
   * the check stops, and the report says `batch.stopped`.
   */
  check(data: FileData, policy?: BatchPolicy, progress?: (progress: Progress) => boolean | void): BatchReport;
  /** Holds the records of a file, or learners in their order, against each other. */
  checkInside(data: FileData | readonly LearnerDraft[], policy?: BatchPolicy, inside?: InsidePolicy): InsideReport;
  readonly Checker: CheckerFace;
  readonly BatchReader: BatchReaderFace;
  readonly Inside: InsideFace;
}

/** `batch`, which the form face does not have. */
export interface BatchFace extends BatchPieces {
  /** Checks learners as the records of the file that `write` makes of them; findings stand at a record, at no line. */
  checkLearners(learners: Iterable<LearnerDraft>, policy?: BatchPolicy): BatchReport;
  /** The learners of a file: the fields that are filled, as typed. */
  read(data: Uint8Array | ArrayBuffer | string, policy?: BatchPolicy): LearnerDraft[];
  /** A file with the safe repairs made; with `holdBack`, records with errors go into a file of their own. */
  correct(data: Uint8Array | ArrayBuffer | string, policy?: BatchPolicy & CorrectionOptions): CorrectedFile;
  /** What `correct` would change, and what is to be asked, without a file. */
  rehearse(data: Uint8Array | ArrayBuffer | string, policy?: BatchPolicy): RehearsalReport;
  /** Every change that `correct` would make or propose: a table, or a diff for people to read. */
  writeChanges(
    data: Uint8Array | ArrayBuffer | string,
    policy?: BatchPolicy & ChangeDetail & { readonly format?: "csv" | "text" },
  ): string;
  /** What would settle the errors of the records that are held back, and who knows it: a table. */
  writeQuestions(data: Uint8Array | ArrayBuffer | string, policy?: BatchPolicy & { readonly misIdentifier?: boolean }): string;
  /** A file of learners; `count` is theirs unless it is said. */
  write(drafts: readonly LearnerDraft[], header: BatchHeader): string;
  /** The name that the LRS wants for a file made at this minute; `null` where one of the parts is not right. */
  fileName(ukprn: string, date: string, hour: number, minute: number, fileFormat?: FileFormat): string | null;
  /** An XML file of learners; `count` is theirs unless it is said. */
  writeXml(drafts: readonly LearnerDraft[], header: XmlHeader): string;
  /** A plan of files or calls, as few and as equal as can be; each is named by the next minute after now. */
  split(count: number, policy: SplitPolicy): BatchPlan;
  /** Which way so many learners go best. */
  way(count: number, isLinked: boolean): WayAdvice;
  /** Plans the files by which learners whose details the LRS holds come to have new ones. */
  planUpdate(held: readonly LearnerDraft[], current: readonly LearnerDraft[], policy: PlanPolicy): UpdatePlan;
  /** Plans the file that searches for learners by previous postcodes. */
  planSearch(asked: readonly FormerPostcodes[], policy: PlanPolicy): UpdatePlan;
  /** Plans the update that gives learners who were found so their present postcode. */
  planRestore(asked: readonly FormerPostcodes[], found: readonly FoundUln[], policy: PlanPolicy): UpdatePlan;
  /** Plans the files that send the details of current learners before exam entry. */
  planRefresh(current: readonly LearnerDraft[], policy: PlanPolicy): UpdatePlan;
  /** Reads a return code in any spelling; `null` where it is not a known one. */
  returnCode(text: string, channel?: Channel): ReturnCode | null;
  /** Reads a code of the web services; `null` where it is not a known one. */
  serviceCode(text: string): ServiceCode | null;
  /** Reads an output file, CSV or XML by its content. */
  readOutput(data: Uint8Array | ArrayBuffer | string, limits?: OutputLimits): OutputFile;
  /** Judges an output file, and holds it against what was sent, where that is given. */
  outcome(data: Uint8Array | ArrayBuffer | string, policy: OutcomePolicy & WithSent): OutcomeReport;
  /** The last days of an output's exceptions as an iCalendar file; no name and no ULN is in it. */
  writeCalendar(
    data: Uint8Array | ArrayBuffer | string,
    options: OutcomePolicy & WithSent & CalendarOptions,
  ): string;
  /** The ULNs that a MIS can take over beside its identifiers, as CSV. */
  writeUlns(data: Uint8Array | ArrayBuffer | string, policy: OutcomePolicy & WithSent): string;
  /** Compares what the LRS holds with what the college holds, in these fields; in all where none are named. */
  compareHeld(held: LearnerDraft, local: LearnerDraft, fields?: readonly Field[]): HeldReport;
  /** A report as text for a terminal, an e-mail or a screen reader. */
  reportText(report: AnyReport, style?: ReportStyle): string;
  /** A report as one HTML file for a browser or a printer; it needs no script, no network and no other file. */
  reportHtml(report: AnyReport, style?: ReportStyle): string;
  /** The findings of a report as CSV for a spreadsheet, with what stands there where that is given. */
  writeFindingsCsv(report: BatchReport | InsideReport | OutcomeReport, values?: readonly FindingValue[]): string;
  /** The exact totals of a report as CSV for a spreadsheet. */
  writeTotalsCsv(report: BatchReport | InsideReport | OutcomeReport): string;
  /** Reads the report of a check from the JSON that it was saved as. */
  readReport(json: string): BatchReport;
  /** Holds two reports against each other: what was put right since, and what is new. */
  compareReports(before: BatchReport, after: BatchReport): ReportComparison;
  /**
   * Reads a file again and gives what stands at each finding that its report keeps: in shape ("10 characters: digits"), or
   * in clear, which puts learners' values into whatever is made of it.
   */
  findingValues(
    data: Uint8Array | ArrayBuffer | string,
    report: BatchReport,
    policy?: BatchPolicy & { readonly show?: "shape" | "clear" },
  ): FindingValue[];
  /**
   * Says what the ILR minds about the ULNs of aims, in a file that is prepared on a day. That another learner has the ULN too
   * is said once for each learner; aims with the same `learnRefNumber` are one learner's.
   */
  ilrAdvice(aims: readonly IlrAim[], prepared: string): IlrAdvice[];
}

/** A learning event as a source gives it: what is left out is blank. */
export type LearningEvent = { readonly [Name in EventField]?: string | number | null };

/** A field of a learning event. */
export type EventField =
  | "id"
  | "achievementProviderUkprn"
  | "achievementProviderName"
  | "awardingOrganisationUkprn"
  | "awardingOrganisationName"
  | "qualificationType"
  | "subjectCode"
  | "subject"
  | "level"
  | "grade"
  | "credits"
  | "achievementAwardDate"
  | "participationStartDate"
  | "participationEndDate"
  | "collectionType"
  | "returnNumber"
  | "dateLoaded"
  | "languageForAssessment"
  | "source"
  | "status"
  | "restriction"
  | "underDataChallenge";

/** A finding about a Personal Learning Record: which event and which field, never what stands there. */
export interface PlrFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The event's field; `null` where none is meant. */
  readonly field: EventField | null;
  /** The event, by its place from 0; `null` where none is meant. */
  readonly event: number | null;
  readonly section: Section;
  readonly message: string;
  readonly remedy: string;
}

/** The bounds of reading an answer. */
export interface PlrLimits {
  /** 8 MiB unless it is said. */
  readonly maxBytes?: number | null;
  /** 10,000 unless it is said. */
  readonly maxEvents?: number | null;
  /** 4,000 unless it is said. */
  readonly maxValueBytes?: number | null;
}

/** A record as it was answered. */
export interface PlrRecord {
  /** The code of the answer as it stands there; empty where there is none. */
  readonly responseCode: string;
  /** What it means; `null` where it is none that is known. */
  readonly meaning: string | null;
  /** The ULN that was asked for, as it stands there. */
  readonly incomingUln: string;
  /** The ULN whose record this is, as it stands there. */
  readonly foundUln: string;
  readonly events: { readonly [Name in EventField]: string }[];
  readonly findings: PlrFinding[];
}

/** A role of a user of the Organisation Portal: our code for it. */
export type UserRoleCode =
  | "super_user"
  | "batch_user"
  | "online_user"
  | "view_only_user"
  | "learner_record"
  | "vld_learning_provider";

/** Who asks to see a record, and what is known of the learner; nothing said means no. */
export interface PlrRequest {
  /** The roles of the user, by code or by the guide's name. */
  readonly roles?: readonly (UserRoleCode | (string & {}))[] | null;
  /** Whether the user has found the learner by a search. */
  readonly hasSearched?: boolean | null;
  /** Whether the learner has seen the Privacy Notice. */
  readonly hasSeenPrivacyNotice?: boolean | null;
  /** The learner's ability to share; `null` where it is not known. */
  readonly abilityToShare?: Code | null;
  /** Whether it is the learner who asks for a copy of the own record. */
  readonly isLearner?: boolean | null;
}

/** Whether a record may be seen, which of its events, and why. */
export interface PlrView {
  readonly access: "allowed" | "learner_copy" | "refused";
  readonly reasons: PlrFinding[];
  /** The events that may be shown, by their places from 0. */
  readonly shown: number[];
  /** The events that are hidden because they are sensitive. That there are any is not to be shown either. */
  readonly hidden: number[];
}

/** What may be wrong with a record. */
export type PlrProblem =
  | "grade_missing"
  | "date_missing"
  | "grade_wrong"
  | "date_wrong"
  | "not_this_learner"
  | "appears_twice"
  | "shared_uln"
  | "qualification_missing";

/** Who can put a problem right, and why. */
export interface Mending {
  readonly way: "data_challenge" | "uln_data_challenge" | "awarding_organisation" | "ilr_return";
  readonly reasons: PlrFinding[];
}

/** A qualification that a learner has and the record does not. */
export interface AbsentEvent {
  /** When it was awarded or achieved, where that is known: `YYYY-MM-DD`. */
  readonly awarded?: string | null;
  /** Which source should have given it, where that is known. */
  readonly source?: "npd" | "ilr" | "ao" | "other" | null;
  readonly isHigherEducation?: boolean | null;
}

/** A column of the record as the portal shows it. */
export type PlrColumn =
  | "subject"
  | "level"
  | "grade"
  | "credit"
  | "source"
  | "start_date"
  | "end_date"
  | "award_date";

/** What a report says at its head, and which events are ticked. */
export interface ReportOptions {
  /** The events to show, by their places from 0; all that may be seen, where nothing is said. */
  readonly ticked?: readonly number[] | null;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly uln?: string | null;
  /** The organisation that makes the report. */
  readonly provider?: string | null;
  /** The day on which it is made; the person's own date unless it is said. */
  readonly today?: string | null;
}

/** An event in a report; what is blank is `null`. */
export interface PlrReportEntry {
  /** Its place in the record, from 0. */
  readonly event: number;
  readonly subject: string | null;
  readonly level: string | null;
  readonly grade: string | null;
  readonly credit: string | null;
  readonly source: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly awardDate: string | null;
  readonly provider: string | null;
  readonly awardingOrganisation: string | null;
}

/** A report of a record. It holds the learner's name, ULN and events. */
export interface PlrReport {
  readonly format: number;
  readonly name: string;
  readonly uln: Uln | null;
  readonly provider: string;
  readonly date: string;
  /** How many events may be seen, ticked or not. */
  readonly inAll: number;
  /** The events that were ticked: the earliest first, those without a date last. */
  readonly entries: PlrReportEntry[];
  readonly findings: PlrFinding[];
}

/** `plr`, which the form face does not have. A report as PDF is made in Rust and Python alone. */
export interface PlrFace {
  /** Reads an answer of the LRS: the web service's XML, or learning events as JSON. */
  read(data: Uint8Array | ArrayBuffer | string, limits?: PlrLimits): PlrRecord;
  /** Says where events contradict what their source gives, or themselves; as of the person's day unless one is said. */
  check(events: readonly LearningEvent[], today?: string): PlrFinding[];
  /** Says of each blank among the eight shown fields why it may be so. */
  whyBlank(event: LearningEvent): PlrFinding[];
  /** Says why a qualification may not stand in a record, what is certain first, and what to do. */
  whyAbsent(absent: AbsentEvent): PlrFinding[];
  /** Says who can mend a problem; `isOwnIlr`: your own current ILR return uploaded the event. */
  mend(problem: PlrProblem, isOwnIlr?: boolean): Mending;
  /** Decides whether a record may be seen, and which of its events. */
  view(events: readonly LearningEvent[], request: PlrRequest): PlrView;
  /** The places of events, sorted; equal ones keep their order, blanks stand last either way. */
  sort(events: readonly LearningEvent[], column: PlrColumn, order?: "ascending" | "descending"): number[];
  /** Makes a report of the events that are ticked and may be seen, in date order. */
  report(events: readonly LearningEvent[], request: PlrRequest, options?: ReportOptions): PlrReport;
  /** The report as one page of HTML: accessible, printable, without scripts or other files. */
  writeHtml(events: readonly LearningEvent[], request: PlrRequest, options?: ReportOptions): string;
}

/** Something that a user does in the portal. */
export type Action =
  | "change_own_password"
  | "change_own_secret_question"
  | "review_users"
  | "create_account"
  | "update_account"
  | "delete_account"
  | "verify_identity"
  | "suspend_account"
  | "reactivate_account"
  | "reset_password"
  | "find_learner"
  | "register_learner"
  | "update_learner"
  | "submit_batch"
  | "view_batch"
  | "view_plr"
  | "print_plr"
  | "verify_learner";

/** What a role allows. */
export interface Permission {
  readonly action: Action;
  /** The action in words that follow "to". */
  readonly sentence: string;
  readonly section: Section;
}

/** Whether a user may do something, and why. */
export interface AccessDecision {
  readonly action: Action;
  readonly isAllowed: boolean;
  /** The user's roles that allow it. */
  readonly grantedBy: readonly UserRole[];
  /** Roles that a Super User can give and that would allow it, the one that allows least else first. */
  readonly wouldAllow: readonly UserRole[];
  /** Roles that would allow it and that the organisation was not granted. */
  readonly notGranted: readonly UserRole[];
  /** Why: an error says why not. */
  readonly reasons: readonly Finding[];
}

/** An account as somebody typed it; several roles or organisations as a list, or as one text. */
export interface AccountDraft {
  readonly userName?: string | null;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly emailAddress?: string | null;
  readonly telephone?: string | null;
  readonly verificationProvided?: string | null;
  readonly roles?: string | readonly string[] | null;
  /** The roles that the job needs. */
  readonly rolesNeeded?: string | readonly string[] | null;
  readonly organisation?: string | readonly string[] | null;
  /** Active, Suspended or Deleted. */
  readonly status?: string | null;
  readonly created?: string | null;
  readonly lastLogin?: string | null;
  /** The day on which the user leaves or left, or yes. */
  readonly left?: string | null;
}

/** How an account is judged. */
export interface AccountPolicy {
  /** `YYYY-MM-DD`; the person's own date unless it is said. */
  readonly today?: string | null;
  /** The roles that the organisation was granted; every role where that is not said. */
  readonly organisationRoles?: readonly string[] | null;
  /** After how many days without a login an account is called dormant; 365 unless it is said. */
  readonly dormantDays?: number | null;
}

/** How a list of users is reviewed, and its bounds. */
export interface AuditPolicy extends AccountPolicy {
  /** How many findings of one code are kept; the totals are exact all the same. */
  readonly maxFindingsPerCode?: number | null;
  readonly maxBytes?: number | null;
  readonly maxColumns?: number | null;
  readonly maxValueBytes?: number | null;
  readonly maxUsers?: number | null;
}

/** What a review of users found. There is no name and no address in it. */
export interface AuditReport {
  readonly users: number;
  readonly active: number;
  readonly suspended: number;
  /** Accounts that are told to be deleted; nothing else is judged of them. */
  readonly deleted: number;
  /** Super Users with an active account who have not left. */
  readonly superUsers: number;
  readonly roles: readonly { readonly role: UserRole; readonly users: number }[];
  /** Exact totals by rule and field. */
  readonly totals: readonly AuditTotal[];
  /** Of each code up to a bound; each names the record and the line. */
  readonly findings: readonly Finding[];
}

/** How often one rule was broken in one field, exactly. */
export interface AuditTotal {
  readonly code: string;
  readonly severity: Severity;
  readonly field: Field | null;
  readonly count: number;
}

/** Whether a password may be chosen, and why not; nothing of the password. */
export interface PasswordCheck {
  /** Whether no error stands against it. */
  readonly isAccepted: boolean;
  /** The classes of characters that are asked for and missing. */
  readonly missing: readonly ("upper" | "lower" | "digit" | "special")[];
  readonly findings: readonly Finding[];
}

/** How long a password still lasts. */
export interface PasswordAge {
  readonly state: "valid" | "soon" | "expired" | "must_change";
  /** The last day on which it can be used: the 44th after the day on which it was set. */
  readonly lastDay: string | null;
  /** 0 on the last day, negative after it. */
  readonly daysLeft: number;
  readonly findings: readonly Finding[];
}

/** Whether so many wrong passwords suspend an account. */
export interface Attempts {
  readonly isSuspended: boolean;
  /** How many more wrong passwords it takes. */
  readonly left: number;
  /** Why, and that the guide contradicts itself where its two numbers give two answers. */
  readonly reasons: readonly Finding[];
}

/** What is known of an account that its user cannot get into. */
export interface Lockout {
  readonly cause: "forgotten_password" | "wrong_passwords" | "suspended_by_hand" | "long_leave" | "left";
  readonly isSuperUser?: boolean | null;
  /** Whether the user knows the answer to the secret question. */
  readonly knowsAnswer?: boolean | null;
  readonly hasWorkingEmail?: boolean | null;
  /** How many other Super Users of the organisation can get into their accounts. */
  readonly otherSuperUsers?: number | null;
}

/** A step of a recovery, or a rung of the ladder. */
export interface AccessStep {
  readonly code: string;
  readonly sentence: string;
  readonly section: Section;
}

/** Who mends an account, by which steps, and why. */
export interface Recovery {
  readonly mender: "link" | "super_user" | "form";
  readonly steps: readonly AccessStep[];
  readonly reasons: readonly Finding[];
}

/** Something that was reported of a user. */
export type Incident = BreachKind | "portal_data_challenge";

/** Where an organisation stands on the ladder of guide 1.4, and what comes next. */
export interface Escalation {
  /** How many of the incidents count. */
  readonly breaches: number;
  /** What the last of them leads to; `null` where nothing counts. */
  readonly rung: AccessStep | null;
  /** What one more would lead to. */
  readonly next: AccessStep;
  readonly reasons: readonly Finding[];
}

/** Passwords of the portal. */
export interface PasswordFace {
  /** Judges a new password; `names` are the user's own, `previous` is the password until now. */
  check(
    password: string,
    policy?: {
      readonly edition?: Edition | null;
      readonly names?: readonly string[] | null;
      readonly previous?: string | null;
    },
  ): PasswordCheck;
  /** How long a password lasts that was set on a day. */
  age(setOn: string, options?: { readonly isOneTime?: boolean | null; readonly today?: string | null }): PasswordAge;
  /** Whether wrong passwords suspend an account; the guide says both 3 and 10, and 3 is taken unless `ten` is said. */
  attempts(failed: number, limit?: "three" | "ten"): Attempts;
}

/** Secret questions and their answers. */
export interface SecretFace {
  /** Whether an answer is the one that was set: capitals make no difference. */
  matches(given: string, kept: string): boolean;
  /** Judges what is to stand under Verification Provided: never the secret question or its answer. */
  checkVerification(text: string, question?: string, answer?: string): Finding[];
}

/** Users of the portal. */
export interface AccessFace {
  /** What a role allows, in the order of the guide. */
  permissions(role: string): Permission[];
  /** Whether a user with these roles may do something; every role counts where the organisation's are not said. */
  decide(action: Action, roles: readonly string[], organisationRoles?: readonly string[] | null): AccessDecision;
  /** Judges an account by itself: everything that the guide wants of it, at once. */
  checkAccount(account: AccountDraft, policy?: AccountPolicy): Finding[];
  /** Judges a change of an account's details: it is never handed on to another person. */
  checkChange(before: AccountDraft, after: AccountDraft): Finding[];
  readonly password: PasswordFace;
  readonly secret: SecretFace;
  /** Who mends an account that its user cannot get into, and how. */
  recover(lockout: Lockout): Recovery;
  /** The rungs of the escalation ladder of guide 1.4, lowest first. */
  ladder(): AccessStep[];
  /** Where a history of incidents, oldest first, has led, and what one more would lead to. */
  escalate(history: readonly Incident[]): Escalation;
  /** Reviews a list of users: a CSV file, or accounts in their order. */
  audit(users: Uint8Array | ArrayBuffer | string | readonly AccountDraft[], policy?: AuditPolicy): AuditReport;
}

/** A thing to do before an organisation creates ULNs. */
export type SignUpStep =
  | "register_ukrlp"
  | "register_edubase"
  | "receive_ukprn"
  | "nominate_super_user"
  | "complete_form"
  | "sign_agreement"
  | "await_account"
  | "accept_user_agreement"
  | "appoint_super_users"
  | "plan_notice"
  | "plan_telling"
  | "plan_identity"
  | "choose_way";

/** An organisation that wants to use the LRS. */
export interface Organisation {
  readonly kind: "provider" | "school";
  /** The UKPRN, once it is received: it says that the organisation is registered. */
  readonly ukprn?: string | null;
  /** The steps that are done. */
  readonly done?: readonly SignUpStep[] | null;
}

/** A line of an organisation's checklist. */
export interface SignUpItem {
  readonly code: SignUpStep;
  readonly sentence: string;
  readonly section: Section;
  /** Whether nothing goes without it; the guide recommends the others. */
  readonly isRequired: boolean;
  readonly isDone: boolean;
  readonly waitsFor: readonly SignUpStep[];
}

/** The checklist of an organisation. */
export interface SignUp {
  readonly items: readonly SignUpItem[];
  /** What can be done now, what is required first. */
  readonly next: readonly SignUpStep[];
  /** Whether everything that is required is done, so that ULNs can be created. */
  readonly isReady: boolean;
  readonly findings: readonly Finding[];
}

/** Where a learner stands. */
export type EnrolmentState =
  | "arrived"
  | "with_uln"
  | "without_uln"
  | "unclear"
  | "not_found"
  | "uln_confirmed"
  | "uln_created"
  | "uln_communicated"
  | "details_updated"
  | "entered"
  | "verified"
  | "mismatched";

/** Something that happened. */
export type EnrolmentEvent =
  | "gives_uln"
  | "has_no_uln"
  | "found"
  | "found_possible"
  | "found_too_many"
  | "found_nobody"
  | "tip_skipped"
  | "tips_exhausted"
  | "is_this_learner"
  | "is_another"
  | "details_corrected"
  | "registered"
  | "registration_refused"
  | "learner_told"
  | "details_sent"
  | "nothing_to_send"
  | "learner_entered"
  | "uln_verified"
  | "uln_mismatched"
  | "uln_wrong"
  | "entry_corrected"
  | "shares"
  | "opts_out"
  | "emergency"
  | "identity_verified"
  | "identity_later";

/** A line of the flow's table. */
export interface EnrolmentTransition {
  /** Where the learner stands before; `null` where it does not matter. */
  readonly from: EnrolmentState | null;
  readonly event: EnrolmentEvent;
  /** What happens, in words. */
  readonly sentence: string;
  /** What must hold, for example `notice_settled`. */
  readonly guards: readonly string[];
  /** Where the learner stands after; `null` where that stays. */
  readonly to: EnrolmentState | null;
  readonly section: Section;
}

/** What is known of a learner's enrolment. It holds nothing that says who the learner is. */
export interface Situation {
  readonly state: EnrolmentState;
  /** The ability to share; `null` until the Privacy Notice was shown, or there was an emergency. */
  readonly abilityToShare: AbilityToShare | null;
  readonly identity: "open" | "verified" | "later";
  /** How many of the tips for searching were tried or do not fit, in their order. */
  readonly tipsTried: number;
}

/** A situation of which not all is said: a learner who has just arrived. */
export type SituationInput = {
  readonly [Name in keyof Situation]?: (Name extends "abilityToShare" ? Code : Situation[Name]) | null;
};

/** A step or an event in words. */
export interface EnrolmentWord<Name extends string = string> {
  readonly code: Name;
  readonly sentence: string;
  readonly section: Section;
}

/** What to do now. */
export type EnrolmentStep =
  | "ask_for_uln"
  | "verify_identity"
  | "show_notice"
  | "search_by_uln"
  | "search_by_details"
  | "check_with_learner"
  | "try_tip"
  | "register"
  | "tell_learner"
  | "update_details"
  | "enter_learner"
  | "await_verification"
  | "check_mismatch"
  | "keep_up_to_date";

/** What to do now, what is needed for it, and why. */
export interface EnrolmentNextStep {
  readonly step: EnrolmentWord<EnrolmentStep>;
  /** The fields that it cannot do without. */
  readonly mandatory: readonly Field[];
  /** The fields that help. */
  readonly helpful: readonly Field[];
  /** The tip to search by; `null` where that is not the step. */
  readonly tip: Finding | null;
  /** Why, and what else is owed to the learner. */
  readonly reasons: readonly Finding[];
  /** What may happen here. */
  readonly events: readonly EnrolmentWord<EnrolmentEvent>[];
}

/** One change of a learner's ability to share, to be added to a log. */
export interface NewSharingChange {
  /** When it was recorded: a `Date`, or a text with its offset, `2026-09-01T09:30:00+01:00`. */
  readonly at: globalThis.Date | string;
  /** Who recorded it: a member of staff. */
  readonly by: string;
  /** The ability to share from then on. */
  readonly to: 0 | 1 | 2;
  /** The version of the Privacy Notice that the learner has seen; empty or left out where it was not seen. */
  readonly noticeVersion?: string;
}

/** An entry of a log, its moment in universal time: `2026-09-01T08:30:00Z`. */
export interface SharingChange {
  readonly at: string;
  readonly by: string;
  readonly to: AbilityToShare;
  readonly noticeVersion: string;
}

/** The changes of one learner's ability to share. It says nothing of who the learner is. */
export interface SharingLog {
  readonly format: 1;
  /** What the LRS holds before the first entry; `null` for a new learner. */
  readonly held: 0 | 1 | 2 | null;
  /** The entries, oldest first. */
  readonly changes: readonly SharingChange[];
}

/** How a log is played. */
export interface SharingPolicy {
  /** In the edition of 2019, 2 is no longer sent. */
  readonly edition?: Edition | null;
  /** The present, after which nothing can have been recorded. */
  readonly now?: globalThis.Date | string | null;
  /** The moment whose state is asked for; the end, where nothing is said. */
  readonly at?: globalThis.Date | string | null;
}

/** What a log says. */
export interface SharingReplay {
  /** Whether every entry is legal. */
  readonly isLegal: boolean;
  /** How many entries are legal. */
  readonly accepted: number;
  readonly state: AbilityToShare | null;
  /** Since when; `null` where it was so before the first entry. */
  readonly since: string | null;
  /** The version of the notice that the learner saw last. */
  readonly noticeVersion: string | null;
  /** Every entry that cannot be, by its number in `record`, and what else is to be said. */
  readonly findings: readonly Finding[];
}

/** The bounds of a log that is read. */
export interface SharingLogLimits {
  readonly maxBytes?: number | null;
  readonly maxChanges?: number | null;
  readonly maxTextBytes?: number | null;
}

/** Logs of the ability to share: plain objects, and functions that keep them legal. */
export interface SharingLogFace {
  /** A log without entries. */
  of(held?: 0 | 1 | 2 | null): SharingLog;
  /** The log with one more entry; one that cannot follow is refused. */
  append(log: SharingLog, change: NewSharingChange): SharingLog;
  /** Plays a log from its beginning: verifies every entry, and says what holds after those that are legal. */
  replay(log: SharingLog, policy?: SharingPolicy): SharingReplay;
  /** Throws unless the log is the earlier one with entries added. */
  continues(log: SharingLog, earlier: SharingLog): null;
  /** Reads a log that was exported. */
  read(json: Uint8Array | ArrayBuffer | string, limits?: SharingLogLimits): SharingLog;
  /** The log as JSON for an audit. */
  toJson(log: SharingLog): string;
}

/** From an organisation's sign-up to a ULN that an awarding organisation has verified. */
export interface EnrolmentFace {
  /** The checklist of an organisation, and what can be done now. */
  signUp(organisation: Organisation): SignUp;
  /** The table of the flow, in the order of the guide's picture. */
  transitions(): EnrolmentTransition[];
  /** The flow as a picture in Mermaid's language. */
  diagram(): string;
  /** What to do now, what is needed for it, and why. */
  nextStep(situation?: SituationInput): EnrolmentNextStep;
  /** The situation after something has happened; what cannot happen is refused. */
  advance(situation: SituationInput, event: EnrolmentEvent): Situation;
  readonly SharingLog: SharingLogFace;
}

/** A kind of data challenge, as the guide's table has it. */
export type ChallengeKind =
  | "duplicate_uln"
  | "fictitious_uln"
  | "demerge_uln"
  | "shared_uln"
  | "deceased_learner"
  | "changed_details"
  | "other_uln_problem"
  | "wrong_grade"
  | "wrong_date"
  | "never_started"
  | "shared_before"
  | "appears_twice";

/** What somebody may find wrong with a ULN, a record or a learner's details. */
export type ChallengeProblem =
  | ChallengeKind
  | "grade_missing"
  | "date_missing"
  | "qualification_missing"
  | "wrong_name"
  | "wrong_address"
  | "wrong_ability_to_share"
  | "wrong_date_of_birth"
  | "wrong_other_detail";

/** A finding about a data challenge: which part of the draft, never what stands there. */
export interface ChallengeFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The draft's field; `null` where none is meant. */
  readonly field: Exclude<keyof ChallengeDraft, "kind"> | null;
  /** Which of the learners or qualifications in it, from 0. */
  readonly place: number | null;
  readonly section: Section;
  readonly message: string;
  readonly remedy: string;
}

/** A step, or a piece of information that a data challenge takes. */
export interface ChallengeStep {
  readonly code: string;
  readonly sentence: string;
  readonly section: Section;
}

/** A line of the guide's table. */
export interface ChallengeType {
  readonly kind: ChallengeKind;
  readonly group: "ULN data challenge" | "Event data challenge";
  /** The type of enquiry to choose in the portal. */
  readonly enquiry: string;
  /** The type of problem to choose in the portal. */
  readonly problem: string;
  readonly section: Section;
  readonly information: readonly ChallengeStep[];
}

/** A problem, and what is known around it. */
export interface ChallengeSituation {
  readonly problem: ChallengeProblem;
  /** Your own current ILR return uploaded the event. */
  readonly isOwnIlr?: boolean | null;
  /** Two learners seem to share the ULN now. */
  readonly isUlnShared?: boolean | null;
  /** Whether one of the qualifications is a participation record; `null` where nobody has looked. */
  readonly participationRecord?: boolean | null;
}

/** Where a problem goes, by which steps, and why. */
export interface ChallengeRoute {
  readonly way: "data_challenge" | "uln_data_challenge" | "update" | "awarding_organisation" | "ilr_return" | "leave";
  /** The data challenge to raise; `null` where it is none. */
  readonly kind: ChallengeKind | null;
  readonly steps: readonly ChallengeStep[];
  readonly reasons: readonly ChallengeFinding[];
}

/** A data challenge as somebody prepares it: what is known so far. */
export interface ChallengeDraft {
  readonly kind: ChallengeKind;
  /** For two ULNs of one learner, a record for each ULN; for a ULN of two learners, a record for each learner. */
  readonly learners?: readonly LearnerDraft[] | null;
  readonly masterUln?: string | null;
  /** Why the details of the ULNs differ, where they do. */
  readonly differenceReason?: string | null;
  /** Why ULNs need de-merging, details were recorded incorrectly, or a qualification is believed to be there twice. */
  readonly reason?: string | null;
  /** What the issue is and what has to be done. */
  readonly explanation?: string | null;
  /** The qualifications that are challenged: one, or the two that are one. */
  readonly qualifications?: readonly LearningEvent[] | null;
  /** What the details of the qualification should be. */
  readonly proposed?: LearningEvent | null;
  /** The learner to whom the qualification is to be transferred, with ULN and names. */
  readonly transferTo?: LearnerDraft | null;
  readonly participationRecord?: boolean | null;
  readonly isOwnIlr?: boolean | null;
  readonly isUlnShared?: boolean | null;
  readonly contactName?: string | null;
  readonly contactEmailAddress?: string | null;
  readonly contactTelephone?: string | null;
}

/** What is still missing of a data challenge, and whether it can be raised. */
export interface ChallengeCheck {
  readonly isReady: boolean;
  readonly findings: readonly ChallengeFinding[];
}

/** A data challenge as it is entered in the portal. */
export interface ChallengeForm {
  readonly challenge: ChallengeType;
  /** The text for the additional comments. It holds learners' details, and goes by no e-mail. */
  readonly comments: string;
  readonly check: ChallengeCheck;
  /** Where the text may stand, and where the reference number that comes back may. */
  readonly reminders: readonly ChallengeFinding[];
}

/** Where a data challenge stands. */
export type ChallengeState =
  | "drafted"
  | "submitted"
  | "open"
  | "information_wanted"
  | "resolved"
  | "unsuccessful"
  | "withdrawn";

/** What happens to a data challenge, or what somebody does about it. */
export type ChallengeEvent =
  | "submit"
  | "find"
  | "miss"
  | "ask_for_information"
  | "give_information"
  | "resolve"
  | "close"
  | "withdraw";

/** Where a data challenge stands, what may come next, and what to do. */
export interface ChallengeStatus {
  readonly state: ChallengeState;
  readonly sentence: string;
  readonly hasEnded: boolean;
  readonly next: readonly ChallengeEvent[];
  readonly reasons: readonly ChallengeFinding[];
}

/** Data challenges: how a problem with a ULN or with a learning event is reported to the LRS. */
export interface ChallengeFace {
  /** The guide's table of data challenges, each kind with the information that it takes. */
  kinds(): ChallengeType[];
  /** Which way a problem goes, by which steps, and why. */
  route(situation: ChallengeSituation): ChallengeRoute;
  /** What is still missing of a data challenge, everything at once. */
  check(draft: ChallengeDraft): ChallengeCheck;
  /** What is entered in the portal: the types to choose, and the text of the additional comments. */
  compose(draft: ChallengeDraft): ChallengeForm;
  /** Begins the data challenge that a conflict calls for, given the records in which it was found. */
  fromConflict(conflict: UlnConflict, learners: Iterable<LearnerDraft>): ChallengeDraft;
  /** What may come next of a data challenge, and what to do; it is your own unless `isOwn` is false. */
  status(state: ChallengeState, isOwn?: boolean): ChallengeStatus;
  /** Where a data challenge stands after something has happened; an `LrsError` where it cannot. */
  advance(state: ChallengeState, event: ChallengeEvent, isOwn?: boolean): ChallengeState;
}

/** What `init` takes: where the WebAssembly is, or the WebAssembly itself. */
export type InitInput = string | URL | Request | Response | BufferSource | WebAssembly.Module;
