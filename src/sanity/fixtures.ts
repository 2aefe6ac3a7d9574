import type { Host } from '../core/host.ts';
import type { ClusterSpec } from '../kafka/broker.ts';
import { oauthSpec } from './security/oauth.ts';
import { securedSpec } from './security/secured.ts';

/** A cluster that several checks use side by side, launched once per run and only where it is needed. */
export interface Fixture {
  /** `The … did not come up`. */
  readonly title: string;
  /** What it needs of the machine, on top of what its checks name. */
  readonly tools?: readonly 'openssl'[];
  spec(host: Host): Promise<ClusterSpec>;
}

/** Compaction and retention are due within half a second instead of minutes. */
const PROMPT_CLEANING = {
  'log.initial.task.delay.ms': '100',
  'log.retention.check.interval.ms': '300',
  'log.cleaner.backoff.ms': '200',
  'log.segment.delete.delay.ms': '100',
} as const;
/** A dead broker is to be noticed soon: what is tested is that its records survive, not Kafka's patience. */
const SOON_MISSED = { 'broker.session.timeout.ms': '3000', 'broker.heartbeat.interval.ms': '500' } as const;
/** A quota is measured over the last two seconds, so that it bites within one check. */
const SHORT_QUOTA_WINDOW = { 'quota.window.num': '2', 'quota.window.size.seconds': '1' } as const;

/** What a check looks for that asks whether the mounted file is read: values that no other check minds. */
export const IN_FILE = { 'log.index.interval.bytes': '4097', 'offsets.retention.minutes': '4321' } as const;
/** The same for a cluster that has no file, as Kafka's compose examples do it. */
export const IN_ENVIRONMENT = { KAFKA_LOG_INDEX_INTERVAL_BYTES: '4098' } as const;

export const FIXTURES = {
  shared: {
    title: 'shared broker',
    spec: async () => ({
      mode: 'combined',
      brokers: 1,
      jmx: true,
      properties: { ...PROMPT_CLEANING, ...SHORT_QUOTA_WINDOW, ...IN_FILE },
    }),
  },
  secured: { title: 'secured broker', tools: ['openssl'], spec: securedSpec },
  oauth: { title: 'broker with OAUTHBEARER', spec: oauthSpec },
  apart: {
    title: 'broker with its controller apart, configured by variables',
    spec: async () => ({ mode: 'isolated', brokers: 1, configuredBy: 'env', env: IN_ENVIRONMENT }),
  },
  three: {
    title: 'cluster of three',
    spec: async () => ({ mode: 'combined', brokers: 3, properties: SOON_MISSED }),
  },
} as const satisfies Record<string, Fixture>;

export type FixtureName = keyof typeof FIXTURES;

export const FIXTURE_NAMES = Object.keys(FIXTURES).filter(isFixtureName);

export function isFixtureName(name: string): name is FixtureName {
  return Object.hasOwn(FIXTURES, name);
}
