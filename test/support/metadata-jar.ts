import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Availability } from './require.ts';

const run = promisify(execFile);

/** Compiles the Java sources of a folder into a jar; needs a JDK on the PATH. */
export async function compileJar(sources: string, into: string, name: string): Promise<string> {
  const classes = join(into, `${name}-classes`);
  await mkdir(classes, { recursive: true });
  const files = (await readdir(sources, { recursive: true }))
    .filter((file) => file.endsWith('.java'))
    .map((file) => join(sources, file));
  await run('javac', [
    '--release',
    '11',
    '-proc:none',
    '-d',
    classes,
    '-sourcepath',
    sources,
    ...files.sort(),
  ]);
  const jar = join(into, `${name}.jar`);
  await run('jar', ['--create', '--file', jar, '-C', classes, '.']);
  return jar;
}

/** Whether the machine can compile. */
export function findJavac(path = process.env.PATH ?? ''): Availability<string> {
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, 'javac'))
    .find((file) => existsSync(file));
  return found === undefined ? { missing: 'no javac on the PATH' } : { found };
}
