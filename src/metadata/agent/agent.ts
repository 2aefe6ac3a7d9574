import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Problem } from '../classpath/class-path.ts';
import { isMetadataFile, readFolder } from '../formats/folder.ts';
import { mergeMetadata } from '../formats/merge.ts';
import type { Metadata } from '../formats/model.ts';
import { withoutNoise } from './noise.ts';

/** Seconds between two writings, so that a broker that is killed leaves what it did until then. */
const PERIOD = 5;

/**
 * The variables that make every JVM that is started with them write what it reflects on, into a folder of its
 * own below `folder`. By environment, because Kafka's `setup`, its scripts and a user's own commands start
 * JVMs whose command line is not ours.
 */
export function agentEnvironment(folder: string, more: readonly string[] = []): Record<string, string> {
  const options = [
    `config-output-dir=${join(folder, '{pid}-{datetime}')}`,
    `config-write-period-secs=${PERIOD}`,
    `config-write-initial-delay-secs=${PERIOD}`,
    ...more,
  ];
  const option = `-agentlib:native-image-agent=${options.join(',')}`;
  // A JVM splits the variable at blanks, except within quotes.
  return { JAVA_TOOL_OPTIONS: /\s/.test(option) ? `"${option}"` : option };
}

/** @throws UserError where the GraalVM has no tracing agent */
export async function demandAgent(home: string): Promise<void> {
  await access(join(home, 'lib', 'libnative-image-agent.so')).catch(() => {
    throw new UserError(`The GraalVM in ${home} has no tracing agent (lib/libnative-image-agent.so).`, {
      hint: 'Install a complete GraalVM with setup-graalvm.',
    });
  });
}

/** What all JVMs below the folder of {@link agentEnvironment} wrote, merged and without the agent's noise. */
export async function collect(folder: string): Promise<{ metadata: Metadata; processes: number }> {
  const perProcess = await Promise.all(
    (await namesIn(folder)).map((name) => readProcess(join(folder, name))),
  );
  const written = perProcess.filter((parts) => parts.length > 0);
  return { metadata: withoutNoise(mergeMetadata(written.flat())), processes: written.length };
}

/**
 * Everything that one JVM left. The agent writes into a temporary folder inside its own and moves the files
 * out; at the exit of a JVM that has written before it takes its own files for another's and leaves the last,
 * complete ones where they are. Of a JVM that was killed while writing, half a file may lie there.
 */
async function readProcess(output: string): Promise<Metadata[]> {
  const parts: Metadata[] = [];
  const names = await namesIn(output);
  for (const folder of [
    output,
    ...names.filter((name) => TEMPORARY.test(name)).map((name) => join(output, name)),
  ]) {
    // A JVM that ended before the first writing leaves an empty folder or a lock.
    if (!(await namesIn(folder)).some(isMetadataFile)) continue;
    const problems: Problem[] = [];
    parts.push((await readFolder(folder, problems)).metadata);
    const [problem] = problems;
    if (problem === undefined || folder !== output) continue;
    throw new UserError(`The tracing agent wrote what cannot be read: ${problem.message}`);
  }
  return parts;
}

const TEMPORARY = /^agent-pid.*\.tmp/;

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.toSorted();
}
