import type { Mutation } from './mutation.ts';
import { withoutProperties } from './spec-changes.ts';

/** Nodes that are launched, end or log otherwise than they should. */
export const BROKEN_NODES: readonly Mutation[] = [
  {
    what: 'a mounted file that is not read',
    spec: (spec) => ({ ...spec, properties: {} }),
    red: ['configuration-env-over-file', 'configuration-file'],
    green: ['configuration-env'],
  },
  {
    what: 'variables that are not mapped',
    spec: ({ env: _, ...spec }) => spec,
    red: ['configuration-bad-value', 'configuration-env', 'configuration-env-over-file'],
    green: ['configuration-file'],
  },
  {
    what: 'a log that nobody formats',
    logs: (lines) => [...lines, '%d{ISO8601} %p %m (%c)'],
    red: ['log-well-formed'],
    green: ['up'],
  },
  {
    what: 'a logging library that complains',
    logs: (lines) => [...lines, 'ERROR StatusLogger Reconfiguration failed: No configuration found'],
    red: ['log-well-formed'],
    green: ['up'],
  },
  {
    what: 'an error in the log',
    logs: (lines) => [...lines, '[2026-01-02 03:04:05,678] ERROR Uncaught exception (kafka.Kafka)'],
    red: ['log-no-errors'],
    green: ['log-version', 'role-broker', 'role-controller'],
  },
  {
    what: 'a broker that cannot be killed',
    node: { kill: async () => ({ code: null, signal: null, tookMs: 0 }) },
    red: ['kill-recovery'],
    green: ['up'],
  },
  {
    what: 'a broker that ends with an error when it is asked to end',
    node: { stop: async () => ({ code: 1, signal: null, tookMs: 0 }) },
    red: ['restart'],
    green: ['up'],
  },
  {
    what: 'a combined node where roles should be apart',
    spec: (spec) => (spec.mode === 'isolated' ? { ...spec, mode: 'combined' } : spec),
    red: ['cluster-isolated-single', 'role-broker', 'role-controller'],
    green: ['log-version'],
  },
  {
    what: 'one node where three should be',
    spec: (spec) => ({ ...spec, brokers: 1 }),
    red: [
      'cluster-combined',
      'cluster-controller-failover',
      'cluster-isolated',
      'cluster-leader-election',
      'cluster-min-insync',
      'cluster-quorum',
      'cluster-reassignment',
    ],
    green: ['up'],
  },
  {
    what: 'a log that does not say the version',
    logs: (lines) => lines.filter((line) => !line.includes('Kafka version')),
    red: ['log-version'],
    green: ['log-no-errors'],
  },
  {
    what: 'a log without the lines of one logger',
    logs: (lines) => lines.filter((line) => !line.includes('kafka.server.ReplicaManager')),
    red: ['log-level'],
    green: ['configuration-dynamic'],
  },
  {
    what: 'folders of data that are not those it was told',
    spec: withoutProperties('log.dirs'),
    red: ['configuration-foreign-storage'],
    green: ['configuration-bad-value', 'configuration-file'],
  },
];
