import type { Evidence } from '../evidence/evidence.ts';
import type { Subject } from '../evidence/statement.ts';
import type { Report } from './model.ts';
import { countsInWords, subjectInWords, verdictInWords } from './words.ts';

export interface VoteMailLinks {
  /** Page of the run that made the evidence; undefined where it was made elsewhere. */
  readonly run: string | undefined;
}

const NOTHING = '(not published: made outside of GitHub Actions)';

/**
 * The block about images for the mail that calls a vote: plain text, one starred heading for each thing, as
 * the release script of Apache Kafka writes its mails.
 * @returns undefined where no image is judged: there is nothing to vote on
 */
export function renderVoteMail(report: Report, { run }: VoteMailLinks): string | undefined {
  const images = imagesIn(report);
  if (images.length === 0) return undefined;
  const references = images.map(({ name, digest }) => `${name}@sha256:${digest.sha256}`);
  const { verdict, policy, demands } = report.judgement;
  const unmet = demands.filter(({ met }) => !met);
  const section = (title: string, lines: readonly string[]) => [`* ${title}:`, ...lines, ''];
  return [
    ...section(`Native image to be voted upon (${line(report.headline)})`, references),
    ...section(
      'Pull it by digest',
      references.map((each) => `docker pull ${each}`),
    ),
    ...section('Judge the evidence yourself, in a folder with the unpacked artifact of the run', [
      ...references.map((each) => `npx kafka-native verify ${each} \\\n    --policy ${policy.name}`),
    ]),
    ...section('Verdict', [
      `${verdict === 'passed' ? 'PASSED' : 'NOT PASSED'}: ${line(verdictInWords(report))}`,
      ...unmet.map(({ title, because }) => `  not met: ${line(title)}: ${line(because)}`),
    ]),
    ...section('Tests', testLines(report)),
    ...section('Pipeline run', [run ?? NOTHING]),
    ...section('Report and evidence (artifacts of the run)', [
      run === undefined ? NOTHING : `${run}#artifacts`,
    ]),
  ].join('\n');
}

function testLines({ suites, notRun }: Report): string[] {
  const ran = suites.map((suite) =>
    line(`${suite.name}, ${subjectInWords(suite)}: ${countsInWords(suite.counts)}`),
  );
  const left = notRun.map(({ what, reason }) => line(`${what}: not run. ${reason}`));
  return ran.length + left.length > 0 ? [...ran, ...left] : ['none'];
}

/** What is judged, as far as it is images. */
function imagesIn({ judgement, evidence }: Report): Subject[] {
  return judgement.subjects.filter(({ digest }) =>
    evidence.some(
      (each) =>
        isAboutImage(each) &&
        each.statement.subject.some((subject) => subject.digest.sha256 === digest.sha256),
    ),
  );
}

function isAboutImage(each: Evidence): boolean {
  if (each.kind === 'test-result') return each.predicate.suite.subject.form === 'container';
  return (
    /\/image-index\//.test(each.statement.predicateType) || buildTypeOf(each).includes('/build-type/image/')
  );
}

function buildTypeOf({ statement: { predicate } }: Evidence): string {
  const { buildDefinition: build } = predicate;
  const type = typeof build === 'object' && build !== null && 'buildType' in build ? build.buildType : '';
  return typeof type === 'string' ? type : '';
}

/** Text from outside must not make lines of its own. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
