import { bool, path, text } from '../../core/inputs.ts';
import { rulesInputs, scanOutputs } from '../trivy-scan/declaration.ts';

const { matrix: _, ...resultOutputs } = scanOutputs;

export const reportScanInputs = {
  scans: path({
    description: 'Folder with the results of the jobs that scanned: every `scan.json` below it counts.',
    required: true,
  }),
  plan: text({
    description:
      'Output `matrix` of the step that planned the scan. What it names and no job has scanned fails the whole.',
  }),
  previous: path({
    description: 'The scan before, as for trivy-scan. Where it does not exist, everything counts as new.',
  }),
  ...rulesInputs,
  issue: bool({
    description:
      'Keep one issue: opened when the scan fails, kept up to date, closed when nothing of the severity that fails is left.',
    default: 'false',
  }),
  name: text({
    description: 'Tells this scan from others of the same repository: title and mark of the issue.',
    default: 'News of the image scan',
  }),
  'github-token': text({
    description: 'Token for the issue. It is sent to the origin of GITHUB_API_URL and to no other.',
    secret: true,
  }),
  'dry-run': bool({
    description: 'Show every call that would change something on GitHub, and make none of them.',
    default: 'false',
  }),
  'result-dir': path({ description: 'Where result and reports go.', default: 'out/scan' }),
} as const;

export const reportScanOutputs = {
  ...resultOutputs,
  issue: { description: '`created`, `updated`, `closed`, `unchanged`, `outdated` or empty.' },
} as const;
