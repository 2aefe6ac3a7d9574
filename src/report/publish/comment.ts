import { z } from 'zod';
import type { Host } from '../../core/host.ts';
import type { GitHub, GitHubCall } from '../../io/github.ts';
import { author, isOurs, publishSticky, type StickyContent, type StickyPlace } from './sticky.ts';

const comments = z.array(author.extend({ id: z.int() }));
const needs = 'pull-requests: write';

/** Keeps one comment on a pull request up to date. */
export async function publishComment(host: Host, github: GitHub, pull: number, content: StickyContent) {
  return await publishSticky(host, commentsOf(github, pull, content.name), content);
}

function commentsOf(github: GitHub, pull: number, name: string): StickyPlace {
  const one = (method: string, id: number, what: string, body?: string): GitHubCall => ({
    route: `${method} /repos/{owner}/{repo}/issues/comments/{comment_id}`,
    parameters: { comment_id: id, ...(body === undefined ? {} : { body }) },
    what,
    needs,
  });
  return {
    async find() {
      const all = await github.readAll({
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: { issue_number: pull },
        what: `list the comments of pull request #${pull}`,
        needs,
      });
      return comments
        .parse(all)
        .filter((comment) => isOurs(comment, name))
        .map(({ id, body }) => ({ id, body: body ?? '' }));
    },
    create: (body) =>
      github.write({
        route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: { issue_number: pull, body },
        what: `comment on pull request #${pull}`,
        needs,
        repeatable: false,
      }),
    update: ({ id }, body) => github.write(one('PATCH', id, `update the comment on #${pull}`, body)),
    async retire({ id }) {
      await github.write(one('DELETE', id, `remove a second comment on #${pull}`)).catch(goneIsFine);
    },
  };
}

/** The run that made it may have removed it itself in the meantime. */
function goneIsFine(error: unknown): void {
  if (!(error instanceof Error) || !('status' in error) || error.status !== 404) throw error;
}
