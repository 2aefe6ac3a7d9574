import { z } from 'zod';
import { UserError } from '../core/errors.ts';

/**
 * The part of `-H:BuildOutputJSONFile` that is used. Its schema has changed from version to version (`classes`
 * became `types`), and a figure that a builder does not know is -1.
 * Source: https://github.com/oracle/graal/tree/master/docs/reference-manual/native-image/assets
 */
const counted = z.looseObject({ reachable: z.number(), reflection: z.number().optional() });
const buildOutput = z.looseObject({
  general_info: z.looseObject({
    garbage_collector: z.string(),
    c_compiler: z.string().optional(),
    graal_compiler: z.looseObject({ optimization_level: z.string(), march: z.string() }),
  }),
  analysis_results: z.looseObject({
    types: counted.optional(),
    classes: counted.optional(),
    methods: counted,
    fields: counted,
  }),
  image_details: z.looseObject({
    total_bytes: z.number(),
    code_area: z.looseObject({ bytes: z.number() }),
    image_heap: z.looseObject({
      bytes: z.number(),
      resources: z.looseObject({ bytes: z.number(), count: z.number() }).optional(),
    }),
  }),
  resource_usage: z.looseObject({
    memory: z.looseObject({ peak_rss_bytes: z.number() }),
    total_secs: z.number().optional(),
    /** Processors that were busy with the build, on average. */
    cpu: z.looseObject({ load: z.number() }).optional(),
  }),
});

/** Figures of one build; sizes in bytes. */
export interface BuildFigures {
  readonly reachableTypes: number;
  readonly reachableMethods: number;
  readonly reachableFields: number;
  readonly reflectionTypes: number;
  readonly codeBytes: number;
  readonly heapBytes: number;
  readonly resourceBytes: number;
  readonly imageBytes: number;
  readonly builderPeakBytes: number;
  readonly builderSeconds: number;
  /** Seconds of all processors together: what else a machine does changes them less than the wall time. */
  readonly builderCpuSeconds: number;
  readonly gc: string;
  readonly optimizationLevel: string;
  readonly march: string;
  readonly cCompiler: string;
}

/** @throws UserError where the text is not what native-image writes */
export function parseBuildOutput(text: string): BuildFigures {
  const parsed = buildOutput.safeParse(jsonOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UserError(
      `native-image wrote figures of an unknown form: ${issue?.path.join('.')} ${issue?.message}.`,
      { hint: 'This GraalVM is newer than what kafka-native knows; the binary itself is complete.' },
    );
  }
  const {
    analysis_results: found,
    image_details: image,
    general_info: general,
    resource_usage,
  } = parsed.data;
  const types = found.types ?? found.classes;
  const { total_secs: seconds, cpu } = resource_usage;
  return {
    reachableTypes: types?.reachable ?? -1,
    reachableMethods: found.methods.reachable,
    reachableFields: found.fields.reachable,
    reflectionTypes: types?.reflection ?? -1,
    codeBytes: image.code_area.bytes,
    heapBytes: image.image_heap.bytes,
    resourceBytes: image.image_heap.resources?.bytes ?? -1,
    imageBytes: image.total_bytes,
    builderPeakBytes: resource_usage.memory.peak_rss_bytes,
    builderSeconds: seconds ?? -1,
    builderCpuSeconds: seconds === undefined || cpu === undefined ? -1 : seconds * cpu.load,
    gc: general.garbage_collector,
    optimizationLevel: general.graal_compiler.optimization_level,
    march: general.graal_compiler.march,
    cCompiler: general.c_compiler ?? 'unknown',
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
