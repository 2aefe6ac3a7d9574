import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top of the repository, without a slash at the end. */
export const root = resolve(fileURLToPath(new URL('../../', import.meta.url)));

/** Files below a folder of the repository, as sorted paths relative to its top. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** What a module imports: relative paths resolved from the top of the repository, others as they stand. */
export function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^'\s]+)'/g);
  return [...specifiers].map(([, specifier = '']) =>
    specifier.startsWith('.') ? relative(root, resolve(root, file, '..', specifier)) : specifier,
  );
}
