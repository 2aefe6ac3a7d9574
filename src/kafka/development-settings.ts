import type { ClusterSpec } from './broker.ts';

/** What a broker gets beyond the least that it needs: options of its virtual machine, and properties. */
export type BrokerSettings = Required<Pick<ClusterSpec, 'vmOptions' | 'properties'>>;

/** Nothing beyond what every launch of the suite has. */
export const UNSET: BrokerSettings = { vmOptions: [], properties: {} };

/** As a broker is when nobody sets anything; every launch of the suite has less of this. */
export const KAFKA_DEFAULTS: BrokerSettings = {
  vmOptions: [],
  properties: { 'log.cleaner.dedupe.buffer.size': String(128 * 1024 ** 2) },
};

/**
 * A native broker for development and tests: a heap of 64 MiB, 8 of them for what is new, the buffer of the log
 * cleaner (filled with zeros at start, hence resident) of 2 instead of 128 MiB, few threads, and a controller that
 * writes its records at once instead of waiting 25 ms for more, as it does several times while a broker starts.
 */
export const DEVELOPMENT: BrokerSettings = {
  vmOptions: ['-Xmx64m', '-Xmn8m'],
  properties: {
    'log.cleaner.dedupe.buffer.size': String(2 * 1024 ** 2),
    'controller.quorum.append.linger.ms': '0',
    'num.network.threads': '1',
    'num.io.threads': '2',
    'background.threads': '2',
    'num.recovery.threads.per.data.dir': '1',
  },
};
