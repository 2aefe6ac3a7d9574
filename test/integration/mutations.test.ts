import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { Launcher } from '../../src/kafka/broker.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { describeFullKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { MUTATIONS, mutated } from '../support/mutations.ts';

const VERSION = '4.4.0';

describeFullKafka(VERSION, 'a broker that is made to misbehave', () => {
  let host: NodeHost;
  let launcher: Launcher;
  beforeAll(async () => {
    host = realHost();
    launcher = await jvmLauncher(host, VERSION);
  });
  afterAll(async () => await host.close());

  test.each(MUTATIONS)(
    '$what turns exactly its checks red',
    async (mutation) => {
      const suite = await runSanity(host, mutated(launcher, mutation), {
        only: [...mutation.red, ...mutation.green],
      });
      const red = suite.checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
      expect(red.toSorted()).toEqual(mutation.red.toSorted());
      const green = suite.checks.filter(({ status }) => status === 'passed').map(({ id }) => id);
      expect(green.toSorted()).toEqual(mutation.green.toSorted());
    },
    180_000,
  );
});
