import { readFile } from 'node:fs/promises';
import type { Usage } from './broker.ts';

/** Linux reports CPU time in these on every architecture that Kafka's images are built for. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
const LIMIT = 28_800;

/** Watches one process; the timer keeps nothing alive. */
export interface UsageSampler {
  samples(): readonly Usage[];
  stop(): void;
}

/**
 * Samples resident set and CPU time from `/proc` once per interval, and once at the start; where there is
 * no `/proc`, the list stays empty. The oldest samples go when there are more than two hours' worth.
 */
export function sampleUsage(pid: number, now: () => number, intervalMs = 250): UsageSampler {
  return sample(() => readUsage(pid), now, intervalMs);
}

/** Samples what `read` tells, until `stop`; a moment of which it tells nothing is left out. */
export function sample(
  read: () => Promise<Omit<Usage, 'atMs'> | undefined>,
  now: () => number,
  intervalMs = 1000,
): UsageSampler {
  const started = now();
  const samples: Usage[] = [];
  const take = async () => {
    const usage = await read();
    if (usage === undefined) return;
    samples.push({ atMs: Math.round(now() - started), ...usage });
    if (samples.length > LIMIT) samples.shift();
  };
  const timer = setInterval(() => void take(), intervalMs);
  timer.unref();
  return { samples: () => [...samples], stop: () => clearInterval(timer) };
}

/** undefined where the process is gone or the machine does not tell. */
async function readUsage(pid: number): Promise<Omit<Usage, 'atMs'> | undefined> {
  try {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ]);
    // The second field is the program's name in parentheses and may contain blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const kib = (name: string) => new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    const [rss, peak, own] = [kib('VmRSS'), kib('VmHWM'), kib('RssAnon')];
    return {
      rssBytes: rss === undefined ? Number(fields[21]) * PAGE_BYTES : Number(rss) * 1024,
      cpuMs: (ticks * 1000) / TICKS_PER_SECOND,
      ...(peak === undefined ? {} : { peakRssBytes: Number(peak) * 1024 }),
      ...(own === undefined ? {} : { ownBytes: Number(own) * 1024 }),
    };
  } catch {
    return undefined;
  }
}
