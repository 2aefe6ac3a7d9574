import { z } from 'zod';
import type { Host } from '../../core/host.ts';
import type { GitHub } from '../../io/github.ts';
import {
  author,
  isOurs,
  publishSticky,
  type StickyContent,
  type StickyItem,
  type StickyPlace,
} from './sticky.ts';

const issues = z.array(author.extend({ number: z.int(), pull_request: z.unknown().optional() }));
const needs = 'issues: write';
/** Finds our issues among those of a large repository. */
const LABEL = 'kafka-native-report';

export interface IssueContent extends StickyContent {
  readonly title: string;
  /** Nothing to complain about: an open issue is closed, none is opened. */
  readonly clean: boolean;
  /** Whether it is worth opening one; an open one is kept up to date either way. Yes unless given. */
  readonly news?: boolean;
}

/** Keeps one issue: opened on news, updated in place, closed when clean. */
export async function publishIssue(host: Host, github: GitHub, content: IssueContent) {
  const place = issuesOf(github, content);
  if (!content.clean && content.news !== false) return await publishSticky(host, place, content);
  const open = await place.find();
  if (!content.clean) return open.length > 0 ? await publishSticky(host, place, content) : 'unchanged';
  for (const { id } of open) {
    await github.write(change(id, { state: 'closed', state_reason: 'completed' }, `close issue #${id}`));
  }
  return open.length > 0 ? 'closed' : 'unchanged';
}

function issuesOf(github: GitHub, { name, title }: IssueContent): StickyPlace {
  return {
    async find() {
      const all = await github.readAll({
        route: 'GET /repos/{owner}/{repo}/issues',
        parameters: { labels: LABEL, state: 'open' },
        what: 'list the open issues',
        needs,
      });
      return issues
        .parse(all)
        .filter((issue) => issue.pull_request === undefined && isOurs(issue, name))
        .map(({ number, body }): StickyItem => ({ id: number, body: body ?? '' }));
    },
    create: (body) =>
      github.write({
        route: 'POST /repos/{owner}/{repo}/issues',
        parameters: { title, body, labels: [LABEL] },
        what: 'open an issue',
        needs,
        repeatable: false,
      }),
    update: ({ id }, body) => github.write(change(id, { title, body }, `update issue #${id}`)),
    retire: ({ id, body }, keeper) =>
      github.write(
        change(
          id,
          { state: 'closed', state_reason: 'not_planned', body: `Duplicate of #${keeper.id}.\n\n${body}` },
          `close issue #${id}, a duplicate`,
        ),
      ),
  };
}

function change(number: number, parameters: Readonly<Record<string, unknown>>, what: string) {
  return {
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { issue_number: number, ...parameters },
    what,
    needs,
  };
}
