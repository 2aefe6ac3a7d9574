import { z } from 'zod';
import { PREDICATE_PREFIX } from './statement.ts';
import { suite } from './suite.ts';

/** Start-up, memory, CPU, throughput and latency of a subject, beside those of a baseline. */
export const BENCHMARK = `${PREDICATE_PREFIX}/benchmark/v1`;

/** What is measured; the unit is part of the name. Where more is better, the name ends in `PerSecond`. */
export const METRICS = [
  'formatMs',
  'startMs',
  /** Until the broker's own line that it has started. */
  'ownLineMs',
  'stopMs',
  'idleRssBytes',
  'idleOwnBytes',
  'loadedRssBytes',
  'peakRssBytes',
  'startCpuMs',
  'totalCpuMs',
  'produceRecordsPerSecond',
  'consumeRecordsPerSecond',
  'produceP50Ms',
  'produceP99Ms',
  'consumeP50Ms',
  'consumeP99Ms',
] as const;
export type Metric = (typeof METRICS)[number];

/** Names of the JVM broker of the same Kafka as a baseline, and whether it starts from class data. */
export const JVM_BASELINES = { jvm: true, 'jvm-without-class-data': false } as const;
export type JvmBaseline = keyof typeof JVM_BASELINES;
export const JVM_BASELINE_NAMES = Object.keys(JVM_BASELINES) as JvmBaseline[];

const finite = z.number().nonnegative();
const summary = z.strictObject({
  median: finite,
  min: finite,
  max: finite,
  /** 95 % confidence interval of the median; absent below six rounds. */
  interval: z.tuple([finite, finite]).optional(),
});

const contender = z.strictObject({
  kind: z.enum(['jvm', 'native']),
  form: z.enum(['process', 'container']),
  kafkaVersion: z.string(),
  /** Which Java ran it, and its flags; absent for a native one. */
  java: z.string().optional(),
  flags: z.array(z.string()).optional(),
  classData: z
    .boolean()
    .optional()
    .describe(
      'Whether a JVM starts from an archive of Kafka’s class data (AppCDS); absent for a native one, for an image, and in statements from before this field',
    ),
  /** Broker properties that differ from those of every launch of the suite. */
  properties: z.record(z.string(), z.string()).optional(),
  /** Size of the executable, of the jars, or of the image unpacked; absent where it is not known. */
  sizeBytes: z.int().positive().optional(),
  /** Absent: this machine does not tell. */
  metrics: z.partialRecord(z.enum(METRICS), summary),
  /** Of the first round: resident set and CPU time, milliseconds after the start. */
  curve: z.array(z.strictObject({ atMs: finite, rssBytes: finite, cpuMs: finite })),
});

export const benchmark = z.strictObject({
  startedAt: z.iso.datetime(),
  durationMs: finite,
  machine: suite.shape.machine,
  /** In each round every contender ran once, in turn. */
  rounds: z.int().positive(),
  load: z.strictObject({ records: z.int().positive(), recordBytes: z.int().positive() }),
  subject: contender,
  baseline: contender.optional(),
  /** Median of the subject's value over the baseline's; below 1 is less. */
  ratios: z.partialRecord(z.enum(METRICS), finite),
});
export type Benchmark = z.infer<typeof benchmark>;
export type Contender = z.infer<typeof contender>;
