import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { findJava, majorOf } from '../../../src/kafka/java.ts';
import { createFakeHost } from '../../fakes/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'java-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function jdk(version: string): string {
  const home = join(folder, version);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'java'), '');
  chmodSync(join(home, 'bin', 'java'), 0o755);
  writeFileSync(join(home, 'release'), `IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`);
  return home;
}

describe('findJava', () => {
  test('prefers JAVA_HOME', async () => {
    const [home, other] = [jdk('21.0.5'), jdk('17.0.19')];
    const host = createFakeHost({ env: { JAVA_HOME: home, PATH: join(other, 'bin') } });
    expect(await findJava(host)).toEqual({
      program: join(home, 'bin', 'java'),
      version: '21.0.5',
      major: 21,
    });
  });

  test('passes over one that is too old, and takes the oldest of a runner that will do', async () => {
    const env = {
      JAVA_HOME: jdk('11.0.2'),
      JAVA_HOME_25_X64: jdk('25.0.1'),
      JAVA_HOME_8_X64: jdk('1.8.0_402'),
      JAVA_HOME_17_X64: jdk('17.0.9'),
    };
    expect((await findJava(createFakeHost({ env }))).version).toBe('17.0.9');
  });

  test('says what was found where none will do', async () => {
    const env = { JAVA_HOME: jdk('11.0.2') };
    await expect(findJava(createFakeHost({ env }))).rejects.toThrow(/17 or newer is needed, but .*11\.0\.2/);
  });

  test('says that none was found', async () => {
    await expect(findJava(createFakeHost({ env: { PATH: folder } }))).rejects.toThrow(/but none was found/);
  });

  test('asks the program where there is no release file beside it', async () => {
    const bin = join(folder, 'bare');
    mkdirSync(bin);
    writeFileSync(join(bin, 'java'), '');
    const host = createFakeHost({
      env: { PATH: bin },
      exec: () => ({ stderr: 'openjdk version "17.0.19" 2026-04-21' }),
    });
    expect((await findJava(host)).version).toBe('17.0.19');
  });

  test.each([
    ['1.8.0_402', 8],
    ['17.0.9+9', 17],
    ['25-ea', 25],
    ['nonsense', Number.NaN],
  ])('%s is Java %d', (version, major) => expect(majorOf(version)).toBe(major));
});
