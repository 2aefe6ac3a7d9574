import { resolve } from 'node:path';
import type { promoteInputs, promoteOutputs } from '../actions/promote/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { readCase } from '../evidence/case-files.ts';
import { createStatement } from '../evidence/creation.ts';
import { type Evidence, ofKind } from '../evidence/evidence.ts';
import { type Judgement, judge } from '../evidence/judge.ts';
import { writeEvidence } from '../evidence/store.ts';
import { promoteImage } from '../image/promotion.ts';
import { checkTags } from '../image/references.ts';
import { hashOf } from '../io/hash.ts';
import type { Patience } from '../io/http-request.ts';
import { type ImageReference, parseImageReference, repositoryOf } from '../io/image-reference.ts';
import { verdictText } from './report-step.ts';
import { trustOf } from './trust.ts';

type PromoteInputs = InputValues<typeof promoteInputs>;

/** Judges the evidence about exactly the digest that is named and, where it passes, copies the image. */
export async function promoteStep(
  host: Host,
  inputs: PromoteInputs,
  patience?: Partial<Patience>,
): Promise<Outcome<typeof promoteOutputs>> {
  const { from, digest, to, tags } = readRequest(inputs);
  const startedAt = host.clock.now();
  const dir = resolve(host.dirs.work, inputs['evidence-dir']);
  const { policy, evidence, problems, notes } = await readCase(host, {
    evidenceDir: dir,
    policyPath: inputs.policy,
    ...(await trustOf(host, inputs)),
  });
  const hex = digest.slice('sha256:'.length);
  const judgement = judge(evidence, policy, { now: startedAt, problems, notes, subjects: [hex] });
  if (judgement.verdict !== 'passed') return refusal(judgement, digest);

  const images = platformsOf(evidence, hex);
  const { latest, 'dry-run': dryRun } = inputs;
  const request = { from, digest, to, tags, latest, images, dryRun };
  const promoted = await promoteImage(host, { ...request, ...(patience === undefined ? {} : { patience }) });
  const verdict = { policy: policy.name, judgedAt: startedAt.toISOString(), evidence: evidence.map(judged) };
  const statement = createStatement({ name: repositoryOf(to), digest: { sha256: hex } }, 'promotion', {
    from: repositoryOf(from),
    to: repositoryOf(to),
    ...promoted,
    verdict,
    startedAt: startedAt.toISOString(),
    finishedAt: host.clock.now().toISOString(),
  });
  const references = promoted.tags.map(({ tag }) => `${repositoryOf(to)}:${tag}`);
  const written = dryRun ? undefined : await writeEvidence(dir, statement);
  return promotion(judgement, digest, references, written);
}

/** Digests of the platforms of an image, where a statement about its index names them. */
function platformsOf(evidence: readonly Evidence[], hex: string): string[] | undefined {
  const about = ofKind(evidence, 'image-index').find(({ statement }) =>
    statement.subject.some((each) => each.digest.sha256 === hex),
  );
  return about?.predicate.platforms.map((each) => each.digest);
}

function judged({ file, text }: Evidence): { file: string; sha256: string } {
  return { file, sha256: hashOf(text, 'sha256') };
}

/** @param evidence path of the statement; undefined in a dry run */
function promotion(
  judgement: Judgement,
  digest: string,
  references: readonly string[],
  evidence: string | undefined,
): Outcome<typeof promoteOutputs> {
  const done = evidence === undefined ? 'Would be promoted' : 'Promoted';
  return {
    verdict: 'passed',
    message: `${verdictText(judgement)}\n\n${done}: ${references.join(', ')} is ${digest}.`,
    outputs: {
      verdict: 'passed',
      digest,
      references: references.join(','),
      evidence: evidence ?? '',
    },
  };
}

function refusal(judgement: Judgement, digest: string): Outcome<typeof promoteOutputs> {
  return {
    verdict: 'failed',
    message: `${verdictText(judgement)}\n\nNothing was promoted: the evidence about ${digest} does not pass.`,
    outputs: { verdict: 'failed', digest, references: '', evidence: '' },
  };
}

function readRequest({ source, target, tags = [], latest }: PromoteInputs) {
  const from = parseImageReference(source);
  const to = parseImageReference(target);
  const problems = [
    ...(from.digest === undefined
      ? [`source: "${source}" has no digest; name the image by name@sha256:…`]
      : []),
    ...(hasTag(target, to)
      ? [`target: "${target}" is not only a repository; tags have their own input`]
      : []),
    ...(tags.length === 0 && !latest ? ['tags: name at least one, or set latest'] : []),
    ...(tags.includes('latest') ? ['tags: latest has its own input, since it must not go back'] : []),
  ];
  if (problems.length > 0 || from.digest === undefined) throw new UsageError(problems);
  checkTags(tags);
  return { from, digest: from.digest, to, tags: [...new Set(tags)] };
}

/** The reader of names fills in `latest` where none is given. */
function hasTag(text: string, { digest, path }: ImageReference): boolean {
  return digest !== undefined || /:[^/]*$/.test(text.slice(text.indexOf('/') + 1)) || path === '';
}
