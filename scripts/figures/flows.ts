import { formatDuration } from '../../src/core/units.ts';
import { createNodeHost } from '../../src/io/node-host.ts';
import { runCancellable } from '../../src/io/signals.ts';
import { createTerminalLog } from '../../src/io/terminal-log.ts';
import { TOOLS_KAFKA } from '../bench/kafka-tools.ts';
import { flowLines, totalOf, upstreamFlows } from '../bench/upstream-flows.ts';
import type { Measurement } from './measurement.ts';

/** The flows of Kafka's own sanity test, by the suite's client and by Kafka's command-line tools. */
export const FLOWS: Measurement = {
  name: 'upstream-flows',
  missing: () => undefined,
  async measure() {
    const log = createTerminalLog({ stream: process.stderr, interactive: false, debug: false });
    const started = performance.now();
    const times = await runCancellable(createNodeHost(log), upstreamFlows);
    const modes = ['combined', 'isolated'] as const;
    const words = (of: typeof times) => {
      const { oursMs, theirsMs, ratio } = totalOf(of);
      return `${formatDuration(oursMs)} against ${formatDuration(theirsMs)} (${ratio.toFixed(3)})`;
    };
    return {
      command: 'npm run bench -- upstream-flows',
      wallMs: Math.round(performance.now() - started),
      about: `Flows of docker_sanity_test.py on Kafka ${TOOLS_KAFKA}, JVM: the suite’s client against Kafka’s own tools`,
      result: [
        words(times),
        ...modes.map((mode) => `${mode} ${words(times.filter((each) => each.mode === mode))}`),
      ],
      output: flowLines(times),
    };
  },
};
