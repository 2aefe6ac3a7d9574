import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, UserError } from '../core/errors.ts';
import { stableJson } from '../core/json.ts';
import { hashFile, hashOf } from '../io/hash.ts';
import { URL_PROTOCOLS } from './flags.ts';
import { isSince25i1, type Toolchain } from './options.ts';

/** Files that native-image reads from `META-INF/native-image`. */
const METADATA_FILE =
  /^(?:(?:jni|reflect|resource|proxy|serialization|predefined-classes)-config|reachability-metadata)\.json$/;

/** A metadata folder, as far as native-image reads it. */
export interface MetadataFiles {
  readonly folder: string;
  readonly names: readonly string[];
  /** SHA-256 over the sorted lines `<sha256>  <name>`. */
  readonly digest: string;
}

/** @throws UserError where the folder cannot be read, or holds nothing that this GraalVM reads */
export async function findMetadata(folder: string, { javaMajor }: Toolchain): Promise<MetadataFiles> {
  const entries = await readdir(folder).catch((error: unknown) => {
    throw new UserError(`The metadata folder ${folder} cannot be read: ${messageOf(error)}.`, {
      hint: 'Name the folder that generate-reflection-config wrote.',
    });
  });
  const names = entries.filter((name) => METADATA_FILE.test(name)).toSorted();
  if (names.length === 0) {
    throw new UserError(`The folder ${folder} holds no metadata of native-image.`, {
      hint: 'Name the folder that generate-reflection-config wrote.',
    });
  }
  if (javaMajor < 23 && names.every((name) => name === 'reachability-metadata.json')) {
    throw new UserError(
      `The metadata in ${folder} is in the format of Java 23, this GraalVM is Java ${javaMajor}.`,
      {
        hint: 'Generate it with this GraalVM, or use a newer one.',
      },
    );
  }
  const lines = await Promise.all(
    names.map(async (name) => `${await hashFile(join(folder, name), 'sha256')}  ${name}\n`),
  );
  return { folder, names, digest: hashOf(lines.join(''), 'sha256') };
}

/**
 * Lays the metadata out where native-image finds it by itself on the class path; answers the folder for the
 * class path. From GraalVM 25.1 on it brings the URL handlers, for which there was an option before.
 * @param instead texts by relative path that take the place of the folder's
 */
export async function stageMetadata(
  { folder, names }: MetadataFiles,
  instead: ReadonlyMap<string, string> | undefined,
  toolchain: Toolchain,
  root: string,
): Promise<string> {
  const place = join(root, 'META-INF', 'native-image', 'kafka-native');
  await mkdir(join(place, 'broker'), { recursive: true });
  for (const [path, text] of instead ?? []) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  if (instead === undefined) {
    for (const name of names) await copyFile(join(folder, name), join(place, 'broker', name));
  }
  if (isSince25i1(toolchain)) {
    await mkdir(join(place, 'url-protocols'), { recursive: true });
    const reflection = URL_PROTOCOLS.map((type) => ({
      type,
      methods: [{ name: '<init>', parameterTypes: [] }],
    }));
    await writeFile(join(place, 'url-protocols', 'reachability-metadata.json'), stableJson({ reflection }));
  }
  return root;
}
