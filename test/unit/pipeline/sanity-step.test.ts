import { expect, test } from '@jest/globals';
import { runSanity } from '../../../src/actions/run-sanity/command.ts';
import { withDefaults } from '../../../src/core/inputs.ts';
import { createFakeHost } from '../../fakes/host.ts';

test('a check that does not exist is said before a Kafka is fetched', async () => {
  const host = createFakeHost();
  const inputs = withDefaults(runSanity.inputs, { only: ['no-such-check'] });
  await expect(runSanity.run(host, inputs)).rejects.toThrow(/There is no sanity check "no-such-check"/);
  expect(host.recording.log).toEqual([]);
});
