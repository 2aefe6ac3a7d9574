import { UserError } from '../core/errors.ts';
import { DIGEST, REPOSITORY, TAG } from '../io/image-reference.ts';

/** `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`;

export const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;
export type Platform = (typeof PLATFORMS)[number];

function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** Throws a `UserError` unless it is a digest; `what` begins the sentence. */
export function asDigest(text: string, what: string): Digest {
  if (isDigest(text)) return text;
  throw new UserError(`${what} is no digest: "${text}".`, {
    hint: 'A digest is sha256: and 64 digits of 0–9 and a–f.',
  });
}

/** Throws a `UserError` unless it is a repository: a tag or digest has its own input. */
export function checkRepository(image: string): void {
  if (REPOSITORY.test(image)) return;
  throw new UserError(`"${image}" is no name of a repository.`, {
    hint: 'Give it as registry.example/path/name, in small letters, without tag and digest.',
  });
}

/** Throws a `UserError` that names every tag that is none. */
export function checkTags(tags: readonly string[]): void {
  const bad = tags.filter((tag) => !TAG.test(tag));
  if (bad.length === 0) return;
  throw new UserError(`Not allowed as tag: ${bad.map((tag) => `"${tag}"`).join(', ')}.`, {
    hint: 'A tag has letters, digits, "_", "." and "-", and at most 128 of them; the repository has its own input.',
  });
}
