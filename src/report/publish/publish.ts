import { messageOf } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import type { Report } from '../model.ts';
import type { Publication } from './publication.ts';
import type { Answer, Published, Target } from './published.ts';
import { PUBLISHERS, skipped } from './publishers.ts';

/**
 * Publishes a report, one target after the other; what fails with one does not keep the others from being
 * tried. A pull request whose token can only read gets the artifact in place of all that needs to write.
 * Signing comes first, so that artifact and release have the signatures.
 */
export async function publishReport(
  host: Host,
  report: Report,
  publication: Publication,
): Promise<Published[]> {
  const blocked = publication.run?.readOnly;
  const asked = new Set(publication.targets);
  if (blocked !== undefined && asked.size > 0) asked.add('artifact');
  const first = (target: Target) => (target === 'attestations' ? 0 : 1);
  const bundles: string[] = [];
  const published: Published[] = [];
  for (const target of [...asked].toSorted((a, b) => first(a) - first(b))) {
    const answer =
      blocked !== undefined && target !== 'artifact'
        ? skipped(`${blocked}; the report is in the job summary and in the artifact`)
        : await attempt(host, () => publishTo(target, host, report, { ...publication, bundles }));
    published.push({ target, ...answer });
  }
  return published;
}

async function attempt(host: Host, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    host.signal.throwIfAborted();
    const hint = error instanceof Error && 'hint' in error && error.hint ? `\n${error.hint}` : '';
    return { state: 'failed', text: `${messageOf(error)}${hint}` };
  }
}

async function publishTo(
  target: Target,
  host: Host,
  report: Report,
  publication: Publication & { readonly bundles: string[] },
): Promise<Answer> {
  if (target === 'artifact') return await PUBLISHERS.artifact(host, report, publication);
  const { run } = publication;
  if (run === undefined) {
    return { state: 'failed', text: `The target ${target} needs a run of GitHub Actions.` };
  }
  return await PUBLISHERS[target](host, report, { ...publication, run });
}
