import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Resource } from '../evidence/statement.ts';
import { asDigest, type Digest } from './references.ts';

/** What buildx says of a finished build. */
export interface BuildMetadata {
  /** Of what was pushed: the platform's manifest, or an index of it and its attestations. */
  readonly digest: Digest;
  /** Images that the build took, each with the digest that its tag had. */
  readonly materials: readonly Resource[];
  /** BuildKit's own name of the build. */
  readonly buildRef: string | undefined;
}

const materials = z.array(z.object({ uri: z.string(), digest: z.object({ sha256: z.string() }) }));
const metadata = z.looseObject({
  'containerimage.digest': z.string(),
  'buildx.build.ref': z.string().optional(),
});
/** SLSA v0.2 has `materials`, v1 `resolvedDependencies`; which of them comes depends on buildx. */
const provenance = z.looseObject({
  materials: materials.optional(),
  buildDefinition: z.looseObject({ resolvedDependencies: materials.optional() }).optional(),
});

/** Reads the file that `--metadata-file` names. */
export async function readBuildMetadata(path: string): Promise<BuildMetadata> {
  let parsed: z.infer<typeof metadata>;
  try {
    parsed = metadata.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new UserError(`The build succeeded, but its metadata cannot be read: ${messageOf(cause)}`, {
      cause,
    });
  }
  // For several platforms the key has the platform behind a slash.
  const key = Object.keys(parsed).find((each) => each.startsWith('buildx.build.provenance'));
  const origin = provenance.safeParse(key === undefined ? {} : parsed[key]);
  const found = origin.data?.buildDefinition?.resolvedDependencies ?? origin.data?.materials ?? [];
  return {
    digest: asDigest(parsed['containerimage.digest'], 'The digest of the built image'),
    materials: [...found].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
    buildRef: parsed['buildx.build.ref'],
  };
}
