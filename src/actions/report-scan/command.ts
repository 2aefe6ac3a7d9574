import { defineCommand } from '../../core/command.ts';
import { reportScanInputs, reportScanOutputs } from './declaration.ts';

export const reportScan = defineCommand({
  name: 'report-scan',
  title: 'Report a scan of many jobs',
  description:
    'Puts the results of jobs that scanned one image each into one result, compares it with the scan before, judges it, and keeps one issue about it. It runs no scanner.',
  branding: { icon: 'shield', color: 'blue' },
  inputs: reportScanInputs,
  outputs: reportScanOutputs,
  example: {
    scans: 'night',
    plan: '${{ needs.discover.outputs.matrix }}',
    previous: 'last-night',
    'fail-on': 'never',
    'fail-on-new': 'high',
    issue: 'true',
    'github-token': '${{ github.token }}',
  },
  permissions: { 'issues: write': 'with `issue: true`' },
  async run(host, inputs) {
    const { scanReportStep } = await import('../../pipeline/scan-report-step.ts');
    return await scanReportStep(host, inputs);
  },
});
