import { n as runAction } from "../shared/run-action.js";
import { t as publishReport } from "../shared/command8.js";

// src/actions/publish-report/main.ts
await runAction(publishReport);

export {  };