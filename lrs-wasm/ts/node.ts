/** The whole library in Node, which loads the WebAssembly from beside this file before anything is called. */

import { readFileSync } from "node:fs";

import { initSync } from "./whole/lrs.js";

initSync({ module: readFileSync(new URL("./whole/lrs_bg.wasm", import.meta.url)) });

export * from "./index.js";
