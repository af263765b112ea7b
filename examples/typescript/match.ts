/**
 * Looks learners up in a register, says why each answer is what it is, and draws it.
 *
 *     node match.js REGISTER.csv ASKED.csv             the answers, with record numbers alone
 *     node match.js REGISTER.csv ASKED.csv --out DIR   and a drawing of each explanation in this new folder
 *     ... --show-values                                with names, dates and postcodes in the text and the drawings
 *
 * A file is CSV in UTF-8. Its first line names the columns: learner fields by their names (given_name, family_name,
 * date_of_birth, gender, last_known_postcode, and so on). Where both files have a column `label`, which says whose
 * record a row is, the program says who it was in truth. The exit code is 0 when all were looked up, and 2 when a file
 * or a folder cannot be used.
 *
 * This makes two files of invented learners:
 *
 *     cargo run --release --example make_labelled -- NEW_FOLDER --people 100000 --look-ups 20
 *
 * `cargo xtask wasm` makes the JavaScript, `lrs-wasm/dist/examples/match.js`: inside the package, so that Node finds
 * `lrs-wasm` under its own name.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { LrsError, matching } from "lrs-wasm";
import type { Candidate, Field, FindOutcome, LearnerDraft, MatchReport, Register } from "lrs-wasm";

const LABEL = "label";
const OUTCOMES = { exact: "Exact", possible: "Possible", too_many: "Too many", none: "No match" };

/** A file or folder cannot be used: why, in words that show nothing of it. */
class Unusable extends Error {}

/** Learners' records, in their order, and whose they are where the file says so. */
interface Records {
  readonly learners: LearnerDraft[];
  readonly labels: string[] | null;
  /** By field: its heading. */
  readonly headings: ReadonlyMap<Field, string>;
}

type Values = { readonly asked: LearnerDraft; readonly held: LearnerDraft } | null;

/** Reads a CSV file in UTF-8, with or without a mark at its beginning. */
function read(path: string): Records {
  const bytes = attempt(() => readFileSync(path), path);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${path}: it is not UTF-8`);
  }
  try {
    return records(rows(text));
  } catch (error) {
    throw error instanceof Unusable ? new Unusable(`${path}: ${error.message}`) : error;
  }
}

interface Row {
  readonly line: number;
  readonly cells: string[];
}

/** The rows of a CSV file, but not the blank ones. Node has no reader of its own for these. */
function* rows(text: string): Generator<Row> {
  const cell = /(?:"([^"]*(?:""[^"]*)*)(?:"|$))?([^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  let row: Row = { line: 1, cells: [] };
  let line = 1;
  while (cell.lastIndex < text.length) {
    const [all = "", quoted = "", plain = "", end] = cell.exec(text) ?? [];
    if (all !== end || row.cells.length > 0 || end === ",") row.cells.push(quoted.replaceAll('""', '"') + plain);
    line += all.split(/\r\n|\n|\r/).length - 1;
    if (end === ",") {
      // A file may end with a comma: then the last cell is blank.
      if (cell.lastIndex === text.length) row.cells.push("");
      else continue;
    }
    if (row.cells.length > 0) yield row;
    row = { line, cells: [] };
  }
}

function records(table: Iterator<Row>): Records {
  const first: Row | undefined = table.next().value;
  const columns = (first?.cells ?? []).map(column);
  if (columns.every((field) => field === LABEL)) throw new Unusable("no column is a learner field");
  const headings = new Map(columns.map((field, place) => [field as Field, first!.cells[place]!]));
  const learners: LearnerDraft[] = [];
  const labels: string[] = [];
  for (let next = table.next(); !next.done; next = table.next()) {
    const { line, cells } = next.value;
    if (cells.length !== columns.length) {
      throw new Unusable(`line ${line} has ${cells.length} columns, the headings are ${columns.length}`);
    }
    const { [LABEL]: label, ...learner } = Object.fromEntries(columns.map((field, place) => [field, cells[place]!]));
    learners.push(learner);
    if (label !== undefined) labels.push(label);
  }
  if (learners.length === 0) throw new Unusable("there are no learners in it");
  return { learners, labels: columns.includes(LABEL) ? labels : null, headings };
}

/**
 * The field of a heading: `given_name` is `givenName` here. What is no field is refused. What a heading says is never
 * told: a file without headings begins with a learner.
 */
function column(heading: string, place: number): string {
  const name = heading.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (heading === LABEL) return name;
  if (/^[a-z0-9_]+$/.test(heading) && isField(name)) return name;
  throw new Unusable(`column ${place + 1} is no learner field; the first line must name the columns`);
}

/** The library knows its fields: a draft with another name is refused. */
function isField(name: string): boolean {
  try {
    matching.searchVariants({ [name]: "" });
    return true;
  } catch (error) {
    if (error instanceof LrsError) return false;
    throw error;
  }
}

/** A register, who is looked up in it, and how it is shown. */
class Search {
  readonly #register: Register;
  readonly #numbers: ReadonlyMap<string, number[]> | null;
  readonly #tally = { exact: 0, possible: 0, too_many: 0, none: 0, accepted: 0, wrong: 0, drawn: 0 };

  constructor(
    readonly held: Records,
    readonly asked: Records,
    readonly out: string | undefined,
    readonly showValues: boolean,
  ) {
    const what = `Building the register of ${grouped(held.learners.length)} learners`;
    this.#register = timed(what, () => new matching.Register(held.learners));
    this.#numbers = held.labels && asked.labels && numbered(held.labels);
  }

  run(): void {
    const count = this.asked.learners.length;
    say(`The register has ${grouped(this.#register.size)} learners; ${grouped(count)} are looked up.`);
    say("Records are counted from 1, without the headings.");
    const unread = this.#register.unread.length;
    if (unread > 0) say(`Details of the register that cannot be read and count as unknown: ${grouped(unread)}.`);
    for (const [place, draft] of this.asked.learners.entries()) this.#lookUp(place, draft);
    const { exact, possible, too_many, none, accepted, wrong, drawn } = this.#tally;
    const known = this.#numbers ? `, ${grouped(wrong)} wrongly` : "";
    say(
      `\n${grouped(count)} looked up: ${grouped(exact)} exact, ${grouped(possible)} possible, ` +
        `${grouped(too_many)} too many, ${grouped(none)} no match.`,
    );
    say(`${grouped(accepted)} may be taken without a person${known}.`);
    if (this.out !== undefined) process.stderr.write(`Drew ${grouped(drawn)} explanations: ${this.out}\n`);
    this.#register.free();
  }

  #lookUp(place: number, draft: LearnerDraft): void {
    const found = this.#register.find(draft);
    const [best] = found.candidates;
    say(`\nAsked ${grouped(place + 1)}`);
    sayOutcome(found, this.asked.headings);
    if (best !== undefined) {
      const held = this.showValues ? this.held.learners[best.id] : undefined;
      sayCandidates(found);
      sayEvidence(best, held ? { asked: draft, held } : null);
      sayQuestions(best.report);
      this.#draw(place, draft, best, held);
    }
    const truth = this.#truth(place);
    if (truth !== null) {
      const told = truth.map(grouped).join(" and ");
      say(truth.length > 0 ? `  In truth: record ${told}.` : "  In truth: not in the register.");
    }
    this.#tally[found.outcome] += 1;
    if (found.accepted === null) return;
    this.#tally.accepted += 1;
    if (truth !== null && !truth.includes(found.accepted + 1)) this.#tally.wrong += 1;
  }

  /** The numbers of the learner's records in the register; null where nobody says so. */
  #truth(place: number): number[] | null {
    return this.#numbers && (this.#numbers.get(this.asked.labels?.[place] ?? "") ?? []);
  }

  #draw(place: number, draft: LearnerDraft, best: Candidate, held: LearnerDraft | undefined): void {
    const svg = this.out === undefined ? null : this.#register.waterfall(draft, best.id, held);
    if (svg === null || this.out === undefined) return;
    const path = join(this.out, `asked-${place + 1}.svg`);
    // wx: never over a file that is there.
    attempt(() => writeFileSync(path, svg, { flag: "wx" }), path);
    this.#tally.drawn += 1;
  }
}

function numbered(labels: readonly string[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [place, label] of labels.entries()) numbers.set(label, [...(numbers.get(label) ?? []), place + 1]);
  return numbers;
}

function sayOutcome(found: FindOutcome, headings: ReadonlyMap<Field, string>): void {
  const merged = found.responseCode === "WSRC0022" ? ", as the ULN was merged into another" : "";
  say(`  ${OUTCOMES[found.outcome]}: the LRS would answer ${found.responseCode}${merged}.`);
  const unread = found.unread.map((field) => headings.get(field));
  if (unread.length > 0) say(`  Not searched by, as it cannot be read: ${unread.join(", ")}`);
}

function sayCandidates(found: FindOutcome): void {
  for (const { id, report } of found.candidates) {
    // People count from 1, ids from 0.
    say(`    ${percent(report.probability).padStart(12)}  ${bits(report.weight)} bits  record ${grouped(id + 1)}`);
  }
  const accepted = found.accepted;
  if (accepted === null) say("  A person has to decide.");
  else say(`  Software may take record ${grouped(accepted + 1)} without a person.`);
}

/** Why: the same lines as in the drawing. */
function sayEvidence({ id, report }: Candidate, values: Values): void {
  say(`  Why record ${grouped(id + 1)}, in bits (each doubles the odds):`);
  say(`    ${bits(report.prior)}  before anything is compared`);
  for (const { field, weight, message } of report.fields) {
    const told = values ? `: ${shown(values.asked[field])} / ${shown(values.held[field])}` : "";
    say(`    ${bits(weight)}  ${message}${told}`);
  }
  say(`    ${bits(report.household)}  people of one household are alike`);
  say(`    ${bits(report.weight)}  all`);
}

function sayQuestions({ questions }: MatchReport): void {
  if (questions.length > 0) say("  What would settle it, and what it can add:");
  for (const { gain, message } of questions) say(`    ${bits(gain)}  ${message}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A whole number as people write it: 100,000. */
function grouped(number: number): string {
  return number.toLocaleString("en-GB");
}

function bits(weight: number): string {
  return `${weight < 0 ? "" : "+"}${fixed(weight, 1)}`.padStart(7);
}

/** A probability in per cent. Nothing is certain, and what is rounded must not look so. */
function percent(probability: number): string {
  const percent = 100 * probability;
  if (percent > 99.99) return "over 99.99 %";
  return percent < 0.01 ? "under 0.01 %" : `${fixed(percent, 2)} %`;
}

/** So many digits after the point; a half goes to the even digit, as in Rust and Python. `toFixed` takes it up. */
function fixed(number: number, digits: number): string {
  const text = number.toFixed(digits);
  // A power of two times a number is exact, and only halves of this kind lie between two texts.
  const isHalf = Math.abs(number * 2 ** (digits + 1)) % 2 === 1;
  const isOdd = Number(text.at(-1)) % 2 === 1;
  return isHalf && isOdd ? (number - (Math.sign(number) * 10 ** -digits) / 2).toFixed(digits) : text;
}

/** A learner's value; a terminal obeys control characters, so they are left out. */
function shown(text: unknown): string {
  return String(text ?? "").replaceAll(/\p{Cc}/gu, "");
}

/** Does something that may take a while, and says what and how long. */
function timed<T>(what: string, work: () => T): T {
  process.stderr.write(`${what} ... `);
  const start = performance.now();
  try {
    return work();
  } finally {
    // The line is ended where it fails too.
    process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} seconds\n`);
  }
}

/** Does something with a file or folder; where the system refuses, its code says why, for example `ENOENT`. */
function attempt<T>(work: () => T, path: string, advice = ""): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown";
    throw new Unusable(`${path}: the system refuses (${code})${advice}`);
  }
}

function main(): number {
  const options = { out: { type: "string" }, "show-values": { type: "boolean" } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [register, asked, ...more] = positionals;
    if (register === undefined || asked === undefined || more.length > 0) {
      throw new Unusable("which files? node match.js REGISTER.csv ASKED.csv [--out DIR] [--show-values]");
    }
    const held = timed(`Reading ${register}`, () => read(register));
    const wanted = timed(`Reading ${asked}`, () => read(asked));
    const { out } = values;
    // A new folder: no file is overwritten. It may come to hold learners' details: for its owner alone.
    if (out !== undefined) attempt(() => mkdirSync(out, { mode: 0o700 }), out, "; --out wants a new folder");
    new Search(held, wanted, out, values["show-values"] === true).run();
    return 0;
  } catch (error) {
    const isSaid = error instanceof Unusable || (error instanceof TypeError && "code" in error);
    if (!isSaid) throw error;
    process.stderr.write(`match: ${error.message}\n`);
    return 2;
  }
}

process.exitCode = main();
