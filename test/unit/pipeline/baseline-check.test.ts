import { expect, test } from '@jest/globals';
import { generateReflectionConfig } from '../../../src/actions/generate-reflection-config/command.ts';
import { withDefaults } from '../../../src/core/inputs.ts';
import { createFakeHost } from '../../fakes/host.ts';

test('mode check without a folder to compare is wrong usage, before anything is fetched', async () => {
  const host = createFakeHost();
  const inputs = withDefaults(generateReflectionConfig.inputs, { mode: 'check' });
  await expect(generateReflectionConfig.run(host, inputs)).rejects.toThrow(/name the folder as baseline/);
});
