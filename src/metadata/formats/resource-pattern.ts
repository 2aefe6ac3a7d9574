import type { ResourceEntry } from './model.ts';

/** What tells whether a path is covered by an entry; undefined where the pattern is no valid expression. */
export function resourceMatcher(entry: ResourceEntry): ((path: string) => boolean) | undefined {
  const literal = literalPath(entry);
  if (literal !== undefined) return (path) => path === literal;
  const source = entry.form === 'glob' ? globSource(entry.pattern) : javaRegexSource(entry.pattern);
  try {
    const expression = new RegExp(`^(?:${source})$`, 's');
    return (path) => expression.test(path);
  } catch {
    return undefined;
  }
}

/** The one path that an entry covers, if it is only one. */
export function literalPath({ form, pattern }: ResourceEntry): string | undefined {
  if (form === 'glob') return /[*\\]/.test(pattern) ? undefined : pattern;
  const [, quoted] = /^\\Q((?:(?!\\E).)*)\\E$/s.exec(pattern) ?? [];
  return quoted ?? (/^[\w/-]+$/.test(pattern) ? pattern : undefined);
}

/** `\Q…\E` is all of Java's own syntax that metadata uses. */
function javaRegexSource(pattern: string): string {
  return pattern.replace(/\\Q(.*?)(?:\\E|$)/gs, (_, text: string) => escapeRegex(text));
}

/** `*` stays within a folder, `**` does not (native-image's resource globs). */
function globSource(glob: string): string {
  return glob
    .split(/(\*\*\/|\*\*|\*|\\.)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return escapeRegex(part.startsWith('\\') ? part.slice(1) : part);
    })
    .join('');
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
