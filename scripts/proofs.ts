// Puts every fault into real brokers, or those of the named parts, and writes into docs/proofs.json what was seen.
// usage: npm run proofs [-- PART...]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { MUTATION_PARTS } from '../test/support/mutations/all.ts';
import { PROVEN_ON } from '../test/support/mutations/proof.ts';
import {
  PART_NAMES,
  type PartName,
  PROOFS_FILE,
  type Proof,
  provenFault,
  readProofs,
} from './pages/proofs.ts';

/** Of what Jest writes with `--json`. */
const outcome = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

const names = process.argv.slice(2);
const unknown = names.filter((name) => !PART_NAMES.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: none of ${PART_NAMES.join(', ')}`);
  process.exit(2);
}
for (const part of PART_NAMES) if (names.length === 0 || names.includes(part)) enter(proofOf(part));
spawnSync('npm', ['run', 'generate:docs'], { stdio: 'inherit' });

/** A fault that was not seen to do what it should is left out, and the exit code says so. */
function proofOf(part: PartName): Proof {
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const started = performance.now();
  const passed = titlesThatPass(part);
  const wallMs = Math.round(performance.now() - started);
  const proven = MUTATION_PARTS[part].filter(({ what }) =>
    passed.some((title) => title.startsWith(`${what} turns`)),
  );
  if (proven.length < MUTATION_PARTS[part].length) process.exitCode = 1;
  const date = new Date().toISOString().slice(0, 10);
  return { part, kafka: PROVEN_ON, date, load, wallMs, faults: proven.map(provenFault) };
}

function titlesThatPass(part: PartName): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'proofs-'));
  try {
    const file = join(folder, 'jest.json');
    const tests = ['test/integration/mutations.test.ts', '-t', `broken ${part}`];
    spawnSync('npm', ['test', '--', ...tests, '--json', `--outputFile=${file}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, REQUIRE: 'full' },
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

/** In place of an earlier run of the same part, in the order of the parts. */
function enter(proof: Proof): void {
  const others = readProofs().filter(({ part }) => part !== proof.part);
  const rank = ({ part }: Proof) => PART_NAMES.indexOf(part);
  const proofs = [...others, proof].sort((a, b) => rank(a) - rank(b));
  writeFileSync(PROOFS_FILE, `${JSON.stringify(proofs, null, 2)}\n`);
  console.log(`${proof.part}: ${proof.faults.length} of ${MUTATION_PARTS[proof.part].length} faults proven`);
}
