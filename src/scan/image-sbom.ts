import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../core/host.ts';
import { parseImageReference } from '../io/image-reference.ts';
import { openRegistry } from '../io/registry.ts';
import { textsInTarGz } from '../io/tar-texts.ts';
import type { Target } from './target.ts';

const manifest = z.looseObject({
  layers: z.array(z.looseObject({ mediaType: z.string(), digest: z.string(), size: z.number() })),
});
const bom = z.looseObject({
  components: z.array(z.looseObject({ name: z.string(), version: z.string().optional() })),
});

/** An SBOM is copied in by itself, so its layer is small; the layers of programs need not be fetched again. */
const MAX_LAYER_BYTES = 4 * 1024 ** 2;

/** Reads a blob of one image; manifests are blobs, too. */
type Read = (digest: string) => Promise<Uint8Array>;

/**
 * The version of the JDK as the CycloneDX SBOM in an image names it. Trivy drops this component: it has no
 * package URL, and no database knows it.
 * @returns undefined where there is no such SBOM, or the image is of a kind whose layers are not read here
 */
export async function jdkOfImage(host: Host, target: Target): Promise<string | undefined> {
  const read = reader(host, target);
  if (read === undefined || target.digest === undefined) return undefined;
  const parsed = manifest.safeParse(JSON.parse(textOf(await read(target.digest))));
  if (!parsed.success) return undefined;
  const layers = parsed.data.layers.filter(
    ({ mediaType, size }) => /gzip$/.test(mediaType) && size <= MAX_LAYER_BYTES,
  );
  for (const { digest } of layers.toReversed()) {
    const texts = await textsInTarGz(await read(digest), (name) => name.endsWith('.cdx.json'));
    for (const text of texts.values()) {
      const version = jdkOfSbom(text);
      if (version !== undefined) return version;
    }
  }
  return undefined;
}

/** The version of the component `OpenJDK` of a CycloneDX document. */
export function jdkOfSbom(text: string): string | undefined {
  const parsed = bom.safeParse(parse(text));
  return parsed.success
    ? parsed.data.components.find(({ name }) => /^(open)?jdk$/i.test(name))?.version
    : undefined;
}

function reader(host: Host, { source, reference }: Target): Read | undefined {
  if (source.kind === 'layout') {
    return async (digest) => await readFile(join(source.path, 'blobs', ...digest.split(':')));
  }
  if (source.kind !== 'registry') return undefined;
  const image = parseImageReference(reference);
  const registry = openRegistry(host);
  return async (digest) =>
    digest === image.digest
      ? Buffer.from((await registry.manifest(image)).text)
      : await registry.blob(image, digest, MAX_LAYER_BYTES);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
