import { resolve } from 'node:path';
import type { sanityInputs, sanityOutputs } from '../actions/run-sanity/declaration.ts';
import type { Outcome } from '../core/command.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { cell, code, table } from '../core/markdown.ts';
import { formatDuration } from '../core/units.ts';
import { createStatement } from '../evidence/creation.ts';
import { writeEvidence } from '../evidence/store.ts';
import type { Suite } from '../evidence/suite.ts';
import { testResultOf } from '../evidence/test-result.ts';
import { describeMachine } from '../io/machine.ts';
import { ALL_CHECKS } from '../sanity/checks/all.ts';
import { parseShard } from '../sanity/order.ts';
import { runSanity, type SanityOptions } from '../sanity/runner.ts';
import { selectChecks } from '../sanity/selection.ts';
import { benchmarkStep, parseBaseline } from './benchmark-step.ts';
import { type KafkaInputs, writeDistribution } from './kafka-distribution.ts';
import { type KafkaSubject, prepareSubject } from './kafka-subject.ts';
import { notRunHere } from './not-run.ts';
import { soakStep } from './soak-step.ts';

export type SanityInputs = KafkaInputs &
  InputValues<typeof sanityInputs> & { readonly 'evidence-dir': string };

/** Gets Kafka, runs the sanity suite against it and writes both statements: distribution and test result. */
export async function sanityStep(host: Host, inputs: SanityInputs): Promise<Outcome<typeof sanityOutputs>> {
  const dir = resolve(host.dirs.work, inputs['evidence-dir']);
  const options = optionsOf(inputs);
  // What selects nothing is said before a Kafka is fetched.
  selectChecks(ALL_CHECKS, options);
  const baseline = parseBaseline(inputs.baseline);
  const prepared = await host.log.group('Kafka', async () => await prepareSubject(host, inputs));
  const { distribution, launcher, subject, configuration } = prepared;
  if (distribution !== undefined) await writeDistribution(dir, distribution);
  host.log.info(`${subjectLine(prepared)}, sha256 ${subject.digest.sha256}`);

  const about = {
    ...(prepared.java === undefined ? {} : { java: prepared.java.version }),
    ...(prepared.platform === undefined ? {} : { platform: prepared.platform }),
    machine: describeMachine(),
    notRun: notRunHere(launcher.kind, launcher.form, inputs.priority),
  };
  const suite = await host.log.group('Sanity suite', async () =>
    runSanity(host, launcher, { ...about, ...options, ...(prepared.emulated === true ? EMULATED : {}) }),
  );
  const statement = createStatement(subject, 'test-result', testResultOf(suite, configuration));
  const evidence = await writeEvidence(dir, statement);
  const counts = countStatuses(suite);
  const soak = await soakStep(host, prepared, { starts: inputs.soak, dir, about });
  const { benchmark: rounds, 'benchmark-settings': settings } = inputs;
  await benchmarkStep(host, prepared, { rounds, dir, baseline, settings });
  const passed = statement.predicate.result !== 'FAILED' && soak?.passed !== false;
  const message = `${subjectLine(prepared)}: ${outcomeLine(suite, counts)}`;
  return {
    verdict: passed ? 'passed' : 'failed',
    message: soak === undefined ? message : `${message}\nSoak: ${soak.line}`,
    outputs: {
      result: passed ? 'passed' : 'failed',
      ...counts,
      evidence,
      'subject-digest': subject.digest.sha256,
    },
    ...missesSummary(suite),
  };
}

/** A broker under an emulator does everything as slowly as it starts, and two of them at once stand still. */
const EMULATED = { timeoutMs: 300_000, ownClusters: 1, sharing: 2 } as const;

/** Which checks, how often and in which order. */
function optionsOf(inputs: SanityInputs): SanityOptions {
  return {
    repeat: inputs.repeat,
    exactMetadata: inputs['exact-metadata'],
    ...(inputs.only === undefined ? {} : { only: inputs.only }),
    ...(inputs.area === undefined ? {} : { areas: inputs.area }),
    ...(inputs.priority === 'all' ? {} : { priority: inputs.priority }),
    ...(inputs.shard === undefined ? {} : { shard: parseShard(inputs.shard) }),
    ...(inputs.shuffle === undefined ? {} : { shuffle: inputs.shuffle }),
  };
}

/** What a binary with exact metadata looked for in vain, by the check that met it. */
function missesSummary({ missingRegistrations: misses }: Suite): { summary?: string } {
  if (misses === undefined) return {};
  const rows = misses.map(({ what, metBy }) => [cell(what), code(metBy)]);
  const none = 'Nothing was looked for that no metadata registers.';
  const body = rows.length === 0 ? none : table(['Not registered', 'First met by'], rows);
  return { summary: `### Missing registrations: ${misses.length}\n\n${body}\n` };
}

function subjectLine({ subject, launcher, java }: KafkaSubject): string {
  const form =
    launcher.form === 'container'
      ? `${launcher.kind} image ${subject.name}`
      : launcher.kind === 'native'
        ? 'native binary'
        : `JVM (Java ${java?.version ?? 'unknown'})`;
  return `Kafka ${launcher.kafkaVersion}, ${form}`;
}

type Counts = Record<'passed' | 'failed' | 'skipped' | 'not-applicable', number>;

function countStatuses({ checks }: Suite): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, 'not-applicable': 0 };
  for (const { status } of checks) counts[status] += 1;
  return counts;
}

function outcomeLine({ durationMs, complete }: Suite, counts: Counts): string {
  return `${countLine(counts)} in ${formatDuration(durationMs)}${complete ? '' : ' (the run was cut short)'}`;
}

function countLine(counts: Counts): string {
  const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
  return counts['not-applicable'] === 0 ? line : `${line}, ${counts['not-applicable']} not applicable`;
}
