import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActBench } from '../support/act.ts';
import type { ActResult } from '../support/act-results.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

const SUITE = 'Suite, soak and benchmark';
const POLICY = {
  name: 'rehearsal',
  title: 'Two checks and a soak passed',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
    { demand: 'tests', suite: 'soak', subject: 'jvm', form: 'process' },
  ],
};
/** Both platforms call the same workflow. */
const ARCHITECTURES = ['amd64'];

describeWhere('act', findAct(), 'release-candidate.yml without a registry', (act) => {
  let bench: ActBench;
  let result: ActResult;
  beforeAll(async () => {
    bench = new ActBench(act());
    bench.setDefault('run-sanity', 'only', 'topic-create, records-key-headers');
    bench.add('policy.json', JSON.stringify(POLICY));
    result = await bench.run('release-candidate.yml', 'workflow_dispatch', {
      inputs: {
        'kafka-version': '4.4.0',
        types: 'jvm',
        architectures: 'amd64',
        soak: '2',
        benchmark: '0',
        policy: 'policy.json',
      },
    });
  }, 900_000);
  afterAll(() => bench.close());

  test('passes, and only what was asked for has run', () => {
    expect(result.exitCode).toBe(0);
    const ran = result.jobs.map(({ name, result: outcome }) => `${name}: ${outcome}`).sort();
    expect(ran).toEqual([
      'JVM image/Candidate of one type/ok: success',
      'Release candidate/Inputs: success',
      'Release candidate/ok: success',
      ...ARCHITECTURES.flatMap((architecture) =>
        ['Report', SUITE, 'ok'].map((job) => `${architecture}/Candidate on one platform/${job}: success`),
      ),
    ]);
  });

  test('tests a real broker for each platform, and judges it', () => {
    for (const architecture of ARCHITECTURES) {
      const outputs = (job: string) =>
        result.jobs.find(({ name }) => name === `${architecture}/Candidate on one platform/${job}`)?.outputs;
      expect(outputs(SUITE)).toMatchObject({ result: 'passed', failed: '0', skipped: '0' });
      expect(outputs('Report')).toMatchObject({ verdict: 'passed', unmet: '0' });
      expect(bench.has(`kafka-native-report-jvm-${architecture}`, 'index.html')).toBe(true);
      expect(bench.evidence(`kafka-native-evidence-jvm-${architecture}-`)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ predicateType: expect.stringContaining('/distribution/') }),
          expect.objectContaining({
            predicateType: expect.stringContaining('/test-result/'),
            predicate: expect.objectContaining({ result: 'PASSED' }),
          }),
        ]),
      );
    }
  });
});
