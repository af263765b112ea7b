/** The face for e-mails: whether a message may leave. */

import * as engine from "./mail/lrs.js";
import * as face from "./face.js";
import type * as types from "./types.js";

export { LrsError } from "./error.js";
export type * from "./types.js";

/** Loads the WebAssembly; await it once before the first call. In Node it is loaded already. */
export async function init(input?: types.InitInput): Promise<void> {
  await engine.default(input === undefined ? undefined : { module_or_path: input });
}

export const breach = face.mail(engine);
