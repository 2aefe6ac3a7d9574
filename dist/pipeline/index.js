import { n as runAction } from "../shared/run-action.js";
import { t as pipeline } from "../shared/command6.js";

// src/actions/pipeline/main.ts
await runAction(pipeline);

export {  };