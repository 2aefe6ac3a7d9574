// What CI runs, in the order of cost: the first step that fails ends it.
import { spawnSync } from 'node:child_process';

const steps = [
  ['lint', ['npx', 'biome', 'ci', '.']],
  ['types', ['npx', 'tsc', '--noEmit']],
  ['tests', ['npm', 'test', '--', ...process.argv.slice(2)]],
];
for (const [name, argv] of /** @type {[string, [string, ...string[]]][]} */ (steps)) {
  const started = performance.now();
  console.log(`\n== ${name}: ${argv.join(' ')}`);
  const { status } = spawnSync(argv[0], argv.slice(1), { stdio: 'inherit' });
  if (name !== 'tests') console.log(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(status ?? 1);
}
