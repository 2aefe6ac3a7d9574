import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { GitHubApi } from './github-api.ts';
import { type Machine, platformOf } from './machine.ts';
import type { DistributionName } from './native-image.ts';
import { compareVersions, startsWith, type Wanted } from './version.ts';

/** Where a publisher is asked. */
export interface Sources {
  readonly host: Host;
  readonly machine: Machine;
  readonly github: GitHubApi;
}

/** One archive of one release for one machine. */
export interface PublishedArchive {
  readonly distribution: DistributionName;
  /** The publisher's own number of the release: `21.0.2`, `25.3.4.1`, `23.1.12.0`, `25.0.4.1+2`. */
  readonly version: string;
  readonly url: string;
  /** Where the SHA-256 is: known already, in a file beside the archive, or nowhere. */
  readonly sha256: { readonly hex: string; readonly by: string } | 'beside' | 'unpublished';
}

export interface Publisher {
  /** The release that is meant. An exact version is not looked up, so it may turn out not to exist. */
  find(sources: Sources, wanted: Wanted): Promise<PublishedArchive>;
  /** Every version that exists, oldest first. */
  versions(sources: Sources): Promise<readonly string[]>;
}

/**
 * The newest version that begins as wanted.
 * @throws UserError that says what exists
 */
export function newest(name: DistributionName, versions: readonly string[], wanted: Wanted): string {
  const best = newestOf(versions, wanted);
  if (best === undefined) throw unknownVersion(name, wantedText(wanted), versions);
  return best;
}

export function newestOf(versions: readonly string[], wanted: Wanted): string | undefined {
  const fitting = wanted === 'latest' ? versions : versions.filter((each) => startsWith(each, wanted));
  return fitting.toSorted(compareVersions).at(-1);
}

export function unknownVersion(
  name: DistributionName,
  asked: string,
  versions: readonly string[],
): UserError {
  const shown = versions.toSorted(compareVersions).reverse().slice(0, 12);
  return new UserError(`There is no ${name} ${asked}.`, {
    hint:
      shown.length === 0
        ? 'No release of it was found at all; check github-api and mirror.'
        : `There are, newest first: ${shown.join(', ')}${versions.length > shown.length ? ', …' : ''}.`,
  });
}

export function notBuiltFor(name: DistributionName, machine: Machine, instead: string): UserError {
  const libc = machine.libc === 'musl' ? ' with musl' : '';
  return new UserError(`There is no ${name} for ${platformOf(machine)}${libc}.`, { hint: instead });
}

export function wantedText(wanted: Wanted): string {
  return wanted === 'latest' ? 'release' : wanted.join('.');
}
