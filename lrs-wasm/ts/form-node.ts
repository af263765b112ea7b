/** The form face in Node, which loads the WebAssembly from beside this file before anything is called. */

import { readFileSync } from "node:fs";

import { initSync } from "./form/lrs.js";

initSync({ module: readFileSync(new URL("./form/lrs_bg.wasm", import.meta.url)) });

export * from "./form.js";
