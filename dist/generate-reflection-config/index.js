import { n as runAction } from "../shared/run-action.js";
import { t as generateReflectionConfig } from "../shared/command5.js";

// src/actions/generate-reflection-config/main.ts
await runAction(generateReflectionConfig);

export {  };