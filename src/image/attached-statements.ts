import type { Host } from '../core/host.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { parseEvidence } from '../evidence/parsing.ts';
import type { ImageReference } from '../io/image-reference.ts';
import { openSession, type RegistrySession } from '../io/registry-session.ts';
import { type Descriptor, readManifest, referrersOf } from '../io/repository.ts';

const IN_TOTO = 'application/vnd.in-toto+json';
const MAX_BYTES = 64 * 1024 ** 2;

/**
 * The statements that are attached to an image in its registry, as in-toto layers of what refers to it.
 * What is no Statement v1 of a known form is left out: others attach theirs, too.
 */
export async function attachedStatements(
  host: Host,
  image: ImageReference,
  digest: string,
): Promise<Evidence[]> {
  const session = openSession(host, image, { push: false });
  const found: Evidence[] = [];
  for (const referrer of await referrersOf(session, digest)) {
    const manifest = await readManifest(session, referrer.digest);
    for (const layer of manifest?.content.layers ?? []) {
      const text = await statementIn(session, layer);
      if (text === undefined) continue;
      const parsed = parseEvidence(`attached-${layer.digest.slice('sha256:'.length, 23)}.json`, text);
      if ('message' in parsed) host.log.warn(parsed.message);
      else found.push(parsed);
    }
  }
  host.log.info(`${found.length} statements are attached to ${session.name}@${digest}.`);
  return found;
}

async function statementIn(session: RegistrySession, layer: Descriptor): Promise<string | undefined> {
  if (layer.mediaType !== IN_TOTO || layer.size > MAX_BYTES) return undefined;
  const blob = await session.request({ method: 'GET', path: `blobs/${layer.digest}` });
  return blob.ok ? await blob.text() : undefined;
}
