// Runs the examples of docs/architecture.md. `docs-examples.test.ts` starts it in a copy of the repository that has
// them as files, so the compiler of the repository itself does not know what it imports.

import { runSanity } from '../../../src/sanity/runner.ts';
import { jvmLauncher, libsOf, realHost } from '../kafka.ts';
import { reportOn } from '../reports.ts';
import { sampleSuite } from '../sample-suite.ts';

const at = (path: string) => import(new URL(`../../../src/${path}`, import.meta.url).href);
const { exampleCommand } = await at('actions/example/command.ts');
const { example } = await at('graalvm/example.ts');
const { renderCsv } = await at('report/example.ts');
const { publishStatus } = await at('report/publish/example.ts');
const { exampleChecks } = await at('sanity/checks/example.ts');

const host = realHost();
const report = reportOn(sampleSuite());
const calls: { route: string; parameters: unknown }[] = [];
const sources = { machine: { arch: 'amd64' }, github: { tags: async () => ['1.2.0', '1.10.0', '2.0.0'] } };
const command = await exampleCommand.run(host, { folder: 'docs', greeting: 'Found' });
const archive = await example.find(sources, [1]);
await publishStatus({ write: async (call: (typeof calls)[number]) => calls.push(call) }, 'abc', report);
const found = {
  command: command.outputs,
  version: archive.version,
  csv: renderCsv(report).split('\n').slice(0, 2),
  calls: calls.map(({ route, parameters }) => [route, parameters]),
  checks: undefined as unknown,
};
if (libsOf('4.4.0') !== undefined) {
  const suite = await runSanity(host, await jvmLauncher(host, '4.4.0'), {
    checks: exampleChecks,
    timeoutMs: 120_000,
  });
  found.checks = suite.checks.map(({ id, status, failure }) => [id, status, failure?.message ?? '']);
}
await host.close();
process.stdout.write(JSON.stringify(found));
