import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';

/** What a build leaves beside the binary; also what a later build is compared with. */
export const REPORT_FILE = 'build.json';

const figures = z.strictObject({
  reachableTypes: z.number(),
  reachableMethods: z.number(),
  reachableFields: z.number(),
  reflectionTypes: z.number(),
  codeBytes: z.number(),
  heapBytes: z.number(),
  resourceBytes: z.number(),
  imageBytes: z.number(),
  builderPeakBytes: z.number(),
  builderSeconds: z.number(),
  builderCpuSeconds: z.number().default(-1),
  gc: z.string(),
  optimizationLevel: z.string(),
  march: z.string(),
  cCompiler: z.string(),
});

const buildReport = z.strictObject({
  kafkaVersion: z.string(),
  graalvm: z.string(),
  mainClass: z.string(),
  /** The executable first, then what the builder left beside it. */
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number() })).min(1),
  flags: z.array(z.strictObject({ argument: z.string(), reason: z.string() })),
  command: z.array(z.string()),
  figures,
  /** From the start of native-image to its end, milliseconds. */
  wallMs: z.number(),
  stages: z.array(z.strictObject({ name: z.string(), seconds: z.number() })),
  /** Metadata entries that native-image could not resolve. */
  unresolved: z.array(z.string()),
  /** What the class path was cut by; nothing in a build of the whole class path. */
  leftOut: z
    .strictObject({
      jars: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
      /** Paths in jars: native libraries for other machines. */
      resources: z.array(z.string()),
    })
    .default({ jars: [], resources: [] }),
  startedOn: z.iso.datetime(),
  finishedOn: z.iso.datetime(),
});
export type BuildReport = z.infer<typeof buildReport>;

/** @throws UserError where the text is no report of a build */
export function parseBuildReport(text: string, from: string): BuildReport {
  try {
    return buildReport.parse(JSON.parse(text));
  } catch (error) {
    throw new UserError(`${from} is no report of a native build: ${messageOf(error).split('\n')[0]}`, {
      hint: `Name the ${REPORT_FILE} that build-native-binary wrote beside the binary.`,
      cause: error,
    });
  }
}
