import { z } from 'zod';
import type { GitHub } from '../../io/github.ts';

/** A message at lines of a file of the repository. */
export interface CheckAnnotation {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

export interface CheckRunContent {
  readonly name: string;
  readonly sha: string;
  readonly passed: boolean;
  readonly title: string;
  /** Markdown, at most {@link CHECK_TEXT} characters. */
  readonly summary: string;
  readonly detailsUrl: string;
  readonly annotations: readonly CheckAnnotation[];
}

/** What GitHub takes in one field of a check run, in characters. Source: its REST API's description. */
export const CHECK_TEXT = 65_535;
/** Annotations a request. Source: the same. */
const BATCH = 50;
const TITLE = 255;
const needs = 'checks: write';
const created = z.object({ id: z.int() });

/** Reports a verdict on a commit, with annotations at its files. */
export async function publishCheckRun(github: GitHub, content: CheckRunContent): Promise<void> {
  const annotations = content.annotations.map(inWire);
  const output = { title: content.title, summary: content.summary };
  const answer = await github.write({
    route: 'POST /repos/{owner}/{repo}/check-runs',
    parameters: {
      name: content.name,
      head_sha: content.sha,
      status: 'completed',
      conclusion: content.passed ? 'success' : 'failure',
      details_url: content.detailsUrl,
      output: { ...output, annotations: annotations.slice(0, BATCH) },
    },
    what: `create the check run "${content.name}"`,
    needs,
  });
  for (let from = BATCH; from < annotations.length; from += BATCH) {
    await github.write({
      route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      parameters: {
        // A dry run has no number yet.
        check_run_id: answer === undefined ? 0 : created.parse(answer).id,
        output: { ...output, annotations: annotations.slice(from, from + BATCH) },
      },
      what: `add annotations to the check run "${content.name}"`,
      needs,
    });
  }
}

function inWire({ path, startLine, endLine, level, title, message }: CheckAnnotation) {
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    title: title.slice(0, TITLE),
    // Bytes, of which a character has up to four.
    message: message.slice(0, 16_000) || title,
  };
}
