/** The face for files in Node, which loads the WebAssembly from beside this file before anything is called. */

import { readFileSync } from "node:fs";

import { initSync } from "./files/lrs.js";

initSync({ module: readFileSync(new URL("./files/lrs_bg.wasm", import.meta.url)) });

export * from "./files.js";
