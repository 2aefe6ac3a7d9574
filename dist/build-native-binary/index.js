import { n as runAction } from "../shared/run-action.js";
import { t as buildNativeBinary } from "../shared/command3.js";

// src/actions/build-native-binary/main.ts
await runAction(buildNativeBinary);

export {  };