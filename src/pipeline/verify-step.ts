import { resolve } from 'node:path';
import type { verifyInputs, verifyOutputs } from '../actions/verify/command.ts';
import type { Outcome } from '../core/command.ts';
import { messageOf, UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { judge } from '../evidence/judge.ts';
import { loadPolicy } from '../evidence/policies.ts';
import { readEvidence } from '../evidence/store.ts';
import { attachedStatements } from '../image/attached-statements.ts';
import { sha256OfFile } from '../io/hash.ts';
import { type ImageReference, parseImageReference } from '../io/image-reference.ts';
import { verdictText } from './report-step.ts';

type VerifyInputs = InputValues<typeof verifyInputs>;

/** Judges the evidence about one image or file; the outcome's verdict is the judge's. */
export async function verifyStep(host: Host, inputs: VerifyInputs): Promise<Outcome<typeof verifyOutputs>> {
  const { sha256, image } = await subjectOf(host, inputs.subject);
  const dir = resolve(host.dirs.work, inputs['evidence-dir']);
  const filed = await readEvidence(dir);
  if (inputs.attached && image === undefined) {
    throw new UsageError([`attached: nothing is attached to a file such as "${inputs.subject}"`]);
  }
  const attached = inputs.attached && image ? await attachedStatements(host, image, `sha256:${sha256}`) : [];
  const evidence = [...filed.evidence, ...attached];
  const policy = await loadPolicy(inputs.policy, host.dirs.work);
  const judgement = judge(evidence, policy, {
    now: host.clock.now(),
    problems: filed.problems,
    subjects: [sha256],
  });
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
