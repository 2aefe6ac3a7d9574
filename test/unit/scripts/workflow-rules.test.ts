import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { breachesOf } from '../../../scripts/workflows/rules.ts';

const SHA = '0123456789'.repeat(4);
const GOOD = `
name: Good
on:
  pull_request:
permissions: {}
concurrency:
  group: good
jobs:
  one:
    timeout-minutes: 5
    permissions:
      contents: read # to check the sources out
    steps:
      - uses: actions/checkout@${SHA} # v7.0.1
        with:
          persist-credentials: false
      - uses: $/actions/run-sanity
  two:
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo "$TITLE"
  ok:
    if: \${{ always() }}
    needs: [one, two]
    timeout-minutes: 5
    permissions: {}
`;

const breaches = (text: string) => breachesOf({ file: 'a.yml', text, workflow: parse(text) });
const LOGIN = `docker/login-action@${SHA} # v4.6.0
        with:
          password: \${{ secrets.TOKEN }}`;

test('a workflow that keeps to the rules has no breach', () => expect(breaches(GOOD)).toEqual([]));

test.each([
  ['name: Good', '', 'It has no name.'],
  ['permissions: {}\nconc', 'permissions: read-all\nconc', 'It has permissions of its own.'],
  ['concurrency:\n  group: good\n', '', 'It has no concurrency group.'],
  ['pull_request:', 'pull_request_target:', 'It starts on pull_request_target.'],
  ['"$TITLE"', '"$TITLE" # ${{ secrets.X }}', 'A pull request sees secrets.'],
  ['    permissions: {}\n    steps', '    steps', 'Job two does not name its permissions.'],
  [
    '    timeout-minutes: 5\n    permissions: {}\n    steps',
    '    permissions: {}\n    steps',
    'Job two has no time limit.',
  ],
  ['$TITLE', '${{ github.event.pull_request.title }}', 'Job two has an expression in a script.'],
  ['persist-credentials: false', 'fetch-depth: 0', 'Job one keeps the token in its checkout.'],
  [' # to check the sources out', '', 'A grant has no reason: contents: read.'],
  [`${SHA} # v7.0.1`, 'v7', 'Not pinned by commit and version: - uses: actions/checkout@v7.'],
  [' # v7.0.1', '', `Not pinned by commit and version: - uses: actions/checkout@${SHA}.`],
  ['uses: $/actions', 'uses: ./actions', 'Not pinned by commit and version: - uses: ./actions/run-sanity.'],
  ['    if: ${{ always() }}\n', '', 'There is no job ok that always runs.'],
  ['[one, two]', '[one]', 'Job ok does not wait for two.'],
])('in place of %j, %j is a breach', (good, bad, breach) => {
  expect(GOOD).toContain(good);
  expect(breaches(GOOD.replace(good, bad))).toContain(breach);
});

test('a secret is for a job that logs in, and not where foreign code runs', () => {
  const pushed = GOOD.replace('pull_request', 'push');
  const foreign = pushed.replace('$/actions/run-sanity', `${LOGIN}\n      - uses: $/actions/run-sanity`);
  expect(breaches(foreign)).toEqual(['Job one has a secret and runs foreign code.']);
  const idle = pushed.replace(
    'echo "$TITLE"',
    'echo "$TITLE"\n        env: { TITLE: "${{ secrets.TOKEN }}" }',
  );
  expect(breaches(idle)).toEqual(['Job two has a secret and logs in to no registry.']);
});
