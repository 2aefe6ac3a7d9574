import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, UserError } from '../core/errors.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import type { Problem } from './classpath/class-path.ts';
import { type Format, isMetadataFile, readFolder } from './formats/folder.ts';
import { mergeMetadata } from './formats/merge.ts';
import { UNIFIED_FILE } from './formats/unified.ts';
import { writePerKind, writeUnified } from './formats/write.ts';

/**
 * Writes the metadata of some folders as one, sorted and without repetition, in the format that is asked for
 * (that of the first folder unless told). Answers what the format cannot say, in sentences.
 * @throws UserError where a file has a mistake, or the target holds metadata of the other format
 */
export async function mergeFolders(
  folders: readonly string[],
  into: string,
  format: Format | undefined,
): Promise<readonly string[]> {
  const problems: Problem[] = [];
  const read = await Promise.all(folders.map((folder) => readFolder(folder, problems)));
  const [mistake] = problems;
  if (mistake !== undefined) throw new UserError(mistake.message);
  const wanted = format ?? read[0]?.format ?? 'per-kind';
  await refuseOtherFormat(into, wanted);
  const merged = mergeMetadata(read.map(({ metadata }) => metadata));
  const { files, lost } = wanted === 'unified' ? writeUnified(merged) : writePerKind(merged);
  await mkdir(into, { recursive: true });
  for (const [name, text] of files) await writeFileAtomic(join(into, name), text);
  return lost;
}

/**
 * native-image would read both.
 * @throws UserError where the folder holds metadata of the other format
 */
export async function refuseOtherFormat(folder: string, format: Format): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const other = names
    .filter(isMetadataFile)
    .find((name) => (name === UNIFIED_FILE) !== (format === 'unified'));
  if (other === undefined) return;
  throw new UserError(`The folder ${folder} holds ${other}, which is of the other format.`, {
    hint: 'Delete it, or name another folder for the result: native-image would read both.',
  });
}
