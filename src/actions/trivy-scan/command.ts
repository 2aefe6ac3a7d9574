import { defineCommand } from '../../core/command.ts';
import { scanInputs, scanOutputs } from './declaration.ts';

export const trivyScan = defineCommand({
  name: 'trivy-scan',
  title: 'Scan Kafka images',
  description:
    'Scans Kafka images, JVM and native, with a pinned Trivy, also for what is compiled into a native binary, and compares with the scan before.',
  branding: { icon: 'shield', color: 'blue' },
  inputs: scanInputs,
  outputs: scanOutputs,
  example: { discover: 'true', previous: 'last-scan', 'fail-on-new': 'high' },
  async run(host, inputs) {
    const { scanStep } = await import('../../pipeline/scan-step.ts');
    return await scanStep(host, inputs);
  },
});
