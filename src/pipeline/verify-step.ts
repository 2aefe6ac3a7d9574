import { resolve } from 'node:path';
import type { verifyInputs, verifyOutputs } from '../actions/verify/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { messageOf, UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { type CaseFiles, readCase } from '../evidence/case-files.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { judge } from '../evidence/judge.ts';
import { attachedStatements } from '../image/attached-statements.ts';
import { openGitHub } from '../io/github.ts';
import { sha256OfFile } from '../io/hash.ts';
import { type ImageReference, parseImageReference } from '../io/image-reference.ts';
import { addAttestations, addFetched } from './gather-evidence.ts';
import { verdictText } from './report-step.ts';
import { trustOf } from './trust.ts';

type VerifyInputs = InputValues<typeof verifyInputs>;

/** Judges the evidence about one image or file; the outcome's verdict is the judge's. */
export async function verifyStep(host: Host, inputs: VerifyInputs): Promise<Outcome<typeof verifyOutputs>> {
  const { sha256, image } = await subjectOf(host, inputs.subject);
  const filed = await readCase(host, {
    evidenceDir: inputs['evidence-dir'],
    policyPath: inputs.policy,
    ...(await trustOf(host, inputs)),
  });
  const { policy, problems, notes } = filed;
  checkGathering(inputs, image, filed);
  const evidence = await gather(host, inputs, filed, sha256, image);
  const judgement = judge(evidence, policy, { now: host.clock.now(), problems, notes, subjects: [sha256] });
  return {
    verdict: judgement.verdict,
    message: [...judgement.notes, verdictText(judgement)].join('\n'),
    outputs: {
      verdict: judgement.verdict,
      unmet: judgement.demands.filter(({ met }) => !met).length,
      digest: `sha256:${sha256}`,
    },
  };
}

function checkGathering(
  { attached, attestations, subject }: VerifyInputs,
  image: ImageReference | undefined,
  { check }: CaseFiles,
): void {
  const problems = [
    ...(attached && image === undefined
      ? [`attached: nothing is attached to a file such as "${subject}"`]
      : []),
    ...(attestations !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(attestations)
      ? [`attestations: "${attestations}" is not valid, expected OWNER/REPO`]
      : []),
    ...(attestations !== undefined && check === undefined
      ? ['attestations: whose count must be said by signers, or in the policy']
      : []),
  ];
  if (problems.length > 0) throw new UsageError(problems);
}

async function gather(
  host: Host,
  inputs: VerifyInputs,
  filed: CaseFiles,
  sha256: string,
  image: ImageReference | undefined,
): Promise<Evidence[]> {
  let evidence: Evidence[] = filed.evidence;
  if (inputs.attached && image !== undefined) {
    const attached = await attachedStatements(host, image, `sha256:${sha256}`);
    evidence = await addFetched(host, filed, evidence, attached);
  }
  const [owner, repo] = inputs.attestations?.split('/') ?? [];
  if (owner === undefined || repo === undefined) return evidence;
  const github = openGitHub(host, { owner, repo, token: inputs['github-token'], dryRun: false });
  return await addAttestations(host, github, filed, evidence, sha256);
}

async function subjectOf(
  host: Host,
  subject: string,
): Promise<{ sha256: string; image: ImageReference | undefined }> {
  const [, sha256] = /@sha256:([0-9a-f]{64})$/.exec(subject) ?? [];
  if (sha256 !== undefined) return { sha256, image: parseImageReference(subject) };
  try {
    return { sha256: await sha256OfFile(resolve(host.dirs.work, subject), host.signal), image: undefined };
  } catch (error) {
    throw new UsageError(
      [
        `subject: "${subject}" is neither an image by digest nor a file that can be read: ${messageOf(error)}`,
      ],
      'Name an image as registry.example/name@sha256:…; a tag may lead elsewhere tomorrow.',
    );
  }
}
