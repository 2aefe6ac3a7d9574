import { n as runAction } from "../shared/run-action.js";
import { t as checkMetadata } from "../shared/command4.js";

// src/actions/check-metadata/main.ts
await runAction(checkMetadata);

export {  };