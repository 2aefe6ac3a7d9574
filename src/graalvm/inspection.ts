import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import { type Machine, platformOf } from './machine.ts';

const ARCHITECTURES: Readonly<Record<string, Machine['arch']>> = {
  x86_64: 'amd64',
  amd64: 'amd64',
  aarch64: 'arm64',
  arm64: 'arm64',
};
/** `e_machine` of an ELF header: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const ELF_MACHINES: Readonly<Record<number, Machine['arch']>> = { 62: 'amd64', 183: 'arm64' };

/**
 * Looks, before anything in it is run, whether a folder is a GraalVM for this machine. `shown` is its name in messages.
 * @throws UserError where it is no folder, has no `java` or no `native-image`, or is for another machine
 */
export async function inspectHome(home: string, machine: Machine, shown = home): Promise<void> {
  const folder = await stat(home).catch(() => undefined);
  if (!folder?.isDirectory()) throw new UserError(`There is no folder ${shown}.`, { hint: HINT });
  for (const [tool, hint] of TOOLS) {
    if (!(await isFile(join(home, 'bin', tool)))) {
      throw new UserError(`${shown} is not a GraalVM: it has no bin/${tool}.`, { hint });
    }
  }
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  const java = join(home, 'bin', 'java');
  const arch = (await elfArchitecture(java)) ?? ARCHITECTURES[field(release, 'OS_ARCH') ?? ''];
  if (arch !== undefined && arch !== machine.arch) {
    throw new UserError(`The GraalVM in ${shown} is for ${arch}, this machine is ${platformOf(machine)}.`, {
      hint: `Use the archive for ${machine.os} on ${machine.arch}.`,
    });
  }
}

const HINT = 'Name the folder that contains bin/native-image, or leave it out to have one installed.';
const TOOLS = [
  ['java', HINT],
  [
    'native-image',
    'A plain JDK cannot compile to native code. Use a GraalVM; for those older than 23.0 run "gu install native-image" first.',
  ],
] as const;

/** A value of the `release` file of a JDK: `NAME="value"`. */
function field(release: string, name: string): string | undefined {
  return new RegExp(`^${name}="([^"]*)"`, 'm').exec(release)?.[1];
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function elfArchitecture(path: string): Promise<Machine['arch'] | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(20), 0, 20, 0);
    const isElf = bytesRead === 20 && buffer.readUInt32BE(0) === 0x7f454c46;
    return isElf ? ELF_MACHINES[buffer.readUInt16LE(18)] : undefined;
  } finally {
    await file.close();
  }
}
