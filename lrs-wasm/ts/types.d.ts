/**
 * The shapes of the library, by hand. A value is a branded text or number: only its `parse` makes one, so
 * what has been parsed need not be checked again. A record is a plain object.
 */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A Unique Learner Number that is well formed: ten digits. Never a `number`. */
export type Uln = Branded<string, "Uln">;

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
