/** Files that are read piece by piece: checked, corrected and read without a copy of the whole. */

import { call } from "./error.js";
import type { Files } from "./face.js";
import type { Lists } from "./policy.js";
import type * as types from "./types.js";

/** Part of `batch`, of the builds that have files. */
export function pieces(engine: Files, { settings }: Lists): types.BatchPieces {
  type InnerChecker = InstanceType<Files["Checker"]>;
  type InnerCorrector = ReturnType<InnerChecker["correct"]>;

  class Checker implements types.Checker {
    readonly #inner: InnerChecker;
    readonly #source: Source;

    constructor(data: types.FileData, policy?: types.BatchPolicy) {
      this.#source = new Source(data);
      this.#inner = this.#source.call((data) => new engine.Checker(data, ...settings(policy)));
    }

    advance(): boolean {
      return this.#source.call(() => this.#inner.advance());
    }

    get progress(): types.Progress {
      return call(() => this.#inner.progress());
    }

    finish(): types.BatchReport {
      return call(() => this.#inner.finish());
    }

    findingsCsv(): Uint8Array {
      return call(() => this.#inner.findingsCsv());
    }

    reportHtml({ values, ...style }: types.ReportStyle = {}): string {
      return call(() => this.#inner.reportHtml(style, values ? JSON.stringify(values) : undefined));
    }

    withInside(inside: types.Inside, progress?: types.OnCompared): types.InsideReport | null {
      return call(() => this.#inner.withInside(Inside.innerOf(inside), progress));
    }

    correct(data: types.FileData, { fileName, ...wanted }: types.CorrectOptions = {}): Corrector {
      const source = new Source(data);
      return new Corrector(source, source.call((data) => this.#inner.correct(data, wanted, fileName)));
    }

    free(): void {
      this.#inner.free();
    }
  }

  class Corrector implements types.Corrector {
    readonly #inner: InnerCorrector;
    readonly #source: Source;

    constructor(source: Source, inner: InnerCorrector) {
      this.#source = source;
      this.#inner = inner;
    }

    advance(): boolean {
      return this.#source.call(() => this.#inner.advance());
    }

    get progress(): types.Progress | null {
      return call(() => this.#inner.progress());
    }

    take(): Uint8Array {
      return call(() => this.#inner.take(0));
    }

    takeHeldBack(): Uint8Array {
      return call(() => this.#inner.take(1));
    }

    takeChanges(): Uint8Array {
      return call(() => this.#inner.take(2));
    }

    takeQuestions(): Uint8Array {
      return call(() => this.#inner.take(3));
    }

    finish(): types.Corrected | null {
      return call(() => this.#inner.finish());
    }

    free(): void {
      this.#inner.free();
    }
  }

  class BatchReader implements types.BatchReader {
    readonly #inner: InstanceType<Files["BatchReader"]>;
    readonly #source: Source;

    constructor(data: types.FileData, policy?: types.BatchPolicy) {
      this.#source = new Source(data);
      this.#inner = this.#source.call((data) => new engine.BatchReader(data, ...settings(policy)));
    }

    next(): types.BatchRecord | null {
      return this.#source.call(() => this.#inner.next());
    }

    get xmlFrame(): types.XmlFrame | null {
      return call(() => this.#inner.xmlFrame());
    }

    skip(records: number): number {
      return this.#source.call(() => this.#inner.skip(records));
    }

    /** Adds the next records to those that are held against each other. */
    static into(inside: InstanceType<Files["Inside"]>, reader: types.BatchReader, most: number): number {
      if (!(#inner in reader)) throw new TypeError("a BatchReader of this build was wanted");
      return reader.#source.call(() => inside.read(reader.#inner, most));
    }

    free(): void {
      this.#inner.free();
    }
  }

  class Inside implements types.Inside {
    readonly #inner: InstanceType<Files["Inside"]>;

    constructor(policy?: types.InsidePolicy) {
      this.#inner = call(() => new engine.Inside(policy));
    }

    add(learner: types.LearnerDraft, record?: number | null, line?: number | null): void {
      call(() => this.#inner.add(learner, record, line));
    }

    read(reader: types.BatchReader, most: number): number {
      return BatchReader.into(this.#inner, reader, most);
    }

    finish(): types.InsideReport;
    finish(progress: types.OnCompared): types.InsideReport | null;
    finish(progress?: types.OnCompared): types.InsideReport | null {
      return call(() => this.#inner.finish(progress));
    }

    /** The engine's; something else is refused as none. */
    static innerOf(inside: types.Inside): InstanceType<Files["Inside"]> {
      if (!(#inner in inside)) throw new TypeError("an Inside of this build was wanted");
      return inside.#inner;
    }

    free(): void {
      this.#inner.free();
    }
  }

  return {
    Checker,
    BatchReader,
    Inside,
    guessHeadings(data, policy) {
      const source = new Source(data);
      return source.call((data) => engine.batchGuessHeadings(data, ...settings(policy)));
    },
    check(data, policy, progress) {
      const checker = new Checker(data, policy);
      try {
        while (checker.advance()) {
          if (progress?.(checker.progress) === false) break;
        }
        return checker.finish();
      } finally {
        checker.free();
      }
    },
    checkInside(data, policy, inside) {
      if (Array.isArray(data)) return call(() => engine.batchCheckInsideOf(data, inside));
      const source = new Source(data as types.FileData);
      return source.call((data) => engine.batchCheckInside(data, inside, ...settings(policy)));
    },
  };
}

/** What a file is read from. What goes wrong while it is read is thrown as it is, in place of what the engine makes of it. */
class Source {
  readonly #data: unknown;
  #failure: { readonly error: unknown } | undefined;

  constructor(data: unknown) {
    const pull = typeof Blob !== "undefined" && data instanceof Blob ? ofBlob(data) : data;
    this.#data = typeof pull === "function" ? (most: number) => this.#pull(() => pull(most)) : pull;
  }

  #pull(next: () => unknown): unknown {
    try {
      return next();
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /** Calls the engine with what it is to read from. */
  call<Answer>(work: (data: unknown) => unknown): Answer {
    let answer: Answer;
    try {
      answer = call(() => work(this.#data));
    } catch (thrown) {
      throw this.#failure === undefined ? thrown : this.#failure.error;
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    return answer;
  }
}

/** How many bytes of a Blob are read at once: each reading costs the browser a message. */
const AT_ONCE = 1024 * 1024;

/** The only way to read a Blob without waiting; web workers alone have it. */
declare const FileReaderSync: undefined | (new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer });

/** A function that gives the next bytes of a Blob. */
function ofBlob(blob: Blob): (most: number) => Uint8Array {
  if (typeof FileReaderSync === "undefined") {
    throw new TypeError("a Blob is read in a web worker alone; elsewhere hand over its bytes, or a function that reads");
  }
  const reader = new FileReaderSync();
  let held = new Uint8Array();
  let at = 0;
  return (most) => {
    if (held.length === 0) {
      held = new Uint8Array(reader.readAsArrayBuffer(blob.slice(at, at + AT_ONCE)));
      at += held.length;
    }
    const next = held.subarray(0, most);
    held = held.subarray(next.length);
    return next;
  };
}
