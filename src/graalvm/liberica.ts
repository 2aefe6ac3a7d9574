import { UserError } from '../core/errors.ts';
import type { GitHubRelease } from './github-api.ts';
import type { Machine } from './machine.ts';
import {
  type PublishedArchive,
  type Publisher,
  type Sources,
  unknownVersion,
  wantedText,
} from './publisher.ts';
import { compareVersions, startsWith, type Wanted } from './version.ts';

const REPOSITORY = 'bell-sw/LibericaNIK';

interface Tag {
  readonly tag: string;
  /** Java version with its build: `25.0.4.1+2`. */
  readonly java: string;
}

/** Liberica Native Image Kit of BellSoft; its versions are those of the Java inside. */
export const liberica: Publisher = {
  async find({ github, machine }, wanted) {
    const tags = parseTags(await github.tags(REPOSITORY, ''));
    const chosen = newestTag(tags, wanted);
    if (chosen === undefined) {
      const known = tags.map(({ java }) => java.replace(/\+.*/, ''));
      throw unknownVersion('liberica-nik', wantedText(wanted), [...new Set(known)]);
    }
    return archiveOf(await github.release(REPOSITORY, chosen.tag), chosen, machine);
  },
  async versions({ github }: Sources) {
    const tags = parseTags(await github.tags(REPOSITORY, ''));
    return [...new Set(tags.map(({ java }) => java.replace(/\+.*/, '')))];
  },
};

/** Two shapes are in use: `jdk-JAVA` and `NIK-JAVA`, both with a build number after a plus sign. */
export function parseTags(tags: readonly string[]): Tag[] {
  return tags.flatMap((tag) => {
    const java = /^(?:jdk|\d+(?:\.\d+)*(?:\+\d+)?)-(\d+(?:\.\d+)*(?:\+\d+)?)$/.exec(tag)?.[1];
    return java === undefined ? [] : [{ tag, java }];
  });
}

export function newestTag(tags: readonly Tag[], wanted: Wanted): Tag | undefined {
  const split = (java: string) => java.split('+') as [string, string?];
  return tags
    .filter(({ java }) => wanted === 'latest' || startsWith(split(java)[0], wanted))
    .toSorted((a, b) => {
      const [[left, leftBuild], [right, rightBuild]] = [split(a.java), split(b.java)];
      return compareVersions(left, right) || Number(leftBuild ?? 0) - Number(rightBuild ?? 0);
    })
    .at(-1);
}

function archiveOf(release: GitHubRelease, { java, tag }: Tag, machine: Machine): PublishedArchive {
  const suffix = `-${platform(machine)}.tar.gz`;
  const asset = release.assets.find(
    ({ name }) => name.startsWith(`bellsoft-liberica-vm-openjdk${java}-`) && name.endsWith(suffix),
  );
  if (asset === undefined) {
    throw new UserError(`liberica-nik ${java} (${tag}) has no archive for ${platform(machine)}.`, {
      hint: 'Choose another version, or name an archive.',
    });
  }
  const hex = /^sha256:([0-9a-f]{64})$/.exec(asset.digest ?? '')?.[1];
  const hasFile = release.assets.some(({ name }) => name === `${asset.name}.sha256`);
  return {
    distribution: 'liberica-nik',
    version: java,
    url: asset.browser_download_url,
    sha256: hasFile ? 'beside' : hex === undefined ? 'unpublished' : { hex, by: 'the GitHub release' },
  };
}

function platform(machine: Machine): string {
  if (machine.libc === 'musl') return machine.arch === 'amd64' ? 'linux-x64-musl' : 'linux-aarch64-musl';
  return `${machine.os}-${machine.arch === 'amd64' ? 'amd64' : 'aarch64'}`;
}
