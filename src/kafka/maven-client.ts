import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';

/** What is asked of Maven. */
export interface Artifact {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
}

/** A jar as Maven resolved it, with its place in the local repository. */
export interface ResolvedJar extends Artifact {
  /** Name without folder. */
  readonly file: string;
  readonly path: string;
}

/** Maven said that an artifact does not exist, which is not the same as being out of reach. */
export class ArtifactMissing extends UserError {
  override readonly name = 'ArtifactMissing';
  /** `group:artifact:type:version`, as Maven names it. */
  readonly artifact: string;

  constructor(artifact: string, reason: string) {
    super(`Maven does not find ${artifact}: ${reason}.`, {
      hint: 'Check that this version was released, or name another with kafka-version.',
    });
    this.artifact = artifact;
  }
}

const TIME_LIMIT_MS = 15 * 60_000;
const PASSED_ON = ['MAVEN_OPTS', 'MAVEN_ARGS', 'MAVEN_HOME', 'M2_HOME'] as const;
const NO_MAVEN = 'Install Apache Maven, or name a Kafka that is at hand with kafka-path or kafka-url.';

/**
 * Resolves the run-time class path of some artifacts with the `mvn` of this machine, which knows the
 * machine's mirrors and proxies: no repository address comes from here. Sorted by file name.
 *
 * @throws {ArtifactMissing} where an artifact does not exist; `UserError` with Maven's own reason otherwise.
 */
export async function resolveWithMaven(
  host: Host,
  artifacts: readonly Artifact[],
  label: string,
): Promise<ResolvedJar[]> {
  const folder = await mkdtemp(join(host.dirs.temp, 'maven-'));
  try {
    const list = join(folder, 'resolved.txt');
    await writeFile(join(folder, 'pom.xml'), pom(artifacts));
    await runMaven(host, folder, list, label);
    return parseResolved(await readFile(list, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runMaven(host: Host, folder: string, list: string, label: string): Promise<void> {
  const progress = host.log.progress();
  let files = 0;
  progress.update(`${label}: asking Maven`);
  try {
    const result = await host.exec(
      [
        'mvn',
        '--batch-mode',
        '-Dstyle.color=never',
        'dependency:list',
        '-DincludeScope=runtime',
        '-DoutputAbsoluteArtifactFilename=true',
        `-DoutputFile=${list}`,
      ],
      {
        timeoutMs: TIME_LIMIT_MS,
        cwd: folder,
        env: passedOn(host),
        onLine: (line) => {
          const jar = /\bDownloaded from \S+: \S+\/([^/\s]+\.jar)/.exec(line)?.[1];
          if (jar !== undefined) progress.update(`${label}: ${++files} jars fetched by Maven, last ${jar}`);
        },
      },
    );
    if (result.timedOut) throw new UserError(`Maven did not end within ${TIME_LIMIT_MS / 60_000} minutes.`);
    if (result.exitCode !== 0) throw mavenFailure(`${result.stdout}\n${result.stderr}`, result.exitCode);
  } catch (error) {
    const missing = error instanceof UserError && /program "mvn" was not found/.test(error.message);
    throw missing
      ? new UserError('Maven (mvn) is not on this machine.', { hint: NO_MAVEN, cause: error })
      : error;
  } finally {
    progress.end();
  }
}

function passedOn(host: Host): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = host.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** Maven's own reason, without the ceremony around it. */
export function mavenFailure(output: string, exitCode: number): UserError {
  const said = output
    .split('\n')
    .filter((line) => line.startsWith('[ERROR] ') || line.startsWith('[FATAL] '))
    .map((line) => line.replace(/^\[(ERROR|FATAL)\]\s*/, '').trim());
  const first = said.find((line) => line !== '') ?? lastLine(output) ?? `exit code ${exitCode}`;
  const reason = first
    .replace(/\.?(?: -> \[Help \d+\].*)?$/, '')
    .replace(/^Failed to execute goal .*?: (?=Could not )/, '')
    .replace(/^Could not resolve dependencies for project \S+: /, '')
    .replace(
      /^The following artifacts? could not be resolved: .*?: (?=Could not |Failure to |\S+ was not )/,
      '',
    )
    .replace(/^(?:dependency: \S+ \([^)]*\)\s*)/, '');
  const artifact = missingArtifact(reason);
  if (artifact !== undefined) return new ArtifactMissing(artifact, reason);
  return new UserError(`Maven could not bring Kafka: ${reason}.`, {
    hint: /offline mode/.test(reason)
      ? 'Maven works offline here (-o, or <offline> in settings.xml): let it go online, or use kafka-path.'
      : 'Check the network, the proxy and the mirrors in the settings.xml of Maven, or use kafka-path.',
  });
}

/** Maven words it differently on the first look, and when it remembers an earlier one. */
function missingArtifact(reason: string): string | undefined {
  if (/offline mode/.test(reason)) return undefined;
  const match =
    /^(?:Could not find artifact|Failure to find) (\S+?)(?: in |$)/.exec(reason) ??
    /^(\S+) was not found in \S+ during a previous attempt/.exec(reason);
  return match?.[1];
}

function lastLine(output: string): string | undefined {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .at(-1);
}

function pom(artifacts: readonly Artifact[]): string {
  const dependencies = artifacts.map(
    (each) =>
      `    <dependency><groupId>${each.groupId}</groupId><artifactId>${each.artifactId}</artifactId>` +
      `<version>${each.version}</version></dependency>`,
  );
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>local</groupId><artifactId>kafka-distribution</artifactId><version>1</version>',
    '  <packaging>pom</packaging>',
    '  <dependencies>',
    ...dependencies,
    '  </dependencies>',
    '</project>',
    '',
  ].join('\n');
}

/**
 * Reads what `dependency:list` wrote: `group:artifact:jar[:classifier]:version:scope:path`, after which
 * newer plugins name the Java module.
 */
export function parseResolved(text: string): ResolvedJar[] {
  const jars: ResolvedJar[] = [];
  for (const line of text.split('\n')) {
    const match =
      /^\s+([^:\s]+):([^:\s]+):jar:(?:[^:\s]+:)?([^:\s]+):(?:compile|runtime):(\S.*?\.jar)(?:\s|$)/.exec(
        line,
      );
    const [, groupId, artifactId, version, path] = match ?? [];
    if (!groupId || !artifactId || !version || !path) continue;
    jars.push({ groupId, artifactId, version, path, file: basename(path) });
  }
  return jars.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
