import type { KnownJar } from '../kafka/known-jars.ts';

/** A jar that goes into the binary. */
export type Jar = KnownJar;

/** What is left out of a build, and what native-image reads instead of what it would find by itself. */
export interface ClassPathCut {
  /** Jars, by file name, and why. */
  readonly left: readonly { readonly file: string; readonly reason: string }[];
  /** Metadata files instead of the given folder's, by relative path. */
  readonly files: ReadonlyMap<string, string>;
  /** Jars, by file name, whose own metadata `files` has; native-image must not read it. */
  readonly replaced: readonly string[];
  /** Paths of resources that no metadata embeds any more. */
  readonly dropped: readonly string[];
}

/** The jars that stay, in their order. */
export function withoutLeft(jars: readonly Jar[], cut: ClassPathCut | undefined): Jar[] {
  const left = new Set(cut?.left.map(({ file }) => file));
  return jars.filter(({ file }) => !left.has(file));
}

/** Arguments that keep native-image from reading the own metadata of some jars (not their `Args`). */
export function excludedConfigs(replaced: readonly string[]): string[] {
  return replaced.flatMap((jar) => [
    '--exclude-config',
    `.*/${jar.replaceAll(/[^\w-]/g, '\\$&')}`,
    '.*META-INF/native-image/.*\\.json',
  ]);
}
