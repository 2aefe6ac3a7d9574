// Puts faults into real brokers, and writes into docs/proofs.json what was seen: those that no run has proven as they
// are now, all of the named parts, or all.
// usage: npm run proofs [-- PART... | all]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { MUTATION_PARTS, MUTATIONS } from '../test/support/mutations/all.ts';
import type { Mutation } from '../test/support/mutations/mutation.ts';
import { ONLY_FAULTS, PROVEN_ON } from '../test/support/mutations/proof.ts';
import {
  PART_NAMES,
  type PartName,
  PROOFS_FILE,
  type Proof,
  provenFault,
  readProofs,
  unproven,
} from './pages/proofs.ts';

/** Of what Jest writes with `--json`. */
const outcome = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

const names = process.argv.slice(2);
const unknown = names.filter((name) => name !== 'all' && !PART_NAMES.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: none of ${PART_NAMES.join(', ')}, all`);
  process.exit(2);
}
for (const part of PART_NAMES) {
  const faults = faultsOf(part);
  if (faults.length > 0) enter(proofOf(part, faults), faults);
}
spawnSync('npm', ['run', 'generate:docs'], { stdio: 'inherit' });

function faultsOf(part: PartName): readonly Mutation[] {
  const missing = unproven();
  if (names.length === 0) return MUTATION_PARTS[part].filter(({ what }) => missing.includes(what));
  return names.includes(part) || names.includes('all') ? MUTATION_PARTS[part] : [];
}

/** A fault that was not seen to do what it should is left out, and the exit code says so. */
function proofOf(part: PartName, faults: readonly Mutation[]): Proof {
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const started = performance.now();
  const passed = titlesThatPass(part, faults);
  const wallMs = Math.round(performance.now() - started);
  const proven = faults.filter(({ what }) => passed.some((title) => title.startsWith(`${what} turns`)));
  if (proven.length < faults.length) process.exitCode = 1;
  const date = new Date().toISOString().slice(0, 10);
  return { part, kafka: PROVEN_ON, date, load, wallMs, faults: proven.map(provenFault) };
}

function titlesThatPass(part: PartName, faults: readonly Mutation[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'proofs-'));
  try {
    const file = join(folder, 'jest.json');
    const tests = ['test/integration/mutations.test.ts', '-t', `broken ${part}`];
    spawnSync('npm', ['test', '--', ...tests, '--json', `--outputFile=${file}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, REQUIRE: 'full', [ONLY_FAULTS]: faults.map(({ what }) => what).join('\n') },
    });
    const { testResults } = outcome.parse(JSON.parse(readFileSync(file, 'utf8')));
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed')
      .map(({ title }) => title);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In place of what earlier runs saw of the faults that were tried now, in the order of the parts. */
function enter(proof: Proof, tried: readonly Mutation[]): void {
  const known = new Set(MUTATIONS.map(({ what }) => what));
  for (const { what } of tried) known.delete(what);
  const others = readProofs().map((each) => ({
    ...each,
    faults: each.faults.filter(({ what }) => known.has(what)),
  }));
  const rank = ({ part }: Proof) => PART_NAMES.indexOf(part);
  const proofs = [...others, proof]
    .filter(({ faults }) => faults.length > 0)
    .sort((a, b) => rank(a) - rank(b));
  writeFileSync(PROOFS_FILE, `${JSON.stringify(proofs, null, 2)}\n`);
  console.log(`${proof.part}: ${proof.faults.length} of ${tried.length} faults proven`);
}
