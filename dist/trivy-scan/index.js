import { t as runAction } from "../shared/run-action.js";
import { t as trivyScan } from "../shared/command9.js";

// src/actions/trivy-scan/main.ts
await runAction(trivyScan);

export {  };