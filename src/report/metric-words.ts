import { formatBytes, formatDuration } from '../core/units.ts';
import type { Contender, Metric } from '../evidence/benchmark.ts';

/** What is measured, in words. */
export const LABELS: Readonly<Record<Metric, string>> = {
  formatMs: 'Formatting the storage',
  startMs: 'Start to first request',
  ownLineMs: 'Start to the broker’s own line',
  stopMs: 'Stop',
  idleRssBytes: 'Memory, idle',
  idleOwnBytes: 'Memory, idle, less what is in files',
  loadedRssBytes: 'Memory, after the load',
  peakRssBytes: 'Memory, at most',
  startCpuMs: 'CPU time to start',
  totalCpuMs: 'CPU time in all',
  produceRecordsPerSecond: 'Records produced',
  consumeRecordsPerSecond: 'Records consumed',
  produceP50Ms: 'Produce latency, median',
  produceP99Ms: 'Produce latency, 99 %',
  consumeP50Ms: 'Fetch latency, median',
  consumeP99Ms: 'Fetch latency, 99 %',
};

/** `native process 4.4.0`, `JVM process 4.4.0 without class data`. */
export function nameOf(contender: Contender): string {
  const { classData } = contender;
  const starts = classData === undefined ? '' : ` ${classData ? 'with' : 'without'} class data`;
  return `${shortNameOf(contender)}${starts}`;
}

/** `JVM process 4.4.0`: where the other name was given before. */
export function shortNameOf({ kind, form, kafkaVersion }: Contender): string {
  return `${kind === 'jvm' ? 'JVM' : 'native'} ${form} ${kafkaVersion}`;
}

/** A value with its unit. */
export function formatMetric(metric: Metric, value: number): string {
  if (metric.endsWith('Bytes')) return formatBytes(value);
  if (metric.endsWith('PerSecond')) return `${Math.round(value)}/s`;
  return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
}
