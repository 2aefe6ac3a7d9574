import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { countOf } from '../../core/text.ts';
import type { GitHub } from '../../io/github.ts';
import { GitHubError } from '../../io/github-error.ts';
import { hashOf } from '../../io/hash.ts';

export interface ReleaseFile {
  /** Absolute. */
  readonly path: string;
  /** Of the asset. */
  readonly name: string;
}

export interface ReleaseFiles {
  readonly tag: string;
  readonly files: readonly ReleaseFile[];
  /** What is there under the same name and is another file is replaced; otherwise that is refused. */
  readonly replace: boolean;
}

const release = z.object({ id: z.int(), tag_name: z.string(), draft: z.boolean(), upload_url: z.string() });
type Release = z.infer<typeof release>;

const asset = z.object({
  id: z.int(),
  name: z.string(),
  /** `uploaded`; anything else is what an upload left that broke off. */
  state: z.string(),
  digest: z.string().nullish(),
});
type Asset = z.infer<typeof asset>;

interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  /** `sha256:…` */
  readonly digest: string;
}

const needs = 'contents: write';
const ASSETS = '/repos/{owner}/{repo}/releases/{release_id}/assets';
const TRIES = 3;
const WAIT_MS = 1000;

/**
 * Adds files to a release, drafts included. What is there already with the same digest is left alone; all that
 * is refused is refused before anything is uploaded.
 * @returns what was done, in words
 * @throws UserError, GitHubError
 */
export async function publishRelease(
  host: Host,
  github: GitHub,
  { tag, files, replace }: ReleaseFiles,
): Promise<{ uploaded: number; there: number }> {
  const uploads = await readUploads(files);
  const found = await findRelease(github, tag);
  const before = await assetsOf(github, found);
  const named = (name: string) => before.find((each) => each.name === name);
  const missing = uploads.filter(({ name, digest }) => !isSame(named(name), digest));
  const others = missing.filter(({ name }) => named(name)?.state === 'uploaded');
  if (others.length > 0 && !replace) {
    const names = others.map(({ name }) => name).join(', ');
    throw new UserError(`The release ${tag} has other files of these names already: ${names}.`, {
      hint: 'What was published is not exchanged unasked: set release-replace, or use another tag.',
    });
  }
  for (const upload of missing) await uploadOnce(host, github, found, upload, named(upload.name));
  return { uploaded: missing.length, there: uploads.length - missing.length };
}

async function readUploads(files: readonly ReleaseFile[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const { path, name } of files) {
    const bytes = await readFile(path);
    uploads.push({ name, bytes, digest: `sha256:${hashOf(bytes, 'sha256')}` });
  }
  const twice = uploads.filter(({ name }, at) => uploads.findIndex((each) => each.name === name) !== at);
  if (twice.length > 0) {
    const names = [...new Set(twice.map(({ name }) => name))].join(', ');
    throw new UserError(`A release has one file of a name, and these are there more than once: ${names}.`, {
      hint: 'Keep the statements in one folder.',
    });
  }
  return uploads;
}

/** A draft has no page for its tag: it is looked for among all. */
async function findRelease(github: GitHub, tag: string): Promise<Release> {
  const byTag = await github
    .read({
      route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
      parameters: { tag },
      what: `find the release ${tag}`,
      needs: 'contents: read',
    })
    .catch((error: unknown) => {
      if (error instanceof GitHubError && error.status === 404) return undefined;
      throw error;
    });
  if (byTag !== undefined) return release.parse(byTag);
  const all = await github.readAll({
    route: 'GET /repos/{owner}/{repo}/releases',
    parameters: {},
    what: 'list the releases',
    needs,
  });
  const draft = z
    .array(release)
    .parse(all)
    .find(({ tag_name, draft: isDraft }) => isDraft && tag_name === tag);
  if (draft !== undefined) return draft;
  throw new UserError(`There is no release ${tag}, and no draft of it that this token may see.`, {
    hint: `Make it first, or name another one as release-tag. A draft is seen with:\npermissions:\n  ${needs}`,
  });
}

async function assetsOf(github: GitHub, { id, tag_name: tag }: Release): Promise<Asset[]> {
  const all = await github.readAll({
    route: `GET ${ASSETS}`,
    parameters: { release_id: id },
    what: `list the files of the release ${tag}`,
    needs: 'contents: read',
  });
  return z.array(asset).parse(all);
}

function isSame(there: Asset | undefined, digest: string): boolean {
  return there?.state === 'uploaded' && there.digest === digest;
}

/** After a lost answer it is looked for: whole, it is done; half of it is taken away before the next try. */
async function uploadOnce(
  host: Host,
  github: GitHub,
  to: Release,
  upload: Upload,
  before: Asset | undefined,
): Promise<void> {
  let inTheWay = before;
  for (let tries = 1; ; tries += 1) {
    if (inTheWay !== undefined) await removeAsset(github, inTheWay);
    try {
      await github.upload({
        url: to.upload_url.replace(/\{.*$/, ''),
        bytes: upload.bytes,
        parameters: { release_id: to.id, name: upload.name },
        what: `add ${upload.name} to the release ${to.tag_name}`,
        needs,
      });
      return;
    } catch (error) {
      host.signal.throwIfAborted();
      const taken = error instanceof GitHubError && error.status === 422;
      if (!(error instanceof GitHubError) || !(error.isUncertain || taken)) throw error;
      inTheWay = (await assetsOf(github, to)).find(({ name }) => name === upload.name);
      if (isSame(inTheWay, upload.digest)) return;
      const half = inTheWay !== undefined && inTheWay.state !== 'uploaded';
      // Somebody else's whole file is not ours to take away.
      if ((taken || inTheWay !== undefined) && !half) throw error;
      if (tries === TRIES) {
        if (half && inTheWay !== undefined) await removeAsset(github, inTheWay);
        throw error;
      }
      await host.clock.sleep(WAIT_MS * tries ** 2, host.signal);
    }
  }
}

async function removeAsset(github: GitHub, { id, name }: Asset): Promise<void> {
  await github
    .write({
      route: 'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}',
      parameters: { asset_id: id },
      what: `remove ${name}, which is in the way`,
      needs,
    })
    .catch((error: unknown) => {
      if (!(error instanceof GitHubError && error.status === 404)) throw error;
    });
}

/** What was done, after a verb. */
export function releaseInWords(
  { uploaded, there }: { uploaded: number; there: number },
  tag: string,
): string {
  const left = there === 0 ? '' : `; ${countOf(there, 'file')} were there already`;
  return `${countOf(uploaded, 'file')} to the release ${tag}${left}`;
}
