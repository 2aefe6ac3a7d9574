import { openGitHub } from '../../src/io/github.ts';
import type { GitHubRun } from '../../src/io/github-run.ts';
import type { Report } from '../../src/report/model.ts';
import type { Publication } from '../../src/report/publish/publication.ts';
import { publishReport } from '../../src/report/publish/publish.ts';
import type { Published } from '../../src/report/publish/published.ts';
import type { FakeGitHub } from '../fakes/github.ts';
import { createFakeHost } from '../fakes/host.ts';

export const RUN: GitHubRun = {
  owner: 'octo',
  repo: 'kafka',
  sha: 'ce587453ced02b1526dfb4cb910479d431683101',
  id: 100,
  url: 'https://github.com/octo/kafka/actions/runs/100',
  workflowPath: '.github/workflows/native.yml',
  tag: undefined,
  isPublic: true,
  pullRequest: { number: 7 },
  readOnly: undefined,
};

/** Publishes to the stand-in, with short waits. */
export async function publishTo(
  server: FakeGitHub,
  report: Report,
  over: Partial<Publication> = {},
  timeoutMs = 5000,
): Promise<{ published: Published[]; log: string[] }> {
  const host = createFakeHost({ env: { GITHUB_API_URL: server.url }, fetch: globalThis.fetch });
  const { owner, repo } = RUN;
  const dryRun = over.dryRun ?? false;
  const patience = { timeoutMs, secondMs: 5, paced: false };
  const published = await publishReport(host, report, {
    targets: [],
    name: 'Kafka evidence',
    run: RUN,
    github: () => openGitHub(host, { owner, repo, token: 'the-token', dryRun, patience }),
    artifact: { name: 'report', files: ['/nowhere/index.html'], root: '/nowhere' },
    sign: async () => {
      throw new Error('This test signs nothing');
    },
    statements: [],
    release: { tag: undefined, replace: false, files: [] },
    pages: { name: 'gh-pages', folder: '', keep: undefined, html: '<p>The report</p>' },
    sarif: [],
    dryRun,
    ...over,
  });
  return { published, log: host.recording.log };
}
