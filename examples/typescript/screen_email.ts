/**
 * Says whether e-mails may leave by the security rules of the LRS, and if not, why and what to do instead.
 *
 *     node screen_email.js [--show] [--redact DIR] [FILE.eml ...]
 *
 * A file is one mail as it travels; - is the standard input, which is read where no file is named. Values (ULNs, names,
 * passwords) are shown with --show alone; otherwise x and 9 stand for them. With --redact the text of each mail that
 * breaches a rule is written into a new folder, with the least taken out that lets it pass. The exit code is 0 when all
 * may go, 1 when at least one is held, and 2 when at least one could not be read. Nothing is sent anywhere.
 *
 * Office files, archives and PDFs are not opened here: they are told as parts that are not read. The programs in Rust and
 * Python open them.
 *
 * `cargo xtask wasm` makes the JavaScript, `lrs-wasm/dist/examples/screen_email.js`.
 */

import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { breach } from "lrs-wasm";
import type { Breach, EmailMessage, EntityKind, UnreadPart } from "lrs-wasm";

/** The judge's own bound on a mail, and one byte more: enough for it to say that a mail is too large. */
const MOST_BYTES = 64 * 1024 * 1024 + 1;
/** Who mends a mail looks at the first few places and searches for the rest. */
const MOST_PLACES = 10;
/**
 * A header (RFC 5322, 2.2), or the first line of a mailbox. A workbook or a mail in a form of its own would be judged by
 * what little can be read of it, and pass.
 */
const IS_MAIL = /^(\xEF\xBB\xBF)?([!-9;-~]+:|From )/;

const REASONS: Readonly<Record<UnreadPart["reason"], string>> = {
  too_large: "it is too large",
  too_dense: "it unpacks to far more than its size",
  too_deep: "it lies too deep inside other files",
  too_many: "there are too many parts",
  damaged: "it is damaged",
  unsupported_kind: "this kind of file is not read",
  encrypted: "it is encrypted",
};

/** A file or folder cannot be used: why, in words. */
class Unusable extends Error {}

/** The bytes of a mail. */
async function read(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = path === "-" ? process.stdin : createReadStream(path);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_BYTES) break;
    }
  } catch (error) {
    throw refused(name(path), error);
  }
  if (length === 0) throw new Unusable(`${name(path)}: there is nothing in it`);
  const bytes = Buffer.concat(chunks).subarray(0, MOST_BYTES);
  if (!IS_MAIL.test(bytes.toString("latin1", 0, 1024))) throw new Unusable(`${name(path)}: it is no mail as it travels (.eml)`);
  return bytes;
}

function name(path: string): string {
  return path === "-" ? "standard input" : shown(path);
}

/** Judges one mail, says what was found, and gives the verdict. */
async function screen(path: string, number: number, show: boolean, redact: string | undefined) {
  const message = breach.EmailMessage.parse(await read(path));
  const report = breach.assess(message);
  const held = report.verdict === "hold";
  say(`${name(path)}: ${held ? "HELD, it must not go as it is" : "it may go"}`);
  const texts = new Map<string, string>(breach.EmailMessage.parts(message).map(({ part, text }) => [part, text]));
  for (const one of report.breaches) sayBreach(one, texts, show);
  for (const { message, section, remedy, part } of report.advice) {
    say(`  Advice: ${message}${part === null ? "" : ` (${part})`}`);
    say(`    Rule: ${section}`);
    say(`    What to do: ${remedy}`);
  }
  for (const { part, reason } of report.unread) say(`  Not read: ${part}, ${REASONS[reason] ?? "it could not be read"}`);
  if (redact !== undefined && held && report.breaches.length > 0) writeRedacted(message, number, redact);
  return report.verdict;
}

function sayBreach({ message, section, evidence, evidenceCount, remedy }: Breach, texts: Map<string, string>, show: boolean) {
  say(`  Breach: ${message}`);
  say(`    Rule: ${section}`);
  for (const { part, span, kind, preview, confidence } of evidence.slice(0, MOST_PLACES)) {
    const text = texts.get(part) ?? "";
    const value = show ? text.slice(span.start, span.end) : preview;
    const line = text.slice(0, span.start).split("\n").length;
    const place = text.includes("\n") ? `${part}, line ${line}` : part;
    say(`    ${place}: ${called(kind)} ${shown(value)} (${confidence} % sure)`);
  }
  if (evidenceCount > MOST_PLACES) say(`    and in ${evidenceCount - MOST_PLACES} more places`);
  say(`    What to do: ${remedy}`);
}

/** Writes a mail with the least taken out that lets it pass. Its name is a number: that of the mail could be a learner's. */
function writeRedacted(original: EmailMessage, number: number, folder: string) {
  const { message, removed, report } = breach.redact(original);
  const file = `mail-${number}.txt`;
  const path = join(folder, file);
  const text = breach.EmailMessage.parts(message).map(({ part, text }) => `--- ${part} ---\n${text}\n`);
  // wx: never over a file that is there.
  attempt(() => writeFileSync(path, text.join(""), { flag: "wx" }), path);
  const out = Object.entries(removed).sort().map(([kind, count]) => `${called(kind as EntityKind)} ${count}`);
  const now = report.verdict === "send" ? "may go" : "is still held";
  say(`  Redacted: ${file}, taken out: ${out.join(", ")}. What is left ${now}.`);
}

/** What a piece of evidence is, in words. */
function called(kind: EntityKind): string {
  return kind === "uln" ? "ULN" : kind.replaceAll("_", " ");
}

/** Text of a mail in one line: a terminal obeys control characters, so each becomes a space. */
function shown(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Does something with a file or folder; where the system refuses, its code says why, for example `ENOENT`. */
function attempt(work: () => void, path: string, advice = ""): void {
  try {
    work();
  } catch (error) {
    throw refused(path, error, advice);
  }
}

function refused(path: string, error: unknown, advice = ""): Unusable {
  const code = error instanceof Error && "code" in error ? error.code : "unknown";
  return new Unusable(`${path}: the system refuses (${code})${advice}`);
}

async function main(): Promise<number> {
  const options = { show: { type: "boolean" }, redact: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { show = false, redact } = values;
  const files = positionals.length > 0 ? positionals : ["-"];
  // A new folder: no file is overwritten. What is left in a mail may be a learner's: for its owner alone.
  if (redact !== undefined) attempt(() => mkdirSync(redact, { mode: 0o700 }), redact, "; --redact wants a new folder");
  const tally = { send: 0, hold: 0, unread: 0 };
  for (const [place, path] of files.entries()) {
    try {
      tally[await screen(path, place + 1, show, redact)] += 1;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      process.stderr.write(`screen_email: ${error.message}\n`);
      tally.unread += 1;
    }
  }
  const { send, hold, unread } = tally;
  if (files.length > 1) say(`\n${files.length} mails: ${send} may go, ${hold} held, ${unread} not read.`);
  if (unread > 0) return 2;
  return hold > 0 ? 1 : 0;
}

/** Says why there is no verdict: who does not hear of a breach must not take it for a pass. */
function fail(error: unknown): number {
  const isSaid = error instanceof Unusable || (error instanceof TypeError && "code" in error);
  process.stderr.write(`screen_email: ${isSaid ? error.message : "it failed and gave no verdict"}\n`);
  return 2;
}

// Nobody reads what is said: that is no pass either.
process.stdout.on("error", () => process.exit(2));
process.exitCode = await main().catch(fail);
