import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CheckResult } from '../../src/evidence/suite.ts';
import { testResultOf } from '../../src/evidence/test-result.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { Launcher } from '../../src/kafka/broker.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import type { Selection } from '../../src/sanity/selection.ts';
import type { Tampering } from '../fakes/kafka-proxy.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { mutated } from '../support/mutations/faulty-launcher.ts';
import { replacing } from '../support/mutations/tampering.ts';

const VERSION = '4.4.0';

describeKafka(VERSION, 'a broker that lies', () => {
  let host: NodeHost;
  let launcher: Launcher;
  beforeAll(async () => {
    host = realHost();
    launcher = await jvmLauncher(host, VERSION);
  });
  afterAll(async () => await host.close());

  /** The record checks against a broker behind a proxy. */
  async function recordChecks(tampering: Tampering, selection: Selection = { areas: ['records'] }) {
    const faulty = mutated(launcher, { what: 'a lie', traffic: () => tampering, red: [] });
    const suite = await runSanity(host, faulty, { ...selection, timeoutMs: 40_000 });
    const byId = new Map<string, CheckResult>(suite.checks.map((check) => [check.id, check]));
    return { verdict: testResultOf(suite, []).result, byId };
  }

  test('a proxy that only forwards changes no verdict', async () => {
    const { verdict } = await recordChecks({});
    expect(verdict).toBe('PASSED');
  }, 300_000);

  test('records that are acknowledged and lost turn every record check red', async () => {
    const { verdict, byId } = await recordChecks({ loses: () => true });
    expect(verdict).toBe('FAILED');
    for (const { id, status, failure } of byId.values()) {
      expect([id, status]).toEqual([id, 'failed']);
      expect(failure?.log.length).toBeGreaterThan(0);
    }
    expect(byId.get('records-tombstone')?.failure?.message).toContain('expected 3, got 0');
  }, 300_000);

  test('one lost batch of many is noticed', async () => {
    const fifteenth = { loses: (request: number) => request === 14 };
    const { verdict, byId } = await recordChecks(fifteenth, { only: ['records-batches'] });
    expect(verdict).toBe('FAILED');
    expect(byId.get('records-batches')).toMatchObject({
      status: 'failed',
      failure: { message: 'end offset: expected 10000, got 9500' },
    });
  }, 300_000);

  test('a value that comes back changed is noticed', async () => {
    const { verdict, byId } = await recordChecks({ answer: replacing('fetch', 'no key', 'no kex') });
    expect(verdict).toBe('FAILED');
    expect(byId.get('records-key-headers')?.failure?.message).toBe(
      'value of record 1: expected "no key", got "no kex"',
    );
    expect(byId.get('records-tombstone')?.status).toBe('passed');
  }, 300_000);
});
