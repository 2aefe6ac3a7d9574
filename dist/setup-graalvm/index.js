import { n as runAction } from "../shared/run-action.js";
import { t as setupGraalvmCommand } from "../shared/command9.js";

// src/actions/setup-graalvm/main.ts
await runAction(setupGraalvmCommand);

export {  };