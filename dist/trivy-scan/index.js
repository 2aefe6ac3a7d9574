import { n as runAction } from "../shared/run-action.js";
import { t as trivyScan } from "../shared/command12.js";

// src/actions/trivy-scan/main.ts
await runAction(trivyScan);

export {  };