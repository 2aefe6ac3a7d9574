import type { Host } from '../core/host.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import { testResultOf } from '../evidence/test-result.ts';
import { runSoak, type SoakOptions, soakLine } from '../sanity/soak.ts';
import type { KafkaSubject } from './kafka-subject.ts';

export interface SoakRequest {
  /** 0 leaves the soak out. */
  readonly starts: number;
  /** Where the statement goes. */
  readonly dir: string;
  readonly about: Omit<SoakOptions, 'starts'>;
}

/** Soaks the subject and writes the test result; undefined where no soak is asked for. */
export async function soakStep(
  host: Host,
  { launcher, subject, configuration }: KafkaSubject,
  { starts, dir, about }: SoakRequest,
): Promise<{ readonly passed: boolean; readonly line: string } | undefined> {
  if (starts === 0) return undefined;
  const suite = await host.log.group('Soak', async () => runSoak(host, launcher, { ...about, starts }));
  const statement = createStatement(subject, 'test-result', testResultOf(suite, configuration));
  await writeEvidence(dir, statement);
  const line = soakLine(suite);
  host.log.info(line);
  return { passed: statement.predicate.result !== 'FAILED', line };
}
