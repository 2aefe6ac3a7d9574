import { describe, expect, test } from '@jest/globals';
import type { Identity } from '../../../src/kafka/client-identity.ts';
import { waitUntilReady } from '../../../src/kafka/readiness.ts';
import { createFakeHost } from '../../fakes/host.ts';

const expected = {
  nodeId: 1,
  role: 'broker' as const,
  endpoint: { host: '127.0.0.1', port: 9092 },
  clusterId: 'ours',
  brokers: [1, 2],
};

/** Answers one after the other, the last one for ever; an error is thrown. */
function answers(...list: (Identity | Error)[]) {
  return async () => {
    const next = list.length > 1 ? list.shift() : list[0];
    if (next === undefined || next instanceof Error) throw next;
    return next;
  };
}

function wait(ask: () => Promise<Identity>, signal = new AbortController().signal) {
  return waitUntilReady(expected, createFakeHost().clock, signal, ask);
}

describe('waitUntilReady', () => {
  test('asks on while nobody answers and while a broker is missing', async () => {
    const ask = answers(
      new Error('connect ECONNREFUSED'),
      { clusterId: 'ours', isExpectedNode: true, brokers: [1] },
      { clusterId: 'ours', isExpectedNode: true, brokers: [2, 1] },
    );
    await expect(wait(ask)).resolves.toBeUndefined();
  });

  test('names a Kafka of another cluster', async () => {
    const ask = answers({ clusterId: 'theirs', isExpectedNode: true, brokers: [1, 2] });
    await expect(wait(ask)).rejects.toThrow(
      '127.0.0.1:9092 is answered by a Kafka of cluster theirs, not by node 1 of cluster ours that was started for it.',
    );
  });

  test('names another node of the same cluster', async () => {
    const ask = answers({ clusterId: 'ours', isExpectedNode: false, brokers: [1, 2] });
    await expect(wait(ask)).rejects.toThrow('answered by another node of its cluster');
  });

  test('ends with the reason of the signal', async () => {
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    await expect(wait(answers(new Error('never')), controller.signal)).rejects.toThrow('cancelled');
  });
});
