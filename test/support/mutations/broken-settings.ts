import type { Mutation } from './mutation.ts';
import { properties } from './spec-changes.ts';

/** Brokers of which a setting is wrong; each with what a broken build or a wrong configuration breaks. */
export const BROKEN_SETTINGS: readonly Mutation[] = [
  {
    what: 'a broker that is given another logging configuration than the images have',
    spec: ({ logging: _, ...spec }) => spec,
    red: ['log-files-of-images'],
    green: ['log-no-errors'],
  },
  {
    what: 'a log cleaner that is off',
    spec: properties({ 'log.cleaner.enable': 'false' }),
    red: ['records-compaction'],
    green: ['records-tombstone', 'retention-time', 'retention-size'],
  },
  {
    what: 'retention that never runs',
    spec: properties({ 'log.initial.task.delay.ms': '600000', 'log.retention.check.interval.ms': '600000' }),
    red: ['retention-size', 'retention-time'],
    green: ['records-delete', 'records-large'],
  },
  {
    what: 'a broker that deletes no topics',
    spec: properties({ 'delete.topic.enable': 'false' }),
    red: ['topic-delete'],
    green: ['topic-create', 'topic-config', 'topic-partitions'],
  },
  {
    what: 'a limit of message size that is one byte lower',
    spec: properties({ 'message.max.bytes': '1048587' }),
    red: ['records-largest'],
    green: ['records-key-headers', 'records-batches'],
  },
  {
    what: 'a limit of message size that is one byte higher',
    spec: properties({ 'message.max.bytes': '1048589' }),
    red: ['records-largest'],
    green: ['records-key-headers'],
  },
  {
    what: 'group protocols without that of KIP-848',
    spec: properties({ 'group.coordinator.rebalance.protocols': 'classic' }),
    red: ['group-resume-consumer-protocol'],
    green: ['group-resume', 'group-lag'],
  },
  {
    what: 'no remote JMX',
    spec: (spec) => ({ ...spec, jmx: false }),
    red: [
      'heap-dump',
      'metrics-jmx',
      'metrics-jmx-bytes',
      'metrics-jmx-controller',
      'metrics-jmx-requests',
      'metrics-jmx-runtime',
    ],
    green: ['telemetry-subscription'],
  },
  {
    what: 'quotas measured over an hour',
    spec: properties({ 'quota.window.num': '3600' }),
    red: ['quota-produce'],
    green: ['configuration-dynamic'],
  },
  {
    what: 'transactions of a second at most',
    spec: properties({ 'transaction.max.timeout.ms': '1000' }),
    red: [
      'transaction-abort',
      'transaction-commit',
      'transaction-describe',
      'transaction-fencing',
      'transaction-offsets',
    ],
    green: ['producer-idempotent'],
  },
  {
    what: 'sessions of a minute at least',
    spec: properties({ 'group.min.session.timeout.ms': '60000', 'group.max.session.timeout.ms': '90000' }),
    red: ['group-describe-delete', 'group-rebalance', 'group-resume'],
    green: ['group-lag', 'group-offsets-delete', 'group-resume-consumer-protocol'],
  },
  {
    what: 'requests of 5 MiB at most',
    spec: properties({ 'socket.request.max.bytes': '5242880' }),
    red: ['records-large'],
    green: ['records-batches', 'records-largest'],
  },
];
