import { n as runAction } from "../shared/run-action.js";
import { t as setupGraalvmCommand } from "../shared/command11.js";

// src/actions/setup-graalvm/main.ts
await runAction(setupGraalvmCommand);

export {  };