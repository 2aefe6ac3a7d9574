import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Availability } from './require.ts';
import { isRequired } from './requirement.ts';

/** A helper program that `tools/install` has brought to this machine. */
export function findTool(name: string, env = process.env): Availability<string> {
  const cache = env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = env.KAFKA_NATIVE_TOOLS ?? join(cache, 'kafka-native', 'tools');
  const path = join(folder, 'bin', name);
  return existsSync(path) ? { found: path } : { missing: `run tools/install ${name}` };
}

/** act, for runs of whole workflows: a minute or two that a test run spends only when told to. */
export function findAct(env = process.env): Availability<string> {
  return isRequired('act', env.REQUIRE)
    ? findTool('act', env)
    : { missing: 'not asked for; REQUIRE=act runs whole workflows' };
}

/** act, for workflows that build and run images, which takes minutes. */
export function findActForSuites(env = process.env): Availability<string> {
  return isRequired('full', env.REQUIRE)
    ? findTool('act', env)
    : { missing: 'not asked for; REQUIRE=act,full makes images in workflows, which takes minutes' };
}
