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
  /** The column of a file, from 1. */
  readonly column: number | null;
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
  readonly unit: string;
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

/** `Postcode` */
export interface PostcodeFace extends Parser<Postcode> {
  /** Takes a postcode apart. */
  parts(postcode: string): PostcodeParts;
  /** All that slips such as O for 0 may have meant, likeliest first. */
  repairs(text: string): PostcodeRepair[];
}

/** `DateOfBirth` */
export interface DateOfBirthFace extends Parser<DateOfBirth> {
  /** Puts together the three boxes of a form; the code of an error names the box. */
  fromParts(day: string, month: string, year: string): DateOfBirth;
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
  new: (kind: Code, other?: string | null) => Verification;
}

/** `value`: what belongs to no single value. */
export interface ValueFace {
  readonly uln: Pick<UlnFace, "repairs" | "areValid">;
  readonly postcode: Pick<PostcodeFace, "repairs">;
  readonly emailAddress: Pick<EmailAddressFace, "repairs">;
  readonly verification: {
    /** Judges the description of another document by the guide's examples. */
    judge(description: string): Judgement;
    /** Counts the learners of a provider without verification. */
    noneProvided(kinds: readonly Code[]): NoneProvided;
  };
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

/** What `init` takes: where the WebAssembly is, or the WebAssembly itself. */
export type InitInput = string | URL | Request | Response | BufferSource | WebAssembly.Module;
