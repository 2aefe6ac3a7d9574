import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { inspectHome } from '../../../src/graalvm/inspection.ts';
import type { Machine } from '../../../src/graalvm/machine.ts';

const amd64: Machine = { os: 'linux', arch: 'amd64', libc: 'gnu' };
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'inspection-'));
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin', 'native-image'), '');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** The first 20 bytes of an ELF file. */
function elf(machine: number): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt32BE(0x7f454c46, 0);
  header.writeUInt16LE(machine, 18);
  return header;
}

test('the ELF header of java tells the architecture, and is believed before the release file', async () => {
  writeFileSync(join(home, 'release'), 'JAVA_VERSION="25.0.4"\nOS_ARCH="x86_64"\n');
  writeFileSync(join(home, 'bin', 'java'), elf(62));
  await inspectHome(home, amd64);
  writeFileSync(join(home, 'bin', 'java'), elf(183));
  await expect(inspectHome(home, amd64, 'x.tar.gz')).rejects.toMatchObject({
    message: 'The GraalVM in x.tar.gz is for arm64, this machine is linux/amd64.',
    hint: 'Use the archive for linux on amd64.',
  });
});

test('without an ELF header the release file tells it; without either nothing is refused', async () => {
  writeFileSync(join(home, 'bin', 'java'), '');
  await inspectHome(home, amd64);
  writeFileSync(join(home, 'release'), 'OS_ARCH="aarch64"\n');
  await expect(inspectHome(home, amd64)).rejects.toThrow(/is for arm64, this machine is linux\/amd64/);
});
