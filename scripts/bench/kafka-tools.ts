import { join } from 'node:path';
import type { Host } from '../../src/core/host.ts';

/** The newest release whose console tools are on Maven Central. */
export const TOOLS_KAFKA = '4.3.1';

/** Runs one of Kafka's command-line tools in this distribution and answers with what it printed. */
export async function runTool(
  host: Host,
  root: string,
  [name, ...args]: readonly [string, ...string[]],
  input?: string,
): Promise<string> {
  const argv = [join(root, 'bin', name), ...args] as const;
  const result = await host.exec(argv, { timeoutMs: 120_000, ...(input === undefined ? {} : { input }) });
  const ended = result.timedOut ? 'took too long' : `ended with exit code ${result.exitCode}`;
  if (result.exitCode !== 0)
    throw new Error(`${name} ${args.join(' ')} ${ended}: ${result.stdout}${result.stderr}`);
  return result.stdout;
}
