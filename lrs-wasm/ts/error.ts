import type { Field, Section } from "./types.js";

/** Why a value could not be read. Its message never holds the value. */
export class LrsError extends Error {
  override readonly name = "LrsError";
  /** Stable, for example `uln.check_digit`. */
  readonly code: string;
  /** The field it stands in, where it is known. */
  readonly field: Field | null;
  /** Where the rule comes from. */
  readonly section: Section;
  /** What to do about it. */
  readonly remedy: string;
  /** The text beside a form's field. */
  readonly formText: string;

  constructor({ code, message, remedy, formText, section, field }: Thrown) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.formText = formText;
    this.section = section;
    this.field = field;
  }
}

interface Thrown {
  code: string;
  message: string;
  remedy: string;
  formText: string;
  section: Section;
  field: Field | null;
}

/** Calls the engine; what it throws as a plain object is thrown as an `LrsError`. */
export function call<Answer>(work: () => unknown): Answer {
  try {
    return work() as Answer;
  } catch (thrown) {
    throw isThrown(thrown) ? new LrsError(thrown) : thrown;
  }
}

function isThrown(thrown: unknown): thrown is Thrown {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error) && "code" in thrown;
}
