import { n as runAction } from "../shared/run-action.js";
import { t as verify } from "../shared/command13.js";

// src/actions/verify/main.ts
await runAction(verify);

export {  };