import type { Host } from '../core/host.ts';
import { connectEngine } from '../io/docker.ts';
import { removeRun, runName } from '../kafka/container-launcher.ts';

/** Removes the containers and networks of this job that are still there: a main step that was killed removes nothing. */
export async function removeLeftContainers(host: Host): Promise<void> {
  const removed = await removeRun(await connectEngine(host.env), runName(host.env));
  if (removed > 0) host.log.info(`Removed ${removed} containers and networks that were left.`);
}
