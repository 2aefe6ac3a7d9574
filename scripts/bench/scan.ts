import { ScanBench } from '../../test/support/scan-bench.ts';
import { findTrivy } from '../../test/support/trivy.ts';

const IMAGES = 20;

/** Scans of twenty images, one by one and four at a time, against the time that Trivy itself took of each. */
export async function scan(): Promise<string[]> {
  const trivy = findTrivy();
  if ('missing' in trivy) return [`scan: not measured, ${trivy.missing}`];
  const bench = new ScanBench(() => trivy.found);
  await bench.start();
  try {
    const tags = Array.from({ length: IMAGES }, (_, index) => `4.4.${index}`);
    for (const tag of tags) bench.registry.tag('kafka', tag, await bench.jvm('amd64', `5.2.15-${tag}`));
    const images = tags.map((tag) => bench.image(`kafka:${tag}`)).join(',');
    // The first run brings the databases; it does not count.
    await bench.run({ images: bench.image('kafka:4.4.0'), 'fail-on': 'never' });
    const lines: string[] = [];
    for (const parallel of ['1', '4']) {
      const { result } = await bench.run({ images, parallel, offline: 'true', 'fail-on': 'never' });
      const complete = result.targets.flatMap((each) => (each.status === 'complete' ? [each] : []));
      if (complete.length !== IMAGES) throw new Error(`${complete.length} of ${IMAGES} images were scanned.`);
      const from = Math.min(...complete.map(({ startedAt }) => Date.parse(startedAt)));
      const to = Math.max(...complete.map(({ finishedAt }) => Date.parse(finishedAt)));
      const trivyMs = complete.reduce((sum, each) => sum + each.trivyMs, 0);
      lines.push(
        `scan of ${IMAGES} images, ${parallel} at a time: ${to - from} ms; Trivy's own times added up: ${trivyMs} ms`,
        `  ratio ${((to - from) / trivyMs).toFixed(2)}`,
      );
    }
    return lines;
  } finally {
    await bench.close();
  }
}
