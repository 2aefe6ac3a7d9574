import { n as runAction } from "../shared/run-action.js";
import { t as runSanity } from "../shared/command10.js";

// src/actions/run-sanity/main.ts
await runAction(runSanity);

export {  };