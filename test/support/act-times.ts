import { appendFileSync } from 'node:fs';
import type { ActJob } from './act-results.ts';

/** Adds what the jobs took that passed to the file that `ACT_TIMES` names, one JSON object a line. */
export function noteTimes(jobs: readonly ActJob[], file = process.env.ACT_TIMES): void {
  if (file === undefined) return;
  for (const { name, id, result, ms } of jobs) {
    if (result !== 'success') continue;
    const workflow = name.split('/').at(-2) ?? '';
    appendFileSync(file, `${JSON.stringify({ workflow, job: id, ms })}\n`);
  }
}
