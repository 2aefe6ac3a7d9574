import { basename } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import { isMetadataFile, type MetadataFolder, parseMetadata } from '../formats/folder.ts';
import type { Metadata } from '../formats/model.ts';
import { UNIFIED_FILE } from '../formats/unified.ts';
import { writePerKind, writeUnified } from '../formats/write.ts';
import { type Narrowed, withoutForeign } from './this-machine.ts';

export interface NarrowedFiles {
  /** Texts of metadata files, by relative path: those of the folder, and of the jars in `replaced`. */
  readonly files: ReadonlyMap<string, string>;
  /** Jars, by file name, whose own metadata is to be read from `files` only. */
  readonly replaced: readonly string[];
  /** Paths that are not embedded any more. */
  readonly dropped: readonly string[];
}

const ROOT = 'META-INF/native-image/';

/** The metadata of a folder and of jars, without what embeds the foreign paths. */
export function narrowedFiles(
  classPath: ClassPath,
  folder: MetadataFolder,
  left: readonly string[],
  foreign: ReadonlySet<string>,
): NarrowedFiles {
  const narrow = (metadata: Metadata) => withoutForeign(metadata, classPath, foreign);
  const own = narrowedFolder(folder, narrow(folder.metadata));
  const jars = [...bundledFiles(classPath)]
    .filter(([jar]) => !left.includes(jar))
    .map(([jar, texts]) => ({
      jar,
      files: [...texts].map(([path, text]) => narrowedFile(jar, path, text, narrow)),
    }))
    .filter(({ files }) => files.some(({ dropped }) => dropped.length > 0));
  const files = [
    ...own.files,
    ...jars.flatMap((each) => each.files.map(({ path, text }) => [path, text] as const)),
  ];
  const dropped = [...own.dropped, ...jars.flatMap((each) => each.files.flatMap((file) => file.dropped))];
  return {
    files: new Map(files),
    replaced: jars.map(({ jar }) => jar),
    dropped: [...new Set(dropped)].toSorted(),
  };
}

function narrowedFolder({ format, files }: MetadataFolder, { metadata, dropped }: Narrowed) {
  const written = (format === 'unified' ? writeUnified : writePerKind)(metadata);
  // What its format cannot say stays as it is.
  const asItWas = dropped.length === 0 || written.lost.length > 0;
  const texts = [...(asItWas ? files : written.files)];
  return {
    files: texts.map(([name, text]) => [`broker/${name}`, text] as const),
    dropped: asItWas ? [] : dropped,
  };
}

interface NarrowedFile {
  readonly path: string;
  readonly text: string;
  readonly dropped: readonly string[];
}

/** One file of a jar; as it was where there is nothing to leave out, or where it cannot be read or written. */
function narrowedFile(
  jar: string,
  path: string,
  text: string,
  narrow: (metadata: Metadata) => Narrowed,
): NarrowedFile {
  const asItWas = { path: `${jar}/${path}`, text, dropped: [] };
  const metadata = parsed(path, text);
  if (metadata === undefined) return asItWas;
  const narrowed = narrow(metadata);
  const name = basename(path);
  const { files, lost } = (name === UNIFIED_FILE ? writeUnified : writePerKind)(narrowed.metadata);
  if (narrowed.dropped.length === 0 || lost.length > 0) return asItWas;
  return { ...asItWas, text: files.get(name) ?? text, dropped: narrowed.dropped };
}

function parsed(path: string, text: string): Metadata | undefined {
  try {
    return parseMetadata(path, text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Metadata files of each jar, by path below `META-INF/native-image`. */
function bundledFiles(classPath: ClassPath): Map<string, Map<string, string>> {
  const jars = new Map<string, Map<string, string>>();
  for (const [path, resources] of classPath.resources()) {
    if (!path.startsWith(ROOT) || !isMetadataFile(basename(path))) continue;
    for (const resource of resources) {
      const texts = jars.get(resource.jar) ?? new Map<string, string>();
      jars.set(resource.jar, texts.set(path.slice(ROOT.length), resource.read().toString('utf8')));
    }
  }
  return jars;
}
