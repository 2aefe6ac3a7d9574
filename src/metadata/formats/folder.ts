import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explain, messageOf, UserError } from '../../core/errors.ts';
import type { ClassPath, Problem } from '../classpath/class-path.ts';
import { Json } from './json.ts';
import { concat } from './merge.ts';
import { EMPTY, type Metadata } from './model.ts';
import { type Kind, PER_KIND_FILES, readPerKind } from './per-kind.ts';
import { readUnified, UNIFIED_FILE } from './unified.ts';

/** Which format a folder is written in; a folder with both counts as unified. */
export type Format = 'per-kind' | 'unified';

export interface MetadataFolder {
  readonly path: string;
  readonly format: Format;
  readonly metadata: Metadata;
  /** Text of each file, by name. */
  readonly files: ReadonlyMap<string, string>;
}

const KIND_OF = new Map<string, Kind>(
  Object.entries(PER_KIND_FILES).map(([kind, file]) => [file, kind as Kind]),
);

/** Whether a file name is one that native-image reads metadata from. */
export function isMetadataFile(name: string): boolean {
  return name === UNIFIED_FILE || KIND_OF.has(name);
}

/** Reads the text of one metadata file; throws UserError with file, line and column. */
export function parseMetadata(file: string, text: string): Metadata {
  const json = Json.parse(file, text);
  const kind = KIND_OF.get(basename(file));
  return kind === undefined ? readUnified(json) : readPerKind(kind, json);
}

/**
 * Reads every metadata file of a folder. A file with a mistake is left out and stands in `problems`;
 * throws UserError where the folder cannot be read or holds none.
 */
export async function readFolder(path: string, problems: Problem[]): Promise<MetadataFolder> {
  const names = await readdir(path).catch((error: unknown) => {
    throw new UserError(`The metadata folder ${path} cannot be read: ${messageOf(error)}.`, { cause: error });
  });
  const known = names.filter(isMetadataFile).sort();
  if (known.length === 0) {
    const expected = [...Object.values(PER_KIND_FILES), UNIFIED_FILE].join(', ');
    throw new UserError(`The folder ${path} holds no metadata.`, { hint: `Expected one of ${expected}.` });
  }
  const files = new Map<string, string>();
  const parts: Metadata[] = [];
  for (const name of known) {
    const file = join(path, name);
    const text = await readFile(file, 'utf8');
    files.set(name, text);
    parts.push(tolerant(file, text, problems));
  }
  const format: Format = files.has(UNIFIED_FILE) ? 'unified' : 'per-kind';
  return { path, format, metadata: concat(parts), files };
}

/** What the jars bring themselves under `META-INF/native-image`. */
export function metadataOfJars(classPath: ClassPath): Metadata {
  const parts: Metadata[] = [];
  for (const [path, resources] of classPath.resources()) {
    if (!path.startsWith('META-INF/native-image/') || !isMetadataFile(basename(path))) continue;
    for (const resource of resources) {
      const file = `${resource.jar}!${path}`;
      parts.push(tolerant(file, resource.read().toString('utf8'), classPath.problems, false));
    }
  }
  return concat(parts);
}

function tolerant(file: string, text: string, problems: Problem[], fatal = true): Metadata {
  try {
    return parseMetadata(file, text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push({ file, message: explain(error).text, fatal });
    return EMPTY;
  }
}
