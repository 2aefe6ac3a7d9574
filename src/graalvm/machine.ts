import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { UserError } from '../core/errors.ts';

/** What a GraalVM has to be built for. */
export interface Machine {
  readonly os: 'linux' | 'macos';
  readonly arch: 'amd64' | 'arm64';
  readonly libc: 'gnu' | 'musl' | 'system';
}

const ARCHITECTURES: Readonly<Record<string, Machine['arch']>> = { x64: 'amd64', arm64: 'arm64' };

/** @throws UserError on a machine that no GraalVM of ours is built for */
export async function thisMachine(): Promise<Machine> {
  const arch = ARCHITECTURES[process.arch];
  const os = process.platform === 'darwin' ? 'macos' : process.platform;
  if (arch === undefined || (os !== 'linux' && os !== 'macos')) {
    throw new UserError(`There is no GraalVM for ${process.platform}/${process.arch}.`, {
      hint: 'Use Linux or macOS on amd64 or arm64.',
    });
  }
  return { os, arch, libc: os === 'macos' ? 'system' : (await hasMusl()) ? 'musl' : 'gnu' };
}

export function platformOf(machine: Machine): string {
  return `${machine.os}/${machine.arch}`;
}

/** musl's loader is the C library of Alpine; on other distributions it is an extra, beside glibc's. */
async function hasMusl(): Promise<boolean> {
  if (existsSync('/lib64/ld-linux-x86-64.so.2') || existsSync('/lib/ld-linux-aarch64.so.1')) return false;
  const libraries = await readdir('/lib').catch(() => []);
  return libraries.some((name) => name.startsWith('ld-musl-'));
}

/** `ID` and `ID_LIKE` of os-release(5), most specific first; empty where there is no such file. */
export async function distributionIds(file = '/etc/os-release'): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const value = (name: string) => new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? '';
  return [value('ID'), ...value('ID_LIKE').split(' ')].filter((id) => id !== '');
}
