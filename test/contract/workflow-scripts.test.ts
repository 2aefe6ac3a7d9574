import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../support/source-tree.ts';
import { runScript, scriptOf } from '../support/workflow-script.ts';

const INPUTS = scriptOf(
  'release-candidate.yml',
  'inputs',
  'Types, platforms, repositories, tags and policy fit together',
);
const FITTING = {
  TYPES: 'native,jvm',
  ARCHITECTURES: 'amd64,arm64',
  NATIVE_IMAGE: 'ghcr.io/acme/kafka-native-rc',
  JVM_IMAGE: 'localhost:5000/kafka',
  TAGS: '4.4.0-rc1',
  POLICY: '',
};

test.each<[Record<string, string>]>([
  [{}],
  [{ TYPES: 'jvm', ARCHITECTURES: 'arm64' }],
  [{ TYPES: 'native, jvm', TAGS: '4.4.0-rc1, try_2' }],
  [{ NATIVE_IMAGE: '', JVM_IMAGE: '', TAGS: '' }],
  [{ NATIVE_IMAGE: 'docker.io/acme/team/kafka__native', JVM_IMAGE: '' }],
  [{ POLICY: 'policies/release.json' }],
  ...readdirSync(join(root, 'policies')).map((file): [Record<string, string>] => [
    { POLICY: file.replace('.json', '') },
  ]),
])('a candidate starts with %j', (given) => {
  expect(runScript(INPUTS, { ...FITTING, ...given })).toMatchObject({ status: 0, stdout: '' });
});

test.each([
  [{ TYPES: 'native,jmv' }, ['types: "jmv" is none of native jvm.']],
  [{ TYPES: '' }, ['types: name native jvm or both.']],
  [{ ARCHITECTURES: 'x86_64 *' }, ['architectures: "x86_64" is none', 'architectures: "*" is none']],
  [{ TAGS: ' ' }, ['tags: an image that is pushed needs one.']],
  [{ TAGS: 'kafka:4.4.0' }, ['tags: "kafka:4.4.0" is not allowed as a tag.']],
  [{ POLICY: 'relaese' }, ["policy: relaese is neither a policy's name"]],
  [{ POLICY: 'package.json' }, ['policy: package.json is neither']],
  [{ POLICY: '--help' }, ['policy: --help is neither']],
  [{ JVM_IMAGE: 'acme/kafka:rc' }, ['"acme/kafka:rc" is no name of a repository']],
  [{ JVM_IMAGE: 'https://docker.io/acme/kafka' }, ['is no name of a repository']],
  [{ NATIVE_IMAGE: `acme/kafka@sha256:${'0'.repeat(64)}` }, ['is no name of a repository']],
  [
    { NATIVE_IMAGE: 'Acme/kafka', JVM_IMAGE: 'acme/kafka' },
    ['native-image and jvm-image are both acme/kafka'],
  ],
])('a candidate ends before anything is built with %j', (given, problems) => {
  const { status, stdout } = runScript(INPUTS, { ...FITTING, ...given });
  expect(status).toBe(1);
  const lines = stdout.trim().split('\n');
  expect(lines).toEqual(problems.map((problem) => expect.stringContaining(problem)));
  for (const line of lines) expect(line).toMatch(/^::error::/);
});

test('an owner with capitals has a repository in small letters', () => {
  const { outputs } = runScript(INPUTS, { ...FITTING, NATIVE_IMAGE: 'ghcr.io/Acme-Corp/Kafka' });
  expect(outputs).toBe('native-image=ghcr.io/acme-corp/kafka\njvm-image=localhost:5000/kafka\n');
});

/** Runs a script beside these files. */
function runBeside(files: readonly string[], script: string, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'job-'));
  try {
    for (const file of files) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    return runScript(script, env, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each(['metadata', 'native', 'jvm'])(
  '%s tests the one Kafka that the artifact of the pull request has',
  (job) => {
    const script = scriptOf('pr-checks.yml', job, 'Find the tarball');
    const found = (...files: string[]) =>
      runBeside(['other.tgz', ...files.map((file) => `kafka-artifact/${file}`)], script, {
        ARTIFACT: 'kafka',
      });
    expect(found('a b/kafka_2.13-4.5.0.tgz', 'a b/kafka_2.13-4.5.0-site-docs.tgz')).toMatchObject({
      status: 0,
      outputs: 'path=kafka-artifact/a b/kafka_2.13-4.5.0.tgz\n',
    });
    for (const files of [['kafka.zip'], ['a.tgz', 'b.tgz']]) {
      expect(found(...files)).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(
          /^::error::The artifact kafka must hold one Kafka tarball \(\.tgz\), and holds [02]\.\n$/,
        ),
        outputs: '',
      });
    }
  },
);

test('the weekly refresh has nothing to do where nobody keeps metadata, and fails where it was named', () => {
  const script = scriptOf('metadata-refresh.yml', 'trace', 'Whether there is metadata to refresh');
  const check = (NAMED: string, FOLDER: string) => runBeside(['configs/a.json'], script, { NAMED, FOLDER });
  expect(check('configs', 'configs')).toMatchObject({ status: 0, outputs: 'there=true\n' });
  expect(check('', 'default')).toMatchObject({ status: 0, outputs: '' });
  expect(check('confgis', 'confgis')).toMatchObject({
    status: 1,
    stdout: '::error::metadata-dir: there is no folder confgis in this repository.\n',
  });
});
