/** The rules of the UK Learning Records Service. */

import * as engine from "./whole/lrs.js";
import * as face from "./face.js";
import type * as types from "./types.js";

export { LrsError } from "./error.js";
export type * from "./types.js";

/** Loads the WebAssembly; await it once before the first call. In Node it is loaded already. */
export async function init(input?: types.InitInput): Promise<void> {
  await engine.default(input === undefined ? undefined : { module_or_path: input });
}

export const Uln = face.uln(engine);
export type Uln = types.Uln;
