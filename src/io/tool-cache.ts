import { writeFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import { find, findAllVersions } from '@actions/tool-cache';

/** A runner's tool cache, or a folder of the same layout: `<tool>/<version>/<arch>`, `<arch>.complete`. */
export interface ToolCache {
  /** The folder of a finished tool. `version` is a semantic version. */
  find(tool: string, version: string): string | undefined;
  /** Versions of a tool that are finished, as semantic versions. */
  versions(tool: string): string[];
  /** Where a tool belongs; nothing is made. */
  place(tool: string, version: string): string;
  /** Marks the folder at {@link place} as finished. */
  complete(tool: string, version: string): Promise<void>;
}

/**
 * Reads with `@actions/tool-cache`, so that what that package stored is found, and what is stored here is
 * found by it. Its `cacheDir` is not used: it copies a tool file by file into its place, twice the disk and
 * not safe with two jobs at once; here a tool is unpacked beside its place and moved there.
 */
export function openToolCache(root: string): ToolCache {
  const place = (tool: string, version: string) => join(root, tool, version, arch());
  return {
    find: (tool, version) => within(root, () => find(tool, version)) || undefined,
    versions: (tool) => within(root, () => findAllVersions(tool)),
    place,
    complete: (tool, version) => writeFile(`${place(tool, version)}.complete`, ''),
  };
}

/**
 * The package knows its folder only from this variable, which it reads anew each time, and it prints `::debug::`
 * lines whether or not a runner reads them. Both calls are synchronous, so nothing else can happen meanwhile.
 */
function within<T>(root: string, work: () => T): T {
  const before = process.env.RUNNER_TOOL_CACHE;
  const write = process.stdout.write;
  process.env.RUNNER_TOOL_CACHE = root;
  if (process.env.GITHUB_ACTIONS !== 'true') process.stdout.write = () => true;
  try {
    return work();
  } finally {
    process.stdout.write = write;
    if (before === undefined) delete process.env.RUNNER_TOOL_CACHE;
    else process.env.RUNNER_TOOL_CACHE = before;
  }
}
