// Runs the metadata check on history and writes the table in docs/metadata-check.md.
// usage: npm run metadata-proof    (gets the Kafka releases that are not in the cache)
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../src/core/host.ts';
import { createNodeHost } from '../src/io/node-host.ts';
import { runCancellable } from '../src/io/signals.ts';
import { createTerminalLog } from '../src/io/terminal-log.ts';
import { obtainKafka } from '../src/kafka/distribution.ts';
import { checkMetadata } from '../src/metadata/check-metadata.ts';
import {
  CASES,
  type HistoricalCase,
  jarsOfCase,
  RELEASES,
  STAND_IN,
} from '../test/support/metadata-cases.ts';
import { compileJar } from '../test/support/metadata-jar.ts';

const DOCUMENT = new URL('../docs/metadata-check.md', import.meta.url);
const FROM = '<!-- proof:start -->';
const TO = '<!-- proof:end -->';

const log = createTerminalLog({ stream: process.stderr, interactive: false, debug: false });
await runCancellable(createNodeHost(log), async (host) => {
  const table = [...(await history(host)), '', ...(await releases(host))].join('\n');
  const text = await readFile(DOCUMENT, 'utf8');
  const before = text.slice(0, text.indexOf(FROM) + FROM.length);
  await writeFile(DOCUMENT, `${before}\n${table}\n${text.slice(text.indexOf(TO))}`);
  console.log(table);
});

async function history(host: Host): Promise<string[]> {
  const rows: string[] = [];
  let named = 0;
  for (const each of CASES) {
    const jars = await jarsOf(host, each);
    const { findings } = await checkMetadata(host, { jars, configDirs: each.folders });
    const found = findings.find(({ subject, rule }) => subject === each.subject && rule === each.rule);
    if (found?.severity === 'error') named += 1;
    const says = found === undefined ? '**not named**' : `${found.severity}, \`${found.rule}\``;
    rows.push(
      `| ${each.issue} | ${each.what} | ${each.jars} | ${each.line} | \`${each.subject}\` | ${says} |`,
    );
  }
  return [
    `${named} of ${CASES.length} named as an error.`,
    '',
    '| Issue | What lagged | Jars | Metadata of | Must be named | The check says |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

async function releases(host: Host): Promise<string[]> {
  const rows: string[] = [];
  for (const { version, folders } of RELEASES) {
    const { libs } = await obtainKafka(host, { version });
    const { findings } = await checkMetadata(host, { jars: libs, configDirs: folders });
    const of = (severity: string) => findings.filter((finding) => finding.severity === severity);
    const errors = of('error').map(({ subject }) => `\`${subject.slice(subject.lastIndexOf('.') + 1)}\``);
    rows.push(
      `| ${version} | ${errors.length} | ${of('warning').length} | ${of('note').length} | ${errors.join(', ')} |`,
    );
  }
  return [
    '| Release with its own metadata | Errors | Warnings | Notes | Errors, by last part of the name |',
    '|---|---|---|---|---|',
    ...rows,
  ];
}

async function jarsOf(host: Host, each: HistoricalCase): Promise<readonly string[]> {
  if (each.jars === 'stand-in') {
    const dir = await mkdtemp(join(tmpdir(), 'metadata-proof-'));
    host.defer(() => rm(dir, { recursive: true, force: true }));
    return [await compileJar(STAND_IN, dir, 'broker')];
  }
  const { libs } = await obtainKafka(host, { version: each.jars });
  const jars = jarsOfCase(each, libs) ?? (await withLog4j(host, each, libs));
  if (jars === undefined) throw new Error(`log4j-core ${each.log4j} could not be fetched`);
  return jars;
}

async function withLog4j(
  host: Host,
  each: HistoricalCase,
  libs: readonly string[],
): Promise<readonly string[] | undefined> {
  const artifact = `org.apache.logging.log4j:log4j-core:${each.log4j}`;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get';
  await host.exec(['mvn', '-B', '-q', goal, `-Dartifact=${artifact}`, '-Dtransitive=false'], {
    timeoutMs: 120_000,
  });
  return jarsOfCase(each, libs);
}
