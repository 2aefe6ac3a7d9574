import { bool, list, path, text } from '../../core/inputs.ts';
import { trustInputs } from '../trust-inputs.ts';

export const promoteInputs = {
  source: text({
    description: 'The image by digest: `registry.example/name@sha256:…`. A tag is refused.',
    required: true,
  }),
  target: text({ description: 'Repository to copy it to, without tag.', required: true }),
  tags: list({ description: 'Tags that it gets there. One that leads to another image already is refused.' }),
  latest: bool({
    description: 'Move the tag `latest` too, unless it would go back to an older version.',
    default: 'false',
  }),
  policy: path({
    description: 'What must be proven: a policy file, or `local`, `pull-request` or `release`.',
    default: 'release',
  }),
  'evidence-dir': path({
    description: 'Folder of in-toto statements; that of the promotion is added.',
    default: 'out/evidence',
  }),
  ...trustInputs,
  'dry-run': bool({
    description: 'Judge, compare and say what would be copied; copy nothing.',
    default: 'false',
  }),
} as const;

export const promoteOutputs = {
  verdict: { description: '`passed` or `failed`: the judge’s.' },
  digest: { description: 'Digest of the image, the same at the target.' },
  references: { description: 'What it is called now, comma-separated: `registry.example/name:tag`.' },
  evidence: { description: 'Path of the statement about the promotion; empty where nothing was promoted.' },
} as const;
