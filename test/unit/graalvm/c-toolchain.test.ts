import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/core/errors.ts';
import type { Argv } from '../../../src/core/host.ts';
import { describeMissing, tryCToolchain } from '../../../src/graalvm/c-toolchain.ts';
import { installCommand } from '../../../src/graalvm/packages.ts';
import { createFakeHost } from '../../fakes/host.ts';

const temp = mkdtempSync(join(tmpdir(), 'c-toolchain-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

/** A gcc on a machine that lacks what is named. */
const machineWithout = (...lacking: string[]) =>
  createFakeHost({
    dirs: { temp },
    exec: ([, ...args]: Argv, { input = '' }) => {
      if (lacking.includes('gcc')) throw new UserError('The program "gcc" was not found.');
      const call = args.join(' ');
      if (call === '--version') return { stdout: 'gcc 12.2.0\nCopyright' };
      if (call.startsWith('-Wl,--version')) return { stdout: 'GNU ld 2.40\n' };
      const printed = /^-print-file-name=(.*)/.exec(call)?.[1];
      if (printed !== undefined)
        return { stdout: lacking.includes(printed) ? printed : `/usr/lib/${printed}` };
      const needs = [
        ...(input.includes('stdio.h') ? ['libc'] : []),
        ...(input.includes('zlib.h') ? ['libc', 'zlib'] : []),
        ...(call.includes('-static') ? ['libc.a'] : []),
      ];
      return { exitCode: needs.some((need) => lacking.includes(need)) ? 1 : 0 };
    },
  });

describe('tryCToolchain', () => {
  test.each<[string[], boolean, string[], string | undefined]>([
    [[], false, [], undefined],
    // Nothing else can be tried without these, so that all that a build needs is named at once.
    [['gcc'], false, ['compiler'], 'apt-get install -y gcc libc6-dev zlib1g-dev'],
    [['gcc'], true, ['compiler'], 'apt-get install -y g++ gcc libc6-dev zlib1g-dev'],
    [['libc'], false, ['libc'], 'apt-get install -y libc6-dev zlib1g-dev'],
    [['zlib'], false, ['zlib'], 'apt-get install -y zlib1g-dev'],
    [['libc.a', 'libz.a', 'libstdc++.a'], false, [], undefined],
    [
      ['zlib', 'libc.a', 'libz.a', 'libstdc++.a'],
      true,
      ['zlib', 'static-libc', 'static-zlib', 'static-libstdc++'],
      'apt-get install -y g++ libc6-dev zlib1g-dev',
    ],
  ])('without %j, static %s', async (lacking, forStatic, missing, remedy) => {
    const found = await tryCToolchain(machineWithout(...lacking), {
      forStatic,
      systems: ['ubuntu', 'debian'],
    });
    expect(found.missing).toEqual(missing);
    expect(found.remedy).toBe(remedy);
    expect(found.compiler).toBe(lacking.includes('gcc') ? undefined : 'gcc 12.2.0');
    expect(found.linker).toBe(lacking.includes('gcc') ? undefined : 'GNU ld 2.40');
  });

  test('says what is missing and how to get it', async () => {
    const found = await tryCToolchain(machineWithout('zlib'), {
      forStatic: false,
      systems: ['rocky', 'rhel'],
    });
    expect(describeMissing(found)).toEqual({
      message: 'native-image cannot link on this machine. Missing: zlib with its headers.',
      hint: 'Install with: dnf install -y zlib-devel',
    });
    expect(describeMissing({ ...found, remedy: undefined })?.hint).toBe(
      'Install it with the package manager of this system.',
    );
    expect(describeMissing({ ...found, missing: [] })).toBeUndefined();
  });
});

describe('installCommand', () => {
  test.each([
    [['debian'], 'apt-get install -y gcc zlib1g-dev'],
    [['linuxmint', 'ubuntu', 'debian'], 'apt-get install -y gcc zlib1g-dev'],
    [['fedora'], 'dnf install -y gcc zlib-devel'],
    [['alpine'], 'apk add gcc zlib-dev'],
    [['plan9'], undefined],
    [[], undefined],
  ])('on %j', (systems, command) => expect(installCommand(['zlib', 'compiler'], systems)).toBe(command));
  test('of nothing', () => expect(installCommand([], ['debian'])).toBeUndefined());
});
