import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import standard from '../../catalogue/scan/images.json' with { type: 'json' };
import { messageOf, UserError } from '../core/errors.ts';
import { parseImageReference } from '../io/image-reference.ts';
import type { Registry } from '../io/registry.ts';
import { compareVersions } from '../kafka/versions.ts';

const rules = z.strictObject({
  $schema: z.string().optional(),
  /** Repositories whose tags are Kafka versions. */
  repositories: z.array(z.string().min(1)).min(1),
  /** So many of the newest minor lines are supported. */
  lines: z.int().positive(),
  /** Lines that are supported beyond these. */
  alsoLines: z.array(z.string().regex(/^\d+\.\d+$/)).default([]),
  /** Whether the newest candidate of a release that is not out yet is scanned, too. */
  releaseCandidates: z.boolean().default(false),
});
export type DiscoveryRules = z.infer<typeof rules>;

const RELEASE = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const CANDIDATE = /^\d{1,3}\.\d{1,3}\.\d{1,3}-rc(\d{1,3})$/;

/** The rules in a file, or those of this project (`catalogue/scan/images.json`). */
export async function readRules(path: string | undefined): Promise<DiscoveryRules> {
  if (path === undefined) return rules.parse(standard);
  try {
    return rules.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const reason = issue === undefined ? messageOf(error) : `${issue.path.join('.')}: ${issue.message}`;
    throw new UserError(`The rules ${path} cannot be used: ${reason}`, {
      hint: 'See catalogue/scan/images.json for an example.',
      cause: error,
    });
  }
}

/** Which of a repository's tags are supported: the newest patch of each supported line, newest first. */
export function supportedTags(
  tags: readonly string[],
  { lines, alsoLines, releaseCandidates }: DiscoveryRules,
): string[] {
  const releases = tags.filter((tag) => RELEASE.test(tag)).toSorted((a, b) => compareVersions(b, a));
  const newest = new Map<string, string>();
  for (const tag of releases) if (!newest.has(lineOf(tag))) newest.set(lineOf(tag), tag);
  const chosen = [...newest].flatMap(([line, tag], index) =>
    index < lines || alsoLines.includes(line) ? [tag] : [],
  );
  const candidate = releaseCandidates ? newestCandidate(tags) : undefined;
  const isAhead = candidate !== undefined && compareVersions(candidate, releases[0] ?? '0.0.0') > 0;
  return isAhead ? [candidate, ...chosen] : chosen;
}

/**
 * Every supported image, as `repository:tag`. The tags are asked of the registry, so that no release is
 * forgotten; a repository without any release is an error, never an empty night.
 */
export async function discoverImages(registry: Registry, used: DiscoveryRules): Promise<string[]> {
  const images: string[] = [];
  for (const repository of used.repositories) {
    const found = supportedTags(await registry.tags(parseImageReference(repository)), used);
    if (found.length === 0) {
      throw new UserError(`${repository} has no tag that is a Kafka release.`, {
        hint: 'Check the name of the repository in the rules.',
      });
    }
    images.push(...found.map((tag) => `${repository}:${tag}`));
  }
  return images;
}

function newestCandidate(tags: readonly string[]): string | undefined {
  const number = (tag: string) => Number(CANDIDATE.exec(tag)?.[1] ?? 0);
  return tags
    .filter((tag) => CANDIDATE.test(tag))
    .toSorted((a, b) => compareVersions(b, a) || number(b) - number(a))[0];
}

function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
