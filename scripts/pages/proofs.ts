import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { countOf } from '../../src/core/text.ts';
import { formatDuration } from '../../src/core/units.ts';
import { MUTATION_PARTS, MUTATIONS } from '../../test/support/mutations/all.ts';
import type { Mutation } from '../../test/support/mutations/mutation.ts';
import { greenOf } from '../../test/support/mutations/proof.ts';
import { table } from './markdown-table.ts';

export const PROOFS_FILE = fileURLToPath(new URL('../../docs/proofs.json', import.meta.url));
export type PartName = keyof typeof MUTATION_PARTS;
export const PART_NAMES = Object.keys(MUTATION_PARTS) as PartName[];

/** Checks in the order of their ids. */
const ids = z.array(z.string());
const proof = z.strictObject({
  part: z.enum(PART_NAMES),
  kafka: z.string(),
  date: z.iso.date(),
  /** Load average just before: what else the machine did. */
  load: z.number().nonnegative(),
  /** Of the whole part, milliseconds. */
  wallMs: z.int(),
  /** What was put in, which checks were seen to fail, and which to pass all the same. */
  faults: z.array(z.strictObject({ what: z.string(), red: ids, green: ids })),
});
/** One run of a part of `test/integration/mutations.test.ts`, with the faults that did what they should. */
export type Proof = z.infer<typeof proof>;
type ProvenFault = Proof['faults'][number];

export function readProofs(): Proof[] {
  return existsSync(PROOFS_FILE) ? z.array(proof).parse(JSON.parse(readFileSync(PROOFS_FILE, 'utf8'))) : [];
}

/** What the test saw where it passed: the failed and the passed checks were exactly those. */
export function provenFault(mutation: Mutation): ProvenFault {
  return {
    what: mutation.what,
    red: mutation.red.toSorted(),
    green: greenOf(mutation).toSorted(),
  };
}

/** Names of the faults that no run has proven as they are now. */
export function unproven(proofs: readonly Proof[] = readProofs()): string[] {
  const seen = new Set(proofs.flatMap(({ faults }) => faults.map((fault) => JSON.stringify(fault))));
  return MUTATIONS.filter((mutation) => !seen.has(JSON.stringify(provenFault(mutation)))).map(
    ({ what }) => what,
  );
}

/** The part of `docs/checks.md` that says what was seen. */
export function proofSection(checks: number, proofs: readonly Proof[] = readProofs()): string[] {
  const seen = proofs.flatMap(({ faults }) => faults);
  const noticed = new Set(seen.flatMap(({ red }) => red));
  const quoted = (list: readonly string[]) => list.map((id) => `\`${id}\``).join(', ');
  return [
    'A fault is put into a real broker, or into what is said to it and what it answers. Exactly the checks in the second',
    `column were seen to turn red, and those in the third to stay green: ${seen.length} faults for ${noticed.size} of ${checks} checks.`,
    '`npm run proofs -- all` puts all of them in, and writes down what it saw:',
    '',
    ...proofs.map(
      ({ part, kafka, date, load, wallMs, faults }) =>
        `- ${part}: ${countOf(faults.length, 'fault')} on Kafka ${kafka}, ${date}, ${formatDuration(wallMs)} at load ${load.toFixed(1)}`,
    ),
    '',
    table(
      ['Fault', 'Turns red', 'Stays green'],
      seen.map(({ what, red, green }) => [what, quoted(red), quoted(green)]),
    ),
  ];
}
