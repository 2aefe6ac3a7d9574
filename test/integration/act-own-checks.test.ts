import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActBench } from '../support/act.ts';
import { outcomes } from '../support/act-results.ts';
import { type Availability, describeWhere } from '../support/require.ts';
import { findAct, findTool } from '../support/tools.ts';

const all = (): Availability<string> => {
  const [act, zizmor] = [findAct(), findTool('zizmor')];
  return 'missing' in zizmor ? zizmor : act;
};
const PULL = { payload: { pull_request: { number: 7, head: { repo: { fork: false } } } } };
/** To act, the suite's own actions are those of another repository, at a branch, and its own workflows lie beside it. */
const ALLOWED = `rules:
  unpinned-uses: { disable: true }
  self-repository: { disable: true }
`;

describeWhere('act', all(), 'the checks of this repository itself', (act) => {
  let bench: ActBench;
  beforeAll(() => {
    bench = new ActBench(act());
    bench.add('tools/install', '#!/bin/sh\ntest "$*" = zizmor\n', 0o755);
  });
  afterAll(() => bench.close());

  test('codeql.yml looks at the sources and at the workflows', async () => {
    const result = await bench.run('codeql.yml', 'pull_request', PULL);
    expect([outcomes(result), result.exitCode]).toEqual([['analyze: success', 'analyze: success'], 0]);
    expect(bench.calls().sort()).toEqual([
      'github/codeql-action/analyze /language:actions',
      'github/codeql-action/analyze /language:javascript-typescript',
      'github/codeql-action/init actions',
      'github/codeql-action/init javascript-typescript',
    ]);
  }, 120_000);

  test('dependency-review.yml refuses what is moderately vulnerable', async () => {
    const result = await bench.run('dependency-review.yml', 'pull_request', PULL);
    expect([outcomes(result), result.exitCode]).toEqual([['review: success'], 0]);
    expect(bench.calls()).toEqual(['actions/dependency-review-action moderate']);
  }, 120_000);

  test.each([
    ['passes where the real zizmor finds nothing', ALLOWED, 'success'],
    ['fails where it finds something, and uploads it all the same', 'rules: {}\n', 'failure'],
  ])(
    'zizmor.yml %s',
    async (_, config, outcome) => {
      bench.add('.github/zizmor.yml', config);
      const result = await bench.run('zizmor.yml', 'pull_request', {
        ...PULL,
        env: { ZIZMOR_OFFLINE: 'true' },
      });
      expect(outcomes(result)).toEqual([`zizmor: ${outcome}`]);
      expect(result.exitCode === 0).toBe(outcome === 'success');
      expect(bench.calls()).toEqual([
        expect.stringMatching(
          outcome === 'success' ? /upload-sarif zizmor 0$/ : /upload-sarif zizmor [1-9]\d*$/,
        ),
      ]);
    },
    120_000,
  );
});
