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
defaults:
  run:
    shell: bash
jobs:
  one:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read # to check the sources out
    steps:
      - uses: actions/checkout@${SHA} # v7.0.1
        with:
          persist-credentials: false
      - uses: $/actions/run-sanity
      - uses: actions/upload-artifact@${SHA} # v7.0.0
        with:
          name: result
          overwrite: true
  two:
    runs-on: ubuntu-24.04-arm
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo "$TITLE"
  ok:
    if: \${{ always() }}
    needs: [one, two]
    runs-on: ubuntu-24.04
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
  ['    shell: bash\n', '    shell: sh\n', 'Its scripts run without pipefail.'],
  ['jobs:\n  one', 'env:\n  T: ${{ github.token }}\njobs:\n  one', 'Every job has a secret.'],
  ['runs-on: ubuntu-24.04-arm', 'runs-on: ubuntu-latest', 'Job two runs on ubuntu-latest.'],
  ['runs-on: ubuntu-24.04-arm', 'runs-on: [self-hosted, linux]', 'Job two runs on self-hosted,linux.'],
  ['contents: read #', 'issues: write #', 'Job one runs foreign code and may write issues.'],
  ['overwrite: true', 'retention-days: 1', 'Job one cannot be run again: its artifact result is there then.'],
  ['    steps:\n      - run', '    secrets: inherit\n    steps:\n      - run', 'It hands all secrets on.'],
])('in place of %j, %j is a breach', (good, bad, breach) => {
  expect(GOOD).toContain(good);
  expect(breaches(GOOD.replace(good, bad))).toContain(breach);
});

test('a secret is for a job that logs in, in an environment, and not where foreign code runs', () => {
  const pushed = GOOD.replace('pull_request', 'push');
  const kept = pushed.replace('    steps', '    environment: vault\n    steps');
  const foreign = kept.replace('$/actions/run-sanity', `${LOGIN}\n      - uses: $/actions/run-sanity`);
  expect(breaches(foreign)).toEqual(['Job one has a secret and runs foreign code.']);
  const open = pushed.replace('$/actions/run-sanity', LOGIN);
  expect(breaches(open)).toEqual(['Job one has a secret outside of an environment.']);
  const idle = pushed.replace(
    'echo "$TITLE"',
    'echo "$TITLE"\n        env: { TITLE: "${{ secrets.TOKEN }}" }\n    environment: vault',
  );
  expect(breaches(idle)).toEqual(['Job two has a secret and logs in to no registry.']);
});

test.each([
  ["${{ secrets.TOKEN || steps.registry.outputs.host == 'ghcr.io' && github.token || '' }}", []],
  ['${{ secrets.TOKEN || github.token }}', ['Job one sends its token to whatever registry is named.']],
  [
    "${{ host == 'ghcr.io' && github.token || host != 'docker.io' && github.token }}",
    ['Job one sends its token to whatever registry is named.'],
  ],
])('the job’s token is for GitHub’s registry: %s', (password, expected) => {
  const login = LOGIN.replace('${{ secrets.TOKEN }}', password);
  const text = GOOD.replace('pull_request', 'push')
    .replace('    steps', '    environment: vault\n    steps')
    .replace('$/actions/run-sanity', login);
  expect(breaches(text)).toEqual(expected);
});

test.each([
  ['', ['Job one builds with whatever BuildKit is newest.']],
  ['image=moby/buildkit:v0.33.1', ['Job one builds with whatever BuildKit is newest.']],
  [`image=moby/buildkit:v0.33.1@sha256:${'0'.repeat(64)}`, []],
])('BuildKit is pinned by digest: %j', (options, expected) => {
  const buildx = `docker/setup-buildx-action@${SHA} # v4.2.0\n        with:\n          driver-opts: ${options}`;
  expect(breaches(GOOD.replace('$/actions/run-sanity', buildx))).toEqual(expected);
});

test('a job that comes after one that may be skipped asks for the state of both', () => {
  const third = (condition: string) =>
    `${GOOD}  three:\n    needs: two\n${condition}    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    permissions: {}\n`
      .replace('  two:\n', '  two:\n    needs: one\n    if: ${{ !failure() }}\n')
      .replace('  one:\n', '  one:\n    if: ${{ inputs.one }}\n')
      .replace('[one, two]', '[one, two, three]');
  expect(breaches(third(''))).toEqual([
    'Job three is skipped wherever two is.',
    'Job three is skipped wherever one is.',
  ]);
  expect(breaches(third('    if: ${{ inputs.three }}\n'))).toHaveLength(2);
  expect(breaches(third('    if: ${{ !failure() && inputs.three }}\n'))).toEqual([]);
});

test('scripts of packages are foreign code, too', () => {
  const text = GOOD.replace(
    'permissions: {}\n    steps:',
    'permissions:\n      contents: write # why\n    steps:',
  );
  expect(breaches(text)).toEqual([]);
  expect(breaches(text.replace('echo "$TITLE"', 'npm ci'))).toEqual([
    'Job two runs foreign code and may write contents.',
  ]);
});

test.each([
  [`actions/cache/restore@${SHA} # v5.0.5`, 'Job one releases and uses a cache.'],
  [`actions/setup-node@${SHA} # v7.0.0`, 'Job one releases and lets setup-node use a cache.'],
  ['$/actions/build-native-binary', 'Job one releases and takes a binary from a cache.'],
])('in a workflow that releases, %s is a breach', (uses, breach) => {
  const text = GOOD.replace('$/actions/run-sanity', uses);
  expect(breachesOf({ file: 'release.yml', text, workflow: parse(text) })).toEqual([breach]);
  expect(breaches(text)).toEqual([]);
});
