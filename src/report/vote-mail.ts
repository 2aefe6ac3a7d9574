import { type Evidence, ofKind } from '../evidence/evidence.ts';
import type { Subject } from '../evidence/statement.ts';
import type { Report } from './model.ts';
import { countsInWords, subjectInWords, verdictInWords } from './words.ts';

export interface VoteMailLinks {
  /** Page of the run that made the evidence; undefined where it was made elsewhere. */
  readonly run: string | undefined;
}

const NOTHING = '(not published: made outside of GitHub Actions)';

/**
 * The block about images for the mail that calls a vote, in the form that the release script of Apache Kafka
 * gives its mails: plain text, a starred heading, what it names below it, an empty line.
 * Source: https://github.com/apache/kafka/blob/trunk/release/templates.py, rc_vote_email_text
 * @returns undefined where no image is judged: there is nothing to vote on
 */
export function renderVoteMail(report: Report, { run }: VoteMailLinks): string | undefined {
  const images = imagesIn(report);
  if (images.length === 0) return undefined;
  const references = images.map(({ name, digest }) => `${name}@sha256:${digest.sha256}`);
  const { verdict, policy, demands } = report.judgement;
  const passed = verdict === 'passed';
  const unmet = demands.filter(({ met }) => !met);
  const section = (title: string, lines: readonly string[]) => [`* ${title}:`, ...lines, ''];
  return [
    ...section('Docker release artifacts to be voted upon', [...tagsOf(report, images), ...references]),
    ...section(`Docker image verdict (${line(report.headline)})`, [
      `${passed ? 'PASSED' : 'NOT PASSED'}: ${line(verdictInWords(report))}`,
      ...unmet.map(({ title, because }) => `  not met: ${line(title)}: ${line(because)}`),
    ]),
    ...section('Docker image tests', testLines(report)),
    ...section('Docker image scan', scanLines(report)),
    ...section(
      'To pull the Docker image, and to judge its evidence yourself where the artifact of the run is unpacked',
      references.flatMap((each) => [
        `docker pull ${each}`,
        `npx kafka-native verify ${each} \\\n    --policy ${policy.name}`,
      ]),
    ),
    ...section(`${passed ? 'Successful ' : ''}Docker Image Github Actions Pipeline`, [
      `Docker Build Test Pipeline (${typesOf(report)}): ${run ?? NOTHING}`,
      `Reports and evidence: ${run === undefined ? NOTHING : `${run}#artifacts`}`,
    ]),
  ].join('\n');
}

/** `apache/kafka-native:4.4.0-rc1`, as the index of what is judged was tagged. */
function tagsOf({ evidence }: Report, images: readonly Subject[]): string[] {
  const judged = new Set(images.map(({ digest }) => digest.sha256));
  return ofKind(evidence, 'image-index')
    .filter(({ statement }) => statement.subject.some(({ digest }) => judged.has(digest.sha256)))
    .flatMap(({ predicate: { image, tags } }) => tags.map((tag) => line(`${image}:${tag}`)));
}

function typesOf({ suites }: Report): string {
  const types = suites.map(({ subject }) => (subject.kind === 'jvm' ? 'JVM' : 'Native'));
  return [...new Set(types)].toSorted().join(' and ') || 'images';
}

function testLines({ suites, notRun }: Report): string[] {
  const ran = suites.map((suite) =>
    line(`${suite.name}, ${subjectInWords(suite)}: ${countsInWords(suite.counts)}`),
  );
  const left = notRun.map(({ what, reason }) => line(`${what}: not run. ${reason}`));
  return ran.length + left.length > 0 ? [...ran, ...left] : ['none'];
}

function scanLines({ findings }: Report): string[] {
  const scans = findings.filter(({ title }) => title === 'Vulnerabilities');
  if (scans.length === 0) return ['not scanned'];
  return scans.map(({ about, counts, how }) => line(`${about}: ${counts} (${how})`));
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
