import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActBench } from '../support/act.ts';
import { outcomes, outputsOf } from '../support/act-results.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

/** The pipeline of one runner as one step, with what it gives read by the step after it. */
const caller = (checks: string) => `
name: Caller
on: push
permissions: {}
jobs:
  kafka:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - id: suite
        uses: suite/suite@local
        with:
          kafka-version: 4.4.0
          type: jvm
          only: ${checks}
          policy: policy.json
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: \${{ !cancelled() }}
        with:
          name: out
          path: out
      - if: \${{ !cancelled() }}
        env:
          REPORT: \${{ steps.suite.outputs.report }}
        run: test -s "$REPORT"
`;
const POLICY = {
  name: 'two',
  title: 'Two checks passed',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
    { demand: 'allowed-skips', suite: 'sanity', allow: [] },
  ],
};

describeWhere('act', findAct(), 'the root action as one step', (act) => {
  let bench: ActBench;
  beforeAll(() => {
    bench = new ActBench(act());
    bench.add('policy.json', JSON.stringify(POLICY));
  });
  afterAll(() => bench.close());

  test('a real Kafka is fetched, tested, judged and reported', async () => {
    bench.add('.github/workflows/caller.yml', caller('topic-create, records-key-headers'));
    const result = await bench.run('caller.yml', 'push');
    expect([outcomes(result), result.exitCode]).toEqual([['kafka: success'], 0]);
    expect(outputsOf(result, 'kafka')).toMatchObject({ verdict: 'passed', unmet: '0' });
    expect(bench.has('out', 'report/index.html')).toBe(true);
    expect(bench.evidence('out', 'evidence').map(({ predicateType }) => predicateType)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('/test-result/'),
        expect.stringContaining('/distribution/'),
      ]),
    );
  }, 600_000);

  test('too few checks fail the step, and the report is there all the same', async () => {
    bench.add('.github/workflows/caller.yml', caller('topic-create'));
    const result = await bench.run('caller.yml', 'push');
    expect(result.exitCode).not.toBe(0);
    expect(outcomes(result)).toEqual(['kafka: failure']);
    expect(outputsOf(result, 'kafka')).toMatchObject({ verdict: 'failed', unmet: '1' });
    expect(bench.has('out', 'report/index.html')).toBe(true);
  }, 600_000);
});
