import { posix } from 'node:path';
import type { MarkdownDocument } from './markdown.ts';

/** Links to places of this repository that are not there; `exists` takes a path from its top. */
export function linkFaults(
  document: MarkdownDocument,
  documents: ReadonlyMap<string, MarkdownDocument>,
  exists: (path: string) => boolean,
): string[] {
  return document.links.flatMap(({ text, line }) => {
    if (/^(https?|mailto):/.test(text)) return [];
    const [target = '', fragment] = text.split('#');
    const path =
      target === '' ? document.path : posix.normalize(posix.join(posix.dirname(document.path), target));
    const at = `${document.path}:${line}: ${text}`;
    if (path.startsWith('..') || !exists(path)) return [`${at} leads nowhere`];
    const missing = fragment !== undefined && !documents.get(path)?.anchors.has(fragment);
    return missing ? [`${at}: ${path} has no such heading`] : [];
  });
}
