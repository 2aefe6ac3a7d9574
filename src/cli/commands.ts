import { buildMultiarchImage } from '../actions/build-multiarch-image/command.ts';
import { buildNativeBinary } from '../actions/build-native-binary/command.ts';
import { checkMetadata } from '../actions/check-metadata/command.ts';
import { generateReflectionConfig } from '../actions/generate-reflection-config/command.ts';
import { pipeline } from '../actions/pipeline/command.ts';
import { promote } from '../actions/promote/command.ts';
import { publishReport } from '../actions/publish-report/command.ts';
import { reportScan } from '../actions/report-scan/command.ts';
import { runSanity } from '../actions/run-sanity/command.ts';
import { setupGraalvmCommand } from '../actions/setup-graalvm/command.ts';
import { trivyScan } from '../actions/trivy-scan/command.ts';
import { verify } from '../actions/verify/command.ts';
import type { AnyCommand } from '../core/command.ts';

/** Every command, in the order of a run; each is also the action of the same name. */
export const commands: readonly AnyCommand[] = [
  pipeline,
  setupGraalvmCommand,
  generateReflectionConfig,
  checkMetadata,
  buildNativeBinary,
  buildMultiarchImage,
  runSanity,
  trivyScan,
  reportScan,
  publishReport,
  verify,
  promote,
];
