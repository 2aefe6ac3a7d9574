import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findEngine } from '../support/engine.ts';
import { describeWhere } from '../support/require.ts';
import { root } from '../support/source-tree.ts';

/** In place of what takes minutes: the stages of the Dockerfile that run Kafka. */
const ARCHIVES = ['bin/kafka-run-class.sh', 'libs/kafka.jar', 'kafka.jsa', 'storage.jsa'];

describeWhere('engine', findEngine(), 'what of a distribution is in the JVM image', (engine) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jvm-files-'));
    for (const file of ARCHIVES) add(`archives/opt/kafka/${file}`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function add(path: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }

  /** Entries of `/opt/kafka` in the image of a distribution with these files. */
  function image(...files: string[]): string {
    for (const file of files) add(`kafka/${file}`);
    const out = join(folder, 'out');
    const { builder, baseImage } = engine();
    execFileSync(
      'docker',
      [
        ...['buildx', 'build', '--builder', builder, '--file', join(root, 'docker/jvm/Dockerfile')],
        ...['--build-context', `base=docker-image://${baseImage}`],
        ...['--build-context', `archives=${join(folder, 'archives')}`],
        ...['--build-context', `kafka=${join(folder, 'kafka')}`],
        ...['--output', `type=local,dest=${out}`, join(root, 'docker')],
      ],
      { stdio: 'pipe' },
    );
    return join(out, 'opt/kafka');
  }

  test('is all that its licence asks for, beside what runs', () => {
    const kafka = image('config/a', 'LICENSE', 'NOTICE', 'licenses/bsd-2', 'site-docs/x.tgz', 'bin/x');
    expect(readdirSync(kafka).sort()).toEqual(
      ['LICENSE', 'NOTICE', 'bin', 'config', 'kafka.jsa', 'libs', 'licenses', 'storage.jsa'].sort(),
    );
    expect(readdirSync(join(kafka, 'licenses'))).toEqual(['bsd-2']);
  }, 120_000);

  test('needs none of it where the jars came without', () => {
    const kafka = image('config/a');
    expect(existsSync(join(kafka, 'LICENSE'))).toBe(false);
    expect(readdirSync(join(kafka, 'config'))).toEqual(['a']);
  }, 120_000);
});
