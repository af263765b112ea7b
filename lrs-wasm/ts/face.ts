import { call } from "./error.js";
import type { UlnFace } from "./types.js";

/** What the WebAssembly offers in both builds. */
export type Engine = typeof import("./form/lrs.js");

/** `Uln` */
export function uln(engine: Engine): UlnFace {
  return {
    parse: (text) => call(() => engine.ulnParse(text)),
    isValid: (text) => call(() => engine.ulnIsValid(text)),
    checkDigit: (stem) => call(() => engine.ulnCheckDigit(stem)),
    fromStem: (stem) => call(() => engine.ulnFromStem(stem)),
    repairs: (text) => call(() => engine.ulnRepairs(text)),
    areValid: (column) => call(() => engine.ulnAreValid(column)),
  };
}
