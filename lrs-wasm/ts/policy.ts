import { call } from "./error.js";
import type { Engine } from "./face.js";
import type * as types from "./types.js";

/** A policy with a day: the person's own date, unless another is said. */
export function dated(policy: unknown): unknown {
  if (policy !== undefined && policy !== null && typeof policy !== "object") return policy;
  const given: { today?: unknown } = policy ?? {};
  return { ...given, today: day(given.today) };
}

/** A day: the person's own date, unless another is said. */
export function day(today: unknown): unknown {
  return today ?? localToday();
}

/** Today where the person is. `toISOString` would say what day it is in Greenwich. */
function localToday(): string {
  const now = new Date();
  const digits = (number: number, count: number) => String(number).padStart(count, "0");
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}

/** Lists of prohibited text, and how a policy hands one to the engine. */
export type Lists = ReturnType<typeof prohibited>;

/** Makes them, once for each engine: a list belongs to the memory of its engine. */
export function prohibited(engine: Engine) {
  type Inner = ReturnType<Engine["ProhibitedText"]["guide"]>;
  const inner = new WeakMap<types.ProhibitedText, Inner>();

  class List implements types.ProhibitedText {
    readonly phrases: number;
    readonly postcodes: number;
    readonly unusable: number;

    constructor(list: Inner) {
      inner.set(this, list);
      ({ phrases: this.phrases, postcodes: this.postcodes, unusable: this.unusable } = list.size());
    }

    withGuide(): types.ProhibitedText {
      return new List(call(() => innerOf(this).withGuide()));
    }

    scan(draft: types.LearnerDraft): types.Finding[] {
      return call(() => innerOf(this).scan(draft));
    }
  }

  /** The engine's list; a list of the other build, or something else, is refused as no list. */
  function innerOf(list: types.ProhibitedText): Inner {
    const found = inner.get(list);
    if (found === undefined) throw new TypeError("a ProhibitedText of this build was wanted");
    return found;
  }

  let guide: Inner | undefined;
  const ProhibitedText: types.ProhibitedTextFace = {
    guide: () => new List(call(() => engine.ProhibitedText.guide())),
    fromEntries: (entries) => new List(call(() => engine.ProhibitedText.fromEntries([...entries]))),
    fromText: (list) => new List(call(() => engine.ProhibitedText.fromText(list))),
    fromCsv: (list) => new List(call(() => engine.ProhibitedText.fromCsv(list))),
  };

  /** A policy as the engine takes it: the settings, and the list apart from them. */
  function settings(policy: unknown): [unknown, Inner] {
    const given = dated(policy);
    const { prohibited: list, ...rest } = given as { prohibited?: types.ProhibitedText | null };
    const chosen = list ? innerOf(list) : (guide ??= engine.ProhibitedText.guide());
    return [typeof given === "object" ? rest : given, chosen];
  }

  return { ProhibitedText, settings };
}
