import { defineCommand } from '../../core/command.ts';
import { bool, choices, list, path, text } from '../../core/inputs.ts';

export const reportInputs = {
  policy: path({
    description:
      'What must hold for the verdict `passed`: a policy file, or `local`, `pull-request` or `release`.',
    default: 'local',
  }),
  'report-dir': path({ description: 'Where the report goes.', default: 'out/report' }),
} as const;

export const reportOutputs = {
  verdict: { description: '`passed` or `failed`.' },
  unmet: { description: 'Number of demands of the policy that are not met.' },
  report: { description: 'Path of the report (HTML, one self-contained file).' },
  markdown: { description: 'Path of the report in Markdown.' },
  junit: { description: 'Path of the test results in JUnit’s XML.' },
  badge: { description: 'Path of the verdict as an SVG badge.' },
  'vote-mail': { description: 'Path of the text for a release vote; empty where no image is judged.' },
} as const;

export const publishInputs = {
  'evidence-dir': path({ description: 'Folder of in-toto statements.', default: 'out/evidence' }),
  ...reportInputs,
  publish: choices(
    'artifact',
    'check',
    'comment',
    'issue',
  )({
    description:
      'Where the report goes beside its folder and the job summary: an artifact of the run, a check run on the commit, one comment on the pull request, one issue that is open while the verdict is not passed.',
  }),
  name: text({
    description:
      'Tells this report from others of the same repository: name of the check run, mark of comment and issue.',
    default: 'Kafka evidence',
  }),
  'artifact-name': text({ description: 'Name of the artifact.', default: 'kafka-native-report' }),
  sarif: list({
    description: 'SARIF files whose findings the check run shows at their lines, as `check-metadata` writes.',
  }),
  'github-token': text({
    description:
      'Token for check run, comment and issue. It is sent to the origin of GITHUB_API_URL and to no other.',
    secret: true,
  }),
  'dry-run': bool({
    description: 'Show every call that would change something on GitHub, and make none of them.',
    default: 'false',
  }),
} as const;

export const publishOutputs = {
  ...reportOutputs,
  published: { description: 'How it went with each target, as `target=state` pairs.' },
} as const;

export const publishReport = defineCommand({
  name: 'publish-report',
  title: 'Kafka evidence report',
  description:
    'Judges a folder of statements by a policy, writes the report (HTML, Markdown, JUnit XML, badge, vote mail, job summary) and publishes it where chosen. Fails unless the verdict is passed and every target worked.',
  branding: { icon: 'file-text', color: 'blue' },
  inputs: publishInputs,
  outputs: publishOutputs,
  example: { policy: 'pull-request', publish: 'artifact, comment', 'github-token': '${{ github.token }}' },
  permissions: {
    'checks: write': 'for the target `check`',
    'pull-requests: write': 'for the target `comment`',
    'issues: write': 'for the target `issue`',
  },
  notes:
    'The folder of the report and the job summary need no permission, nor does the target `artifact`. The token of a pull request from a fork can only read: then the report goes to the job summary and to an artifact, and the log says so.',
  async run(host, inputs) {
    const { publishStep } = await import('../../pipeline/publish-step.ts');
    return await publishStep(host, inputs);
  },
});
