/** Figures of one build; sizes in bytes. What is not known is -1, or `unknown`. */
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

/**
 * What `-H:BuildOutputJSONFile` says. Its schema has changed from version to version (`classes` became `types`), and
 * the file is written by a build that has succeeded: what it lacks is -1 or `unknown`, as a figure is that the builder
 * does not know itself.
 * Source: https://github.com/oracle/graal/tree/master/docs/reference-manual/native-image/assets
 */
export function parseBuildOutput(text: string): BuildFigures {
  const json = jsonOf(text);
  const number = (...path: string[]) => valueAt(json, path, 'number') ?? -1;
  const word = (...path: string[]) => valueAt(json, path, 'string') ?? 'unknown';
  const types = valueAt(json, ['analysis_results', 'types', 'reachable'], 'number') ? 'types' : 'classes';
  const [seconds, load] = [number('resource_usage', 'total_secs'), number('resource_usage', 'cpu', 'load')];
  return {
    reachableTypes: number('analysis_results', types, 'reachable'),
    reachableMethods: number('analysis_results', 'methods', 'reachable'),
    reachableFields: number('analysis_results', 'fields', 'reachable'),
    reflectionTypes: number('analysis_results', types, 'reflection'),
    codeBytes: number('image_details', 'code_area', 'bytes'),
    heapBytes: number('image_details', 'image_heap', 'bytes'),
    // GraalVM 25.0 counts resources, and says 0 bytes of however many there are.
    resourceBytes: number('image_details', 'image_heap', 'resources', 'bytes') || -1,
    imageBytes: number('image_details', 'total_bytes'),
    builderPeakBytes: number('resource_usage', 'memory', 'peak_rss_bytes'),
    builderSeconds: seconds,
    builderCpuSeconds: seconds < 0 || load < 0 ? -1 : seconds * load,
    gc: word('general_info', 'garbage_collector'),
    optimizationLevel: word('general_info', 'graal_compiler', 'optimization_level'),
    march: word('general_info', 'graal_compiler', 'march'),
    cCompiler: word('general_info', 'c_compiler'),
  };
}

interface Kinds {
  readonly number: number;
  readonly string: string;
}

function valueAt<K extends keyof Kinds>(
  json: unknown,
  path: readonly string[],
  kind: K,
): Kinds[K] | undefined {
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === kind ? (value as Kinds[K]) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
