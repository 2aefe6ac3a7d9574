import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { askNativeImage } from '../../src/graalvm/native-image.ts';
import { createNodeHost } from '../../src/io/node-host.ts';
import { createFakeHost } from '../fakes/host.ts';
import { SetupBench } from '../support/graalvm-setup.ts';
import { type Availability, describeWhere } from '../support/require.ts';

describeWhere('graalvm', findGraalvm(), 'setup-graalvm with a real GraalVM', (home) => {
  const bench = new SetupBench();
  afterAll(() => bench.close());

  test('finds it by GRAALVM_HOME, runs it, and its C toolchain links', async () => {
    const run = await bench.run({ 'check-toolchain': 'fail' }, { env: { GRAALVM_HOME: home() } });
    expect(run.outputs).toMatchObject({ home: home(), 'cache-hit': false });
    expect(run.outputs.version).toMatch(/^\d+(\.\d+)*$/);
    expect(run.outputs.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(run.summary).toContain(String(run.outputs['vendor-version']));
    const again = await bench.run({ home: home() });
    expect(again.outputs).toEqual(run.outputs);
  }, 400_000);

  test('its own Java agrees with what native-image says', async () => {
    const host = createNodeHost(createFakeHost().log);
    try {
      const { java } = await askNativeImage(host, home());
      const { stderr } = await host.exec([join(home(), 'bin', 'java'), '-version'], { timeoutMs: 60_000 });
      expect(stderr).toContain(`"${java}"`);
    } finally {
      await host.close();
    }
  }, 120_000);
});

function findGraalvm(): Availability<string> {
  const home = process.env.GRAALVM_HOME;
  if (home === undefined || home === '') return { missing: 'GRAALVM_HOME is not set' };
  return existsSync(join(home, 'bin', 'native-image'))
    ? { found: home }
    : { missing: `${home} has no bin/native-image` };
}
