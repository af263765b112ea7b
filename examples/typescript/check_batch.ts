/**
 * Checks a batch file of learners before it goes to the Learning Records Service, whatever its size.
 *
 *     node check_batch.js FILE                      how many learners are ready, and what is wrong by rule and field
 *     node check_batch.js FILE --corrected NEW      and a new file with every safe repair
 *     ... --today YYYY-MM-DD --ukprn NUMBER
 *
 * The file is read piece by piece and never held whole; so is the corrected one written. No learner's value is shown. The
 * exit code is 0 when the file is ready for upload, 1 when it has errors, and 2 when a file cannot be used or read to its
 * end.
 *
 * `cargo xtask wasm` makes the JavaScript, `lrs-wasm/dist/examples/check_batch.js`.
 */

import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";

import { LrsError, batch } from "lrs-wasm";
import type { BatchReport, BatchTotal, Checker, Progress } from "lrs-wasm";

const TITLES = { error: "What the LRS will refuse", warning: "What the LRS takes and somebody will mind", advice: "Advice" };

/** A file cannot be used: why, in words that show nothing of it. */
class Unusable extends Error {}

/** Opens a file and does something with it; where the system refuses, its code says why, for example `ENOENT`. */
function withFile<T>(path: string, flags: string, work: (file: number) => T): T {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const isSystem = error instanceof Error && "syscall" in error && "code" in error;
      throw isSystem ? new Unusable(`${path}: the system refuses (${error.code})`) : error;
    }
  };
  // What is made here may hold learners' details: for its owner alone.
  const file = attempt(() => openSync(path, flags, 0o600));
  try {
    return attempt(() => work(file));
  } finally {
    closeSync(file);
  }
}

/** A function that gives the next bytes of a file, from its beginning. */
function reading(file: number): (most: number) => Uint8Array {
  let at = 0;
  return (most) => {
    const bytes = new Uint8Array(most);
    const length = readSync(file, bytes, 0, most, at);
    at += length;
    return bytes.subarray(0, length);
  };
}

/** How far it is, on one line that is written over; nothing where nobody looks. */
function tell(what: string, { bytes, records }: Progress, size: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${what}: ${Math.floor((100 * bytes) / Math.max(size, 1))} %, ${grouped(records)} learners`);
}

function clear(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

function check(file: number, checker: Checker): BatchReport {
  const { size } = fstatSync(file);
  while (checker.advance()) tell("Checking", checker.progress, size);
  clear();
  return checker.finish();
}

/** Writes the corrected file piece by piece, under another name until it is whole: whatever happens, no half file is left. */
function correct(file: number, checker: Checker, path: string): void {
  const { size } = fstatSync(file);
  if (existsSync(path)) throw new Unusable(`${path}: there is a file of this name already`);
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const corrector = checker.correct(reading(file));
  withFile(partial, "wx", (corrected) => {
    const write = (bytes: Uint8Array) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(corrected, bytes, done);
    };
    try {
      while (corrector.advance()) {
        write(corrector.take());
        if (corrector.progress !== null) tell("Correcting", corrector.progress, size);
      }
      const counts = corrector.finish();
      write(corrector.take());
      renameSync(partial, path);
      clear();
      say(`\nWrote ${path}: ${grouped(counts?.written ?? 0)} learners, ${grouped(counts?.changed ?? 0)} values put right.`);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  });
  corrector.free();
}

function sayReport(report: BatchReport): void {
  say(`${grouped(report.ready)} of ${grouped(report.records)} learners are ready.`);
  if (!report.complete) say("The file was not read to its end: what follows is about the part that was read.");
  for (const severity of ["error", "warning", "advice"] as const) {
    const totals = report.totals.filter((total) => total.severity === severity);
    if (totals.length > 0) say(`\n${TITLES[severity]}`);
    totals.forEach(sayTotal);
  }
  if (report.proposedFileName !== null) say(`\nThe file's right name: ${report.proposedFileName}`);
}

function sayTotal({ count, code, field, message, remedy, places }: BatchTotal): void {
  say(`  ${grouped(count).padStart(7)} x ${message} [${field === null ? "" : `${field}, `}${code}]`);
  say(`            ${remedy}`);
  const lines = places.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length > 0) say(`            On line ${lines.join(", ")}${count > lines.length ? " ..." : ""}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function grouped(number: number): string {
  return number.toLocaleString("en-GB");
}

function main(): number {
  const options = { corrected: { type: "string" }, today: { type: "string" }, ukprn: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new Unusable("which file? node check_batch.js FILE [--corrected NEW]");
    const policy = { fileName: basename(path), today: values.today ?? null, ukprn: values.ukprn ?? null };
    return withFile(path, "r", (file) => {
      const checker = new batch.Checker(reading(file), policy);
      const report = check(file, checker);
      sayReport(report);
      if (values.corrected !== undefined && report.complete) correct(file, checker, values.corrected);
      checker.free();
      if (!report.complete) return 2;
      return report.isReady ? 0 : 1;
    });
  } catch (error) {
    const isSaid = error instanceof Unusable || (error instanceof TypeError && "code" in error);
    if (error instanceof LrsError) process.stderr.write(`check_batch: ${error.formText}. ${error.remedy} [${error.code}]\n`);
    else if (isSaid) process.stderr.write(`check_batch: ${error.message}\n`);
    else throw error;
    return 2;
  }
}

process.exitCode = main();
