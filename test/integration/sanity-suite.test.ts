import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testResult } from '../../src/evidence/predicates.ts';
import { testResultOf } from '../../src/evidence/test-result.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { describeFullKafka, describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { describeNativeBinary } from '../support/native-binary.ts';

for (const [version, priority] of [
  ['4.4.0', 'P0'],
  ['3.9.2', 'P0'],
  ['4.4.0', 'all'],
  ['3.9.2', 'all'],
] as const) {
  const describeIt = priority === 'all' ? describeFullKafka : describeKafka;
  describeIt(version, `the sanity suite, ${priority} checks`, () => {
    let host: NodeHost;
    beforeAll(() => {
      host = realHost();
    });
    afterAll(async () => await host.close());

    test('passes on a JVM', async () => {
      const suite = await runSanity(
        host,
        await jvmLauncher(host, version),
        priority === 'all' ? {} : { priority },
      );
      expect(suite.checks.filter(({ status }) => status === 'failed')).toEqual([]);
      const result = testResult.parse(testResultOf(suite, []));
      expect(result.result).toBe('PASSED');
      expect(result.passedTests.length).toBeGreaterThanOrEqual(21);
    }, 240_000);
  });
}

describeNativeBinary('the whole sanity suite on a native binary', (launcher) => {
  test('passes', async () => {
    const host = realHost();
    const suite = await runSanity(host, launcher(host));
    await host.close();
    expect(suite.subject.kind).toBe('native');
    expect(suite.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(testResultOf(suite, []).result).toBe('PASSED');
  }, 240_000);
});
