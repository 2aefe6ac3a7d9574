import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { ExecResult, Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import { scannerEnvironment } from './scanner-environment.ts';
import type { Target } from './target.ts';

export interface TrivySettings {
  readonly trivy: string;
  /** Holds the databases; scans run side by side over it, since they only read it. */
  readonly cacheDir: string;
  readonly timeoutMs: number;
  /** VEX documents that are honoured. */
  readonly vex: readonly string[];
  /** Waits before the tries after the first; their number bounds the tries. */
  readonly waitsMs?: readonly number[];
}

const WAITS_MS = [2_000, 8_000, 30_000];
const MAX_REPORT_BYTES = 256 * 1024 ** 2;
/** What a busy registry or a broken line looks like in Trivy's messages. */
const TRANSIENT =
  /TOOMANYREQUESTS|too many requests|\b(429|500|502|503|504)\b|timeout|timed out|connection (reset|refused)|unexpected EOF|: EOF|no such host|temporary failure|TLS handshake/i;

/** What Trivy puts before a reason, and what helps nobody. */
const WRAPPERS =
  /^((run|image scan|filesystem scan|sbom scan|scan|analyze|pipeline|post analysis) error: |scan failed: |failed analysis: )+/;

/** A Trivy run that did not end well; the message says why, in one sentence. */
export class TrivyFailure extends UserError {
  override readonly name = 'TrivyFailure';
}

/** What one run gave. */
export interface TrivyOutput {
  /** The JSON report. */
  readonly text: string;
  /** Of the run that succeeded, and of all tries with the waits between them. */
  readonly durationMs: number;
  readonly tries: number;
}

/** Scans one target and answers Trivy's JSON report. Throws a {@link TrivyFailure} where there is none. */
export async function scanWithTrivy(
  host: Host,
  target: Target,
  settings: TrivySettings,
): Promise<TrivyOutput> {
  const output = join(host.dirs.temp, `trivy-${randomUUID()}.json`);
  const argv = scanArguments(target, settings, output);
  try {
    const { result, tries } = await runTrivy(host, argv, settings, target.source.kind === 'engine');
    return { text: await reportOf(output), durationMs: result.durationMs, tries };
  } finally {
    await rm(output, { force: true });
  }
}

/**
 * Runs Trivy with an emptied environment, again where a registry was busy.
 * @throws TrivyFailure with Trivy's own reason
 */
export async function runTrivy(
  host: Host,
  args: readonly string[],
  settings: Pick<TrivySettings, 'trivy' | 'timeoutMs' | 'waitsMs'>,
  engine = false,
): Promise<{ result: ExecResult; tries: number }> {
  const env = await scannerEnvironment(host, engine);
  const waits = settings.waitsMs ?? WAITS_MS;
  for (let tries = 1; ; tries += 1) {
    const result = await host.exec([settings.trivy, ...args], { timeoutMs: settings.timeoutMs, env });
    if (result.exitCode === 0) return { result, tries };
    const reason = result.timedOut
      ? `it took longer than ${formatDuration(settings.timeoutMs)}`
      : trivyReason(result);
    const wait = waits[tries - 1];
    if (result.timedOut || wait === undefined || !TRANSIENT.test(result.stderr)) {
      throw new TrivyFailure(`Trivy failed${tries === 1 ? '' : ` after ${tries} tries`}: ${reason}`);
    }
    host.log.info(`Trivy could not reach what it needs (${reason}); next try in ${formatDuration(wait)}.`);
    await host.clock.sleep(wait, host.signal);
  }
}

function scanArguments(target: Target, settings: TrivySettings, output: string): string[] {
  const { source, reference, platform } = target;
  const common = [
    ...['--format', 'json', '--output', output, '--list-all-pkgs', '--scanners', 'vuln'],
    ...['--cache-dir', settings.cacheDir, '--cache-backend', 'memory'],
    ...['--skip-db-update', '--skip-java-db-update', '--offline-scan'],
    ...['--skip-version-check', '--disable-telemetry', '--quiet'],
    ...['--timeout', `${Math.ceil(settings.timeoutMs / 1000)}s`],
    ...settings.vex.flatMap((file) => ['--vex', file]),
    ...(settings.vex.length > 0 ? ['--show-suppressed'] : []),
  ];
  const forPlatform = platform === undefined ? [] : ['--platform', platform];
  switch (source.kind) {
    case 'registry':
      return ['image', ...common, ...forPlatform, '--image-src', 'remote', reference];
    case 'engine':
      return ['image', ...common, '--image-src', 'docker', reference];
    case 'layout':
    case 'archive':
      return ['image', ...common, '--input', reference];
    case 'rootfs':
      return ['rootfs', ...common, reference];
    case 'sbom':
      return ['sbom', ...common, reference];
  }
}

async function reportOf(path: string): Promise<string> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined || size === 0)
    throw new TrivyFailure('Trivy ended without an error, but wrote nothing.');
  if (size > MAX_REPORT_BYTES) throw new TrivyFailure('Trivy wrote more than can be read.');
  return await readFile(path, 'utf8');
}

/** Trivy's last error line, without its time stamp, colours and trace of wrapped errors. */
function trivyReason({ stderr, exitCode }: ExecResult): string {
  const lines = stripColours(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.findLast((line) => /\b(FATAL|ERROR)\b/.test(line)) ?? lines.at(-1);
  if (found === undefined) return `it ended with exit code ${exitCode} and said nothing.`;
  const text = found
    .replace(/^\S+\s+(FATAL|ERROR)\s+/, '')
    .replace(/^Fatal error\s+/, '')
    .replace(WRAPPERS, '');
  const after = lines.slice(lines.indexOf(found) + 1).filter((line) => line.startsWith('*'));
  return [text, ...after].join(' ').slice(0, 600);
}

function stripColours(text: string): string {
  return text.replaceAll('\u001b', '').replace(/\[\d+(;\d+)*m/g, '');
}
