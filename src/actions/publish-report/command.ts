import { defineCommand } from '../../core/command.ts';
import { publishInputs, publishOutputs } from './declaration.ts';

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
    'attestations: write': 'for the target `attestations`',
    'id-token: write': 'for the target `attestations`: to sign as this workflow',
    'checks: write': 'for the target `check`',
    'contents: write': 'for the targets `pages` and `release`',
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
