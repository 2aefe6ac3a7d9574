import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import type { RegistrySession } from '../io/registry-session.ts';
import { type RawManifest, readManifest } from '../io/repository.ts';
import { compareVersions } from '../kafka/versions.ts';

const VERSION = 'org.opencontainers.image.version';
const config = z.looseObject({
  config: z.looseObject({ Labels: z.record(z.string(), z.string()).nullish() }).optional(),
});

/**
 * `latest` only ever moves to a newer release: a security fix of an older line must not take it back.
 * @throws UserError where the image is older, is a candidate, or either version is unknown
 */
export async function checkLatest(
  from: RegistrySession,
  image: RawManifest,
  to: RegistrySession,
  current: RawManifest | undefined,
): Promise<void> {
  const offered = await versionOf(from, image);
  if (offered === undefined || !/^\d+\.\d+\.\d+$/.test(offered)) {
    const which = offered === undefined ? 'does not say its version' : `is ${offered}, which is no release`;
    throw new UserError(`latest is not moved: ${from.name}@${image.digest} ${which}.`, {
      hint: `The annotation or label ${VERSION} must be the version of Kafka.`,
    });
  }
  if (current === undefined || current.digest === image.digest) return;
  const present = await versionOf(to, current);
  if (!present || !/^\d+\.\d+\.\d+/.test(present)) {
    const which = present ? `is ${present}, which is no release` : 'does not say its version';
    throw new UserError(`latest is not moved: ${to.name}:latest ${which}.`, {
      hint: 'Move it once by hand, if that is meant.',
    });
  }
  if (compareVersions(offered, present) < 0) {
    throw new UserError(`latest is not moved: ${to.name}:latest is ${present}, and ${offered} is older.`, {
      hint: 'Promote it without latest.',
    });
  }
}

/** Of the index's or manifest's annotations, else of the label of its first image. */
async function versionOf(session: RegistrySession, manifest: RawManifest): Promise<string | undefined> {
  const annotated = manifest.content.annotations?.[VERSION];
  if (annotated !== undefined) return annotated;
  const [first] = manifest.content.manifests ?? [];
  if (first !== undefined) {
    const image = await readManifest(session, first.digest);
    return image === undefined ? undefined : await versionOf(session, image);
  }
  const { config: described } = manifest.content;
  if (described === undefined) return undefined;
  const blob = await session.request({ method: 'GET', path: `blobs/${described.digest}` });
  const parsed = blob.ok ? config.safeParse(await blob.json()) : undefined;
  return parsed?.success === true ? parsed.data.config?.Labels?.[VERSION] : undefined;
}
