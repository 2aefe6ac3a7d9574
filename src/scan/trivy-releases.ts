import { z } from 'zod';
import table from '../../catalogue/scan/trivy.json' with { type: 'json' };
import { UsageError } from '../core/errors.ts';

const releases = z
  .strictObject({
    default: z.string(),
    releases: z.record(
      z.string(),
      z.record(z.string(), z.strictObject({ asset: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
    ),
  })
  .parse(table);

/** The release that is used where none is named. */
export const DEFAULT_TRIVY = releases.default;

/** Releases whose archives have their SHA-256 in this repository. */
const PINNED_TRIVY: readonly string[] = Object.keys(releases.releases).toSorted();

/** An archive of a release, and what its SHA-256 must be. */
export interface TrivyArchive {
  readonly version: string;
  readonly asset: string;
  readonly sha256: string;
}

/**
 * The archive for a machine.
 * @param os and `arch` as Node names them
 * @throws UsageError for a version or a machine that the table does not have: what has no SHA-256 here is
 * never downloaded, since tags and release files of Trivy have been replaced before (CVE-2026-33634)
 */
export function trivyArchive(version: string, os: string, arch: string): TrivyArchive {
  const release = releases.releases[version];
  if (release === undefined) {
    throw new UsageError(
      [`Trivy ${version} is not among the pinned releases: ${PINNED_TRIVY.join(', ')}`],
      'Its SHA-256 must stand in catalogue/scan/trivy.json; or name a Trivy that is here already with trivy-path.',
    );
  }
  const archive = release[`${os}-${arch}`];
  if (archive === undefined) {
    throw new UsageError(
      [`There is no pinned Trivy ${version} for ${os}-${arch}`],
      'Name a Trivy that is here already with trivy-path.',
    );
  }
  return { version, ...archive };
}
