import { n as runAction } from "../shared/run-action.js";
import { n as buildNativeBinary } from "../shared/command2.js";

// src/actions/build-native-binary/main.ts
await runAction(buildNativeBinary);

export {  };