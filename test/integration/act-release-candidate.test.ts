import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActBench, type ActResult } from '../support/act.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

describeWhere('act', findAct(), 'release-candidate.yml without a registry', (act) => {
  let bench: ActBench;
  let result: ActResult;
  beforeAll(async () => {
    bench = new ActBench(act());
    result = await bench.run('release-candidate.yml', 'workflow_dispatch', {
      inputs: { 'kafka-version': '4.4.0', types: 'jvm' },
    });
  }, 600_000);
  afterAll(() => bench.close());

  test('x', () => {
    console.log(
      JSON.stringify(result.jobs, null, 1),
      result.exitCode,
      result.exitCode ? result.log.slice(-6000) : '',
    );
  });
});
