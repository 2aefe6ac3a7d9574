import type { Host } from '../core/host.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { parseEvidence } from '../evidence/parsing.ts';
import type { FiledBundle } from '../evidence/signed.ts';
import type { ImageReference } from '../io/image-reference.ts';
import { openSession, type RegistrySession } from '../io/registry-session.ts';
import { type Descriptor, readManifest, referrersOf } from '../io/repository.ts';

const IN_TOTO = 'application/vnd.in-toto+json';
/** Of any version. Source: https://docs.sigstore.dev/about/bundle */
const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle\b.*json/;
const MAX_BYTES = 64 * 1024 ** 2;

/** What is attached to an image in its registry. */
export interface Attached {
  readonly statements: readonly Evidence[];
  readonly bundles: readonly FiledBundle[];
}

/**
 * The statements and Sigstore bundles that are attached to an image in its registry, as layers of what refers
 * to it. What is no Statement v1 of a known form is left out: others attach theirs, too.
 */
export async function attachedStatements(
  host: Host,
  image: ImageReference,
  digest: string,
): Promise<Attached> {
  const session = openSession(host, image, { push: false });
  const statements: Evidence[] = [];
  const bundles: FiledBundle[] = [];
  for (const referrer of await referrersOf(session, digest)) {
    const manifest = await readManifest(session, referrer.digest);
    for (const layer of manifest?.content.layers ?? []) {
      const name = `attached-${layer.digest.slice('sha256:'.length, 23)}`;
      if (BUNDLE.test(layer.mediaType)) {
        const text = await textIn(session, layer);
        if (text !== undefined) bundles.push({ file: `${name}.sigstore.json`, text });
      } else if (layer.mediaType === IN_TOTO) {
        const text = await textIn(session, layer);
        const parsed = text === undefined ? undefined : parseEvidence(`${name}.json`, text);
        if (parsed === undefined) continue;
        if ('message' in parsed) host.log.warn(parsed.message);
        else statements.push(parsed);
      }
    }
  }
  host.log.info(
    `${statements.length} statements and ${bundles.length} signed ones are attached to ${session.name}@${digest}.`,
  );
  return { statements, bundles };
}

async function textIn(session: RegistrySession, layer: Descriptor): Promise<string | undefined> {
  if (layer.size > MAX_BYTES) return undefined;
  const blob = await session.request({ method: 'GET', path: `blobs/${layer.digest}` });
  return blob.ok ? await blob.text() : undefined;
}
