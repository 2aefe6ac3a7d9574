import { UserError } from '../core/errors.ts';

/**
 * SHA-512 of a file as its checksum file tells it: `sha512sum`'s and BSD's lines, bare digits, or the form
 * of `gpg --print-md`, which Apache uses: the name, then upper-case groups over several lines.
 *
 * @throws {UserError} where it has no digest for that file.
 */
export function parseSha512(text: string, fileName: string, from: string): string {
  const found = fromLines(text, fileName) ?? fromGroups(text, fileName);
  if (found !== undefined) return found.toLowerCase();
  throw new UserError(`${from} holds no SHA-512 of ${fileName}.`, {
    hint: 'The checksum file is damaged, or belongs to another file.',
  });
}

function fromLines(text: string, fileName: string): string | undefined {
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, digest, name] = /^([0-9a-f]{128})(?:\s+\*?(\S+))?$/i.exec(line) ?? [];
    if (digest !== undefined && (name === undefined || baseName(name) === fileName)) return digest;
    const [, bsdName, bsdDigest] = /^SHA512 \((\S+)\) = ([0-9a-f]{128})$/i.exec(line) ?? [];
    if (bsdDigest !== undefined && baseName(bsdName ?? '') === fileName) return bsdDigest;
  }
  return undefined;
}

function fromGroups(text: string, fileName: string): string | undefined {
  const [name, ...rest] = text.split(':');
  if (rest.length !== 1 || baseName(name?.trim() ?? '') !== fileName) return undefined;
  const digits = rest.join('').replace(/\s/g, '');
  return /^[0-9a-f]{128}$/i.test(digits) ? digits : undefined;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
