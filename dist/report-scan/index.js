import { n as runAction } from "../shared/run-action.js";
import { t as reportScan } from "../shared/command9.js";

// src/actions/report-scan/main.ts
await runAction(reportScan);

export {  };