import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testResult } from '../../src/evidence/predicates.ts';
import { testResultOf } from '../../src/evidence/test-result.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';

for (const version of ['4.4.0', '3.9.2']) {
  describeKafka(version, 'the whole sanity suite', () => {
    let host: NodeHost;
    beforeAll(() => {
      host = realHost();
    });
    afterAll(async () => await host.close());

    test('passes on a JVM', async () => {
      const suite = await runSanity(host, await jvmLauncher(host, version));
      expect(suite.checks.filter(({ status }) => status === 'failed')).toEqual([]);
      const result = testResult.parse(testResultOf(suite, []));
      expect(result.result).toBe('PASSED');
      expect(result.passedTests.length).toBeGreaterThanOrEqual(21);
    }, 240_000);
  });
}
