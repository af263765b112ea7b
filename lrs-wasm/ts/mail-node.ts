/** The face for e-mails in Node, which loads the WebAssembly from beside this file before anything is called. */

import { readFileSync } from "node:fs";

import { initSync } from "./mail/lrs.js";

initSync({ module: readFileSync(new URL("./mail/lrs_bg.wasm", import.meta.url)) });

export * from "./mail.js";
