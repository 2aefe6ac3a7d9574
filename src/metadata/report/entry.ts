import type { Finding } from '../findings.ts';
import { typeEntryOf } from '../fix.ts';
import type { Format } from '../formats/folder.ts';
import { PER_KIND_FILES } from '../formats/per-kind.ts';
import { UNIFIED_FILE } from '../formats/unified.ts';
import { typeJson } from '../formats/write.ts';

/** What to add for a finding: the file, and the entry as JSON in that file's format. */
export function entryText(
  { addition }: Finding,
  format: Format,
): { readonly file: string; readonly json: string } | undefined {
  if (addition === undefined) return undefined;
  const file = format === 'unified' ? UNIFIED_FILE : PER_KIND_FILES[addition.kind];
  if (addition.kind === 'resources') {
    const entry = format === 'unified' ? { glob: addition.path } : { pattern: `\\Q${addition.path}\\E` };
    return { file, json: JSON.stringify(entry) };
  }
  const entry = typeJson(format === 'unified' ? 'type' : 'name', typeEntryOf(addition));
  const native = format === 'unified' && addition.kind === 'jni' ? { jniAccessible: true } : {};
  return { file, json: JSON.stringify({ ...entry, ...native }) };
}
