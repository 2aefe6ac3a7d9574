import { createHash } from 'node:crypto';
import { type Handler, NOT_FOUND, page, remove, type State, thing } from './github-state.ts';

const RELEASES = '/repos/{owner}/{repo}/releases';

/** Releases and their assets; an upload that breaks off leaves an asset that is not whole. */
export const RELEASE_HANDLERS: Readonly<Record<string, Handler>> = {
  [`get ${RELEASES}/tags/{tag}`]({ releases }, { tag }) {
    const found = releases.find((each) => each.tag_name === decodeURIComponent(tag ?? '') && !each.draft);
    return found === undefined ? NOT_FOUND : { status: 200, body: found };
  },
  [`get ${RELEASES}`]: ({ releases }, _, __, query) => page(releases, query),
  [`get ${RELEASES}/{release_id}/assets`]: ({ assets }, { release_id }, _, query) =>
    page(assets.get(Number(release_id)) ?? [], query),
  [`post ${RELEASES}/{release_id}/assets`]({ assets, releases }, { release_id }, body, query) {
    const release = releases.find(({ id }) => id === Number(release_id));
    const mine = assets.get(Number(release_id));
    if (mine === undefined || release === undefined) return NOT_FOUND;
    if (release.immutable === true)
      return { status: 422, body: { message: 'Cannot upload assets to an immutable release.' } };
    const name = query.get('name') ?? '';
    if (mine.some((each) => each.name === name))
      return { status: 422, body: { message: 'Validation Failed: already_exists' } };
    const bytes = body as unknown as Buffer;
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    return {
      status: 201,
      body: thing('release-asset', mine, { name, size: bytes.length, digest, state: 'uploaded' }),
    };
  },
  [`delete ${RELEASES}/assets/{asset_id}`]({ assets }, { asset_id }) {
    const holder = [...assets.values()].find((mine) => mine.some(({ id }) => id === Number(asset_id)));
    return holder === undefined ? NOT_FOUND : remove(holder, Number(asset_id));
  },
};

/** A release without assets; a draft cannot be found by its tag. */
export function addRelease(
  state: State,
  tag: string,
  fields: { draft?: boolean; immutable?: boolean } = {},
): number {
  const made = thing('release', state.releases, { tag_name: tag, draft: false, assets: [], ...fields });
  made.upload_url = `${state.address()}/repos/octo/kafka/releases/${made.id}/assets{?name,label}`;
  // Numbers of assets are never used twice.
  state.assets.set(made.id, []);
  return made.id;
}
