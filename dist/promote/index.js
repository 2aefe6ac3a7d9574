import { n as runAction } from "../shared/run-action.js";
import { t as promote } from "../shared/command7.js";

// src/actions/promote/main.ts
await runAction(promote);

export {  };