import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Suite } from '../../src/evidence/suite.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { describeFullKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { MUTATION_PARTS } from '../support/mutations/all.ts';
import { keepingClusters } from '../support/mutations/faulty-launcher.ts';
import type { Mutation } from '../support/mutations/mutation.ts';
import { greenOf, PROVEN_ON, prove, wanted } from '../support/mutations/proof.ts';

describeFullKafka(PROVEN_ON, 'a broker that is made to misbehave', () => {
  // `-t 'broken settings'` proves that part alone.
  const parts = Object.entries(MUTATION_PARTS)
    .map(([part, mutations]) => [part, wanted(mutations)] as const)
    .filter(([, mutations]) => mutations.length > 0);
  describe.each(parts)('broken %s', (_, mutations) => {
    let host: NodeHost;
    let sound: ReturnType<typeof keepingClusters>;
    let proofs: ReadonlyMap<Mutation, Promise<Suite>>;
    beforeAll(async () => {
      host = realHost();
      const launcher = await jvmLauncher(host, PROVEN_ON);
      sound = keepingClusters(launcher);
      await launcher.prepare?.(host.signal);
      proofs = prove(host, { launcher, sound }, mutations);
    }, 60_000);
    afterAll(async () => {
      await sound.close();
      await host.close();
    }, 60_000);

    test.each(mutations.map((mutation) => [mutation.what, mutation] as const))(
      '%s turns exactly its checks red',
      async (_what, mutation) => {
        const suite = await proofs.get(mutation);
        const idsOf = (status: string) =>
          suite?.checks.filter((check) => check.status === status).map(({ id }) => id);
        expect(idsOf('failed')?.toSorted()).toEqual(mutation.red.toSorted());
        expect(idsOf('passed')?.toSorted()).toEqual(greenOf(mutation).toSorted());
      },
      600_000,
    );
  });
});
