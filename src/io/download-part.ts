import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where a download is written until it is complete, and what is known of an earlier attempt. */
export interface Part {
  readonly path: string;
  /** Undefined where nothing is to be taken up again later. */
  readonly notes: string | undefined;
}

const notes = z.object({ url: z.string(), validator: z.string() });

/** What an earlier attempt at this address left; undefined where nothing can be taken up again. */
export async function earlierAttempt(
  part: Part,
  url: string,
): Promise<{ readonly size: number; readonly validator: string } | undefined> {
  if (part.notes === undefined) return undefined;
  try {
    const noted = notes.parse(JSON.parse(await readFile(part.notes, 'utf8')));
    const { size } = await stat(part.path);
    return size > 0 && noted.url === url ? { size, validator: noted.validator } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes down what a later attempt needs to go on. Only a strong ETag or a date lets a server say that the
 * rest belongs to the same file.
 */
export async function noteValidator(part: Part, url: string, response: Response): Promise<void> {
  if (part.notes === undefined) return;
  const etag = response.headers.get('etag');
  const validator = etag?.startsWith('"') ? etag : response.headers.get('last-modified');
  if (validator) await writeFile(part.notes, JSON.stringify({ url, validator }));
  else await rm(part.notes, { force: true });
}

/** Where in the part the body of an answer begins; undefined where it does not fit the `size` that is there. */
export function startOf(response: Response, size: number): number | undefined {
  if (response.status === 416) return undefined;
  if (response.status !== 206) return 0;
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return Number(start) === size ? size : undefined;
}

/** Removes the part and its notes. */
export async function discard(part: Part): Promise<void> {
  await rm(part.path, { force: true });
  if (part.notes !== undefined) await rm(part.notes, { force: true });
}
