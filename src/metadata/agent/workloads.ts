import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { formatDuration } from '../../core/units.ts';
import { mergeMetadata } from '../formats/merge.ts';
import type { Metadata } from '../formats/model.ts';
import { agentEnvironment, collect } from './agent.ts';
import { registrations } from './registrations.ts';

/** Something that makes a JVM reflect; what it starts must get the variables that it is given. */
export interface Workload {
  readonly name: string;
  /** More options of the agent. */
  readonly agentOptions?: readonly string[];
  /** The part of what is traced that counts; everything unless told. */
  readonly select?: (metadata: Metadata) => Metadata;
  /**
   * Runs to its end. The answer tells what of it did not work, one sentence each: what was not reached is no
   * reason to throw away what was.
   */
  run(env: Readonly<Record<string, string>>): Promise<readonly string[]>;
}

export interface WorkloadResult {
  readonly name: string;
  readonly metadata: Metadata;
  /** JVMs that wrote something. */
  readonly processes: number;
  readonly notReached: readonly string[];
  readonly durationMs: number;
}

/** Runs one workload after the other, each with its own output of the tracing agent below `folder`. */
export async function runWorkloads(
  host: Host,
  workloads: readonly Workload[],
  folder: string,
): Promise<WorkloadResult[]> {
  const results: WorkloadResult[] = [];
  for (const workload of workloads) {
    host.signal.throwIfAborted();
    results.push(
      await host.log.group(`Workload ${workload.name}`, () =>
        runOne(host, workload, join(folder, workload.name)),
      ),
    );
  }
  return results;
}

async function runOne(host: Host, workload: Workload, output: string): Promise<WorkloadResult> {
  const began = host.clock.monotonic();
  await mkdir(output, { recursive: true });
  const notReached = await attempt(host, workload, output);
  const collected = await collect(output);
  const { processes } = collected;
  const metadata = workload.select?.(collected.metadata) ?? collected.metadata;
  const durationMs = Math.round(host.clock.monotonic() - began);
  const found = `${registrations(metadata).size} registrations from ${processes} processes`;
  host.log.info(`${workload.name}: ${found} in ${formatDuration(durationMs)}`);
  for (const sentence of notReached) host.log.warn(`${workload.name}: ${sentence}`);
  return { name: workload.name, metadata, processes, notReached, durationMs };
}

async function attempt(host: Host, workload: Workload, output: string): Promise<readonly string[]> {
  try {
    return await workload.run(agentEnvironment(output, workload.agentOptions));
  } catch (error) {
    if (host.signal.aborted) throw error;
    return [explain(error).text];
  }
}

/** All that the workloads needed, as one sorted metadata. */
export function mergeResults(results: readonly WorkloadResult[]): Metadata {
  return mergeMetadata(results.map(({ metadata }) => metadata));
}

/** For each registration, the workloads that needed it, in the order in which they ran. */
export function attribute(results: readonly WorkloadResult[]): ReadonlyMap<string, readonly string[]> {
  const needed = new Map<string, string[]>();
  for (const { name, metadata } of results) {
    for (const line of registrations(metadata)) {
      const known = needed.get(line);
      if (known === undefined) needed.set(line, [name]);
      else known.push(name);
    }
  }
  return needed;
}
