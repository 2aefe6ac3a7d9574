import { n as runAction } from "../shared/run-action.js";
import { t as buildMultiarchImage } from "../shared/command2.js";

// src/actions/build-multiarch-image/main.ts
await runAction(buildMultiarchImage);

export {  };