import type { Host } from '../core/host.ts';
import { percentile } from '../core/statistics.ts';
import type { Contender, Metric } from '../evidence/benchmark.ts';
import type { BrokerNode, ClusterSpec, Launcher, Usage } from '../kafka/broker.ts';
import { type KafkaClient, ProduceAcks } from '../kafka/client.ts';
import { fetchAt, locate } from '../kafka/client-fetch.ts';
import type { BrokerSettings } from '../kafka/development-settings.ts';
import { withClient } from './cluster-client.ts';
import { expectEqual, expectThat } from './expectation.ts';
import { createTopic, readAll } from './topic-records.ts';

/** A Kafka that is measured, and what is told of it. */
export interface Candidate {
  readonly launcher: Launcher;
  readonly settings: BrokerSettings;
  readonly about: Pick<Contender, 'java' | 'flags' | 'sizeBytes'>;
}

export interface Load {
  readonly records: number;
  readonly recordBytes: number;
}

/** One start, load and stop of one contender. */
export interface Round {
  readonly metrics: Partial<Record<Metric, number>>;
  readonly curve: readonly Usage[];
}

const ONE: ClusterSpec = { mode: 'combined', brokers: 1 };
const PER_REQUEST = 500;
const IN_FLIGHT = 4;
const SINGLE_REQUESTS = 300;
/** A broker is idle when what starts later has started too. */
const SETTLING_MS = 2500;
const TOPIC = 'benchmark';

/** Measures once: start, rest, single requests, load, reading, stop. */
export async function measureRound(
  host: Host,
  { launcher, settings }: Pick<Candidate, 'launcher' | 'settings'>,
  load: Load,
): Promise<Round> {
  const { signal, clock } = host;
  const cluster = await launcher.launch({ ...ONE, ...settings }, signal);
  try {
    const [node] = cluster.nodes;
    expectThat(node !== undefined, 'The cluster has no node');
    await clock.sleep(SETTLING_MS, signal);
    const idle = node.usage().at(-1);
    const measured = await withClient(cluster.bootstrap(), signal, async (client) => {
      await createTopic(client, TOPIC);
      const latencies = await singleRequests(host, client, load.recordBytes);
      const produceMs = await timed(host, () => produceAll(client, load));
      const consumeMs = await timed(host, () => consumeAll(client, load));
      const fetches = await singleFetches(host, client);
      return { latencies, fetches, produceMs, consumeMs };
    });
    // The last sample before the load ended is older than it.
    await clock.sleep(1100, signal);
    const curve = node.usage();
    const { tookMs: stopMs } = await node.stop();
    return {
      curve: curve.map(({ atMs, rssBytes, cpuMs }) => ({ atMs, rssBytes, cpuMs })),
      metrics: {
        ...cluster.startup,
        ...(node.ownLineMs === undefined ? {} : { ownLineMs: node.ownLineMs }),
        stopMs,
        ...usageMetrics(idle, curve),
        produceRecordsPerSecond: (load.records * 1000) / measured.produceMs,
        consumeRecordsPerSecond: (load.records * 1000) / measured.consumeMs,
        ...percentiles(measured),
      },
    };
  } finally {
    await cluster.close();
  }
}

function percentiles({ latencies, fetches }: { latencies: number[]; fetches: number[] }) {
  const [produce, consume] = [latencies, fetches].map((values) => values.toSorted((a, b) => a - b));
  return {
    produceP50Ms: percentile(produce ?? [], 50),
    produceP99Ms: percentile(produce ?? [], 99),
    consumeP50Ms: percentile(consume ?? [], 50),
    consumeP99Ms: percentile(consume ?? [], 99),
  };
}

/** Nothing where the machine does not tell. */
function usageMetrics(
  idle: Usage | undefined,
  curve: ReturnType<BrokerNode['usage']>,
): Partial<Record<Metric, number>> {
  const last = curve.at(-1);
  if (idle === undefined || last === undefined) return {};
  return {
    idleRssBytes: idle.rssBytes,
    ...(idle.ownBytes === undefined ? {} : { idleOwnBytes: idle.ownBytes }),
    loadedRssBytes: last.rssBytes,
    peakRssBytes: Math.max(
      ...curve.map(({ rssBytes, peakRssBytes = 0 }) => Math.max(rssBytes, peakRssBytes)),
    ),
    startCpuMs: idle.cpuMs,
    totalCpuMs: last.cpuMs,
  };
}

/** Milliseconds of each of a row of requests with one record, acknowledged by all replicas. */
async function singleRequests(host: Host, client: KafkaClient, bytes: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let count = 0; count < SINGLE_REQUESTS; count += 1) {
    latencies.push(await timed(host, () => send(client, 1, bytes)));
  }
  return latencies;
}

/** Milliseconds of each of a row of fetches that bring one batch of one record. */
async function singleFetches(host: Host, client: KafkaClient): Promise<number[]> {
  const place = await locate(client.admin, TOPIC, 0);
  const times: number[] = [];
  for (let offset = 0n; offset < SINGLE_REQUESTS; offset += 1n) {
    times.push(await timed(host, () => fetchAt(place, offset, { maxBytes: 1 })));
  }
  return times;
}

async function produceAll(client: KafkaClient, { records, recordBytes }: Load): Promise<void> {
  let left = records;
  const worker = async () => {
    while (left > 0) {
      const count = Math.min(PER_REQUEST, left);
      left -= count;
      await send(client, count, recordBytes);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

async function consumeAll(client: KafkaClient, { records }: Load): Promise<void> {
  const read = await readAll(client, TOPIC);
  expectEqual(read.length, records + SINGLE_REQUESTS, 'records read');
}

async function send(client: KafkaClient, count: number, bytes: number): Promise<void> {
  const value = Buffer.alloc(bytes, 'benchmark ');
  const messages = Array.from({ length: count }, () => ({ topic: TOPIC, partition: 0, key: null, value }));
  await client.producer.send({ acks: ProduceAcks.ALL, messages });
}

async function timed(host: Host, work: () => Promise<unknown>): Promise<number> {
  const began = host.clock.monotonic();
  await work();
  return host.clock.monotonic() - began;
}
