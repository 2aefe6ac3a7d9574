import { mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Argv, ExecResult, Host } from '../core/host.ts';
import { distributionIds } from './machine.ts';
import { installCommand, type Need } from './packages.ts';

/** What `native-image` will find when it links; each was tried, none is a guess from a package's name. */
export interface CToolchain {
  /** First line of `gcc --version`. */
  readonly compiler: string | undefined;
  /** First line of the version of the linker that this compiler calls. */
  readonly linker: string | undefined;
  readonly missing: readonly Need[];
  /** The command that installs what is missing, where the system's package manager is known. */
  readonly remedy: string | undefined;
}

/** On Linux `native-image` calls `gcc`; clang or `cc` alone do not help it. */
const COMPILER = 'gcc';
const TIME_LIMIT = 60_000;
const PLAIN = '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n';
const ZLIB = '#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }\n';

/** Names in sentences. */
const NAMES: Readonly<Record<Need, string>> = {
  compiler: 'the C compiler gcc',
  libc: 'the C library’s headers or the linker',
  zlib: 'zlib with its headers',
  'static-libc': 'the static C library',
  'static-zlib': 'the static zlib (libz.a)',
  'static-libstdc++': 'the static C++ library (libstdc++.a)',
};

/**
 * Compiles and links what `native-image` would, because it finds out only at the end of a build: a missing
 * zlib is the linker's last word after minutes. `forStatic` tries the archives of a static image, too.
 */
export async function tryCToolchain(
  host: Host,
  options: { readonly forStatic: boolean; readonly systems?: readonly string[] },
): Promise<CToolchain> {
  const compiler = await run(host, [COMPILER, '--version']);
  const missing =
    compiler?.exitCode === 0 ? await tryLinking(host, options.forStatic) : ['compiler' as const];
  const linker =
    compiler?.exitCode === 0 ? await run(host, [COMPILER, '-Wl,--version', '-nostdlib']) : undefined;
  return {
    compiler: firstLine(compiler),
    linker: firstLine(linker),
    missing,
    remedy: installCommand(
      [...missing, ...untried(missing, options.forStatic)],
      options.systems ?? (await distributionIds()),
    ),
  };
}

/** What could not be tried for want of what is missing; named with it, so that nobody installs in three rounds. */
function untried(missing: readonly Need[], forStatic: boolean): Need[] {
  if (!missing.includes('compiler') && !missing.includes('libc')) return [];
  return [
    'libc',
    'zlib',
    ...(forStatic ? (['static-libc', 'static-zlib', 'static-libstdc++'] as const) : []),
  ];
}

async function tryLinking(host: Host, forStatic: boolean): Promise<Need[]> {
  const folder = await mkdtemp(join(host.dirs.temp, 'link-'));
  const links = async (source: string, ...flags: string[]) => {
    const argv: Argv = [COMPILER, '-x', 'c', '-', '-o', join(folder, 'out'), ...flags];
    return (await run(host, argv, source))?.exitCode === 0;
  };
  try {
    if (!(await links(PLAIN))) return ['libc'];
    const missing: Need[] = (await links(ZLIB, '-lz')) ? [] : ['zlib'];
    if (!forStatic) return missing;
    const staticLibc = await links(PLAIN, '-static');
    if (!staticLibc) missing.push('static-libc');
    if (!(await isArchiveThere(host, 'libz.a'))) missing.push('static-zlib');
    if (!(await isArchiveThere(host, 'libstdc++.a'))) missing.push('static-libstdc++');
    return missing;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** gcc answers with the bare name where it finds no such file. */
async function isArchiveThere(host: Host, name: string): Promise<boolean> {
  const answer = await run(host, [COMPILER, `-print-file-name=${name}`]);
  return isAbsolute(answer?.stdout.trim() ?? '');
}

/** One paragraph: what is missing and how to get it; undefined where nothing is. */
export function describeMissing(toolchain: CToolchain): { message: string; hint: string } | undefined {
  if (toolchain.missing.length === 0) return undefined;
  const names = toolchain.missing.map((need) => NAMES[need]).join(', ');
  return {
    message: `native-image cannot link on this machine. Missing: ${names}.`,
    hint:
      toolchain.remedy === undefined
        ? 'Install it with the package manager of this system.'
        : `Install with: ${toolchain.remedy}`,
  };
}

/** undefined where there is no such program. */
async function run(host: Host, argv: Argv, input?: string): Promise<ExecResult | undefined> {
  try {
    return await host.exec(argv, { timeoutMs: TIME_LIMIT, ...(input === undefined ? {} : { input }) });
  } catch (error) {
    if (error instanceof UserError && !host.signal.aborted) return undefined;
    throw error;
  }
}

function firstLine(result: ExecResult | undefined): string | undefined {
  return result?.stdout.split('\n')[0]?.trim() || undefined;
}
