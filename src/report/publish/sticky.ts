import { z } from 'zod';
import type { Host } from '../../core/host.ts';
import { GitHubError } from '../../io/github-error.ts';
import { hashOf } from '../../io/hash.ts';

/** Something on GitHub with a text that is kept up to date in place: a comment, an issue. */
export interface StickyPlace {
  /** All that bear the mark, in any order. */
  find(): Promise<StickyItem[]>;
  create(body: string): Promise<unknown>;
  update(item: StickyItem, body: string): Promise<unknown>;
  /** Takes away a second one, made by a run at the same time. */
  retire(item: StickyItem, keeper: StickyItem): Promise<unknown>;
}

export interface StickyItem {
  /** Grows with time. */
  readonly id: number;
  readonly body: string;
}

export interface StickyContent {
  /** Tells what belongs to one report from what belongs to others in the same repository. */
  readonly name: string;
  readonly text: string;
  /** What makes news; times and durations are none. */
  readonly state: unknown;
  /** Number of the workflow run. */
  readonly run: number;
}

/** Who may have written a text that is taken for ours: anybody can copy a mark into a comment. */
export const author = z.object({
  body: z.string().nullish(),
  user: z.object({ type: z.string() }).nullish(),
  author_association: z.string(),
});

export function isOurs({ user, author_association, body }: z.infer<typeof author>, name: string): boolean {
  const insider = ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(author_association);
  return (user?.type === 'Bot' || insider) && (body ?? '').startsWith(markOf(name));
}

/** The first line of a text of ours; invisible where it is read. */
export function markOf(name: string): string {
  return `<!-- kafka-native report: ${inComment(name)} -->`;
}

const TRIES = 3;
const WAIT_MS = 1000;

/**
 * Makes the text stand there exactly once: creates it, updates it in place, or leaves it alone where nothing
 * is new or a later run has written it. Of several that runs at the same time made, the oldest stays: every
 * run comes to the same choice.
 */
export async function publishSticky(
  host: Host,
  place: StickyPlace,
  content: StickyContent,
): Promise<'created' | 'updated' | 'unchanged' | 'outdated'> {
  const body = bodyOf(content);
  const before = await place.find();
  if (before.length === 0) await createOnce(host, place, body);
  const items = (before.length === 0 ? await place.find() : before).toSorted((a, b) => a.id - b.id);
  const [keeper, ...extra] = items;
  if (keeper !== undefined) for (const item of extra) await place.retire(item, keeper);
  if (keeper === undefined || keeper.body === body) return before.length === 0 ? 'created' : 'unchanged';
  const there = stateIn(keeper.body);
  if (there !== undefined && there.run > content.run) return 'outdated';
  if (there?.hash === hashOfState(content.state)) return 'unchanged';
  await place.update(keeper, body);
  return 'updated';
}

/** After a lost answer it may be there: looked for before the next try, so that it is never there twice. */
async function createOnce(host: Host, place: StickyPlace, body: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await place.create(body);
      return;
    } catch (error) {
      if (!(error instanceof GitHubError) || !error.isUncertain || tries === TRIES) throw error;
      await host.clock.sleep(WAIT_MS * tries ** 2, host.signal);
      if ((await place.find()).length > 0) return;
    }
  }
}

function bodyOf({ name, text, state, run }: StickyContent): string {
  return `${markOf(name)}\n<!-- state ${hashOfState(state)} run ${run} -->\n${text}`;
}

function stateIn(body: string): { hash: string; run: number } | undefined {
  const [, hash, run] = /^<!-- state ([0-9a-f]+) run (\d+) -->$/m.exec(body) ?? [];
  return hash === undefined ? undefined : { hash, run: Number(run) };
}

function hashOfState(state: unknown): string {
  return hashOf(JSON.stringify(state), 'sha256').slice(0, 32);
}

/** A name must not end the comment that it stands in. */
function inComment(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._/-]/gu, '').replaceAll(/-{2,}/g, '-');
}
