import { resolve } from 'node:path';
import type { scanInputs } from '../actions/trivy-scan/declaration.ts';
import { UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { openRegistry } from '../io/registry.ts';
import { discoverImages, readRules } from '../scan/discovery.ts';
import type { Target, Unresolved } from '../scan/target.ts';
import { layoutTargets, localTarget, registryTargets } from '../scan/targets.ts';

export type ScanInputs = InputValues<typeof scanInputs>;

const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/;

/**
 * What the inputs ask to scan, each platform of an image by its digest.
 * @throws UsageError where nothing is asked for, or a platform is none
 */
export async function scanTargets(host: Host, inputs: ScanInputs): Promise<(Target | Unresolved)[]> {
  checkInputs(inputs);
  const { platforms } = inputs;
  const registry = openRegistry(host);
  const rules = inputs['discover-rules'];
  const discovered = inputs.discover
    ? await discoverImages(
        registry,
        await readRules(rules === undefined ? undefined : resolve(host.dirs.work, rules)),
      )
    : [];
  const targets: (Target | Unresolved)[] = [];
  for (const image of new Set([...discovered, ...(inputs.images ?? [])])) {
    targets.push(...(await registryTargets(registry, image, platforms)));
  }
  for (const layout of inputs.layout ?? []) targets.push(...(await layoutTargets(host, layout, platforms)));
  for (const kind of ['engine', 'archive', 'rootfs', 'sbom'] as const) {
    for (const given of inputs[kind] ?? []) targets.push(await localTarget(host, kind, given));
  }
  return targets;
}

function checkInputs(inputs: ScanInputs): void {
  const { discover, images, engine, layout, archive, rootfs, sbom, platforms } = inputs;
  const given = [images, engine, layout, archive, rootfs, sbom].some((each) => (each ?? []).length > 0);
  const bad = (platforms ?? []).filter((each) => !PLATFORM.test(each));
  const problems = [
    ...(discover || given ? [] : ['Nothing to scan is named']),
    ...bad.map((each) => `platforms: "${each}" is no platform such as linux/arm64`),
  ];
  if (problems.length === 0) return;
  throw new UsageError(
    problems,
    'Name images, engine, layout, archive, rootfs or sbom, or use discover for all supported images.',
  );
}

/** With the tag beside the digest: by it, a result is compared with that of the night before. */
function referenceOf(target: Target | Unresolved): string {
  if (!('reference' in target)) return target.name;
  const { name, digest, reference, source } = target;
  return source.kind === 'registry' && digest !== undefined ? `${name}@${digest}` : reference;
}

/** The targets as a matrix for GitHub's workflows, so that each can be scanned in a job of its own. */
export function matrixOf(targets: readonly (Target | Unresolved)[]): string {
  const include = targets.map((target) => ({
    image: target.name,
    platform: target.platform ?? '',
    digest: ('digest' in target && target.digest) || '',
    reference: referenceOf(target),
  }));
  return JSON.stringify({ include });
}
