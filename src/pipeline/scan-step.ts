import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { scanOutputs } from '../actions/trivy-scan/declaration.ts';
import type { Outcome } from '../core/command.ts';
import type { Host } from '../core/host.ts';
import { countOf } from '../core/text.ts';
import type { Earlier } from '../scan/comparison.ts';
import { type Databases, prepareDatabases } from '../scan/databases.ts';
import { readEarlierScan } from '../scan/earlier-scan.ts';
import { gate, type Judged } from '../scan/gate.ts';
import {
  entryWords,
  expiredEntries,
  type IgnoreEntry,
  readIgnoreFile,
  unusedEntries,
} from '../scan/ignore-file.ts';
import type { ImageScanSettings } from '../scan/image-scan.ts';
import { isComplete, titleOf } from '../scan/result.ts';
import { scanAll, scannerOf } from '../scan/scan.ts';
import type { ScanReport } from '../scan/scan-report.ts';
import { provideTrivy, type TrivyTool } from '../scan/trivy-tool.ts';
import { writeScanEvidence, writeScanFiles } from './scan-files.ts';
import { rulesOf, scanOutcome } from './scan-outcome.ts';
import { matrixOf, type ScanInputs, scanTargets } from './scan-targets.ts';

type ScanOutcome = Outcome<typeof scanOutputs>;

/** What is read before the minutes of work begin, so that a wrong file is said early. */
interface Given {
  readonly ignores: readonly IgnoreEntry[];
  readonly earlier: Earlier | undefined;
}

/** Trivy with its databases, ready to scan. */
interface Ready {
  readonly tool: TrivyTool;
  readonly databases: Databases;
  readonly settings: ImageScanSettings;
}

/** Finds the images, scans each, compares with the scan before, judges, and writes reports and evidence. */
export async function scanStep(host: Host, inputs: ScanInputs): Promise<ScanOutcome> {
  const given = await readGiven(host, inputs);
  const targets = await host.log.group('Images', async () => {
    const found = await scanTargets(host, inputs);
    for (const each of found) host.log.info(titleOf({ name: each.name, ...platformOf(each) }));
    return found;
  });
  const matrix = matrixOf(targets);
  if (inputs['plan-only']) return planned(targets.length, matrix);

  const ready = await host.log.group('Trivy and its databases', async () => await prepare(host, inputs));
  const judged = await host.log.group('Scans', async () =>
    scanAll(host, {
      targets,
      settings: ready.settings,
      ignores: given.ignores,
      earlier: given.earlier ?? [],
      parallel: inputs.parallel,
    }),
  );
  const report = reportOf(host, inputs, given, ready, judged);
  const files = await writeScanFiles(resolve(host.dirs.work, inputs['result-dir']), report);
  await writeScanEvidence(resolve(host.dirs.work, inputs['evidence-dir']), report);
  for (const warning of report.warnings) host.log.warn(warning);
  const { outputs, ...outcome } = scanOutcome(report, files);
  return { ...outcome, outputs: { ...outputs, matrix } };
}

async function readGiven(host: Host, inputs: ScanInputs): Promise<Given> {
  const at = (path: string) => resolve(host.dirs.work, path);
  const { previous } = inputs;
  const file = inputs['ignore-file'];
  return {
    ignores: file === undefined ? [] : await readIgnoreFile(at(file)),
    earlier: previous === undefined ? undefined : await readEarlierScan(at(previous)),
  };
}

async function prepare(host: Host, inputs: ScanInputs): Promise<Ready> {
  const tool = await provideTrivy(host, {
    version: inputs['trivy-version'],
    path: inputs['trivy-path'],
    sha256: inputs['trivy-sha256'],
    mirror: inputs['trivy-mirror'],
  });
  host.log.info(`Trivy ${tool.version} (${tool.from}), sha256 ${tool.sha256}`);
  const cache = inputs['cache-dir'];
  const cacheDir = cache === undefined ? join(host.dirs.cache, 'trivy') : resolve(host.dirs.work, cache);
  await mkdir(cacheDir, { recursive: true });
  const settings: ImageScanSettings = {
    trivy: tool.path,
    cacheDir,
    timeoutMs: inputs.timeout,
    vex: (inputs.vex ?? []).map((path) => resolve(host.dirs.work, path)),
    contents: inputs.contents,
    kafkaVersion: inputs['kafka-version'],
  };
  const databases = await prepareDatabases(host, settings, {
    repositories: inputs['db-repositories'] ?? [],
    javaRepositories: inputs['java-db-repositories'] ?? [],
    offline: inputs.offline,
    maxAgeMs: inputs['db-max-age'],
  });
  host.log.info(`Vulnerability database of ${databases.vulnerabilities.updatedAt}`);
  return { tool, databases, settings };
}

function reportOf(
  host: Host,
  inputs: ScanInputs,
  { ignores, earlier }: Given,
  { tool, databases }: Ready,
  judged: readonly Judged[],
): ScanReport {
  const noEarlier =
    inputs.previous !== undefined && earlier === undefined
      ? [`There is no earlier scan at ${inputs.previous}: everything counts as new.`]
      : [];
  return {
    scanner: scannerOf(tool, databases),
    judged,
    reasons: gate(judged, rulesOf(inputs), expiredEntries(ignores, host.clock.now())),
    warnings: [...noEarlier, ...unusedWarnings(ignores, judged), ...judged.flatMap(imageWarnings)],
  };
}

function unusedWarnings(ignores: readonly IgnoreEntry[], judged: readonly Judged[]): string[] {
  const seen = judged.map(({ result }) => ({
    image: result.name,
    findings: isComplete(result) ? result.findings : result.lastFindings,
  }));
  return unusedEntries(ignores, seen).map(
    (each) => `Nothing meets the ignore file's entry for ${entryWords(each)}.`,
  );
}

function imageWarnings({ result }: Judged): string[] {
  if (!isComplete(result)) return [];
  const { java, endOfLife, os } = result;
  const title = titleOf(result);
  return [
    ...(endOfLife ? [`${title}: ${os} gets no security updates any more.`] : []),
    ...(java === undefined || java.status === 'current'
      ? []
      : [
          `${title}: Java ${java.version ?? ''}${java.version === undefined ? '' : ' '}is ${java.status}. ${java.because}.`,
        ]),
  ];
}

function planned(count: number, matrix: string): ScanOutcome {
  const none = { scanned: 0, 'not-scanned': 0, critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  const noFiles = { json: '', sarif: '', markdown: '', html: '', cyclonedx: '' };
  return {
    verdict: 'passed',
    message: `${countOf(count, 'image')} to scan; nothing was scanned (plan-only).`,
    outputs: { result: 'passed', ...none, new: 0, fixed: 0, matrix, ...noFiles },
  };
}

function platformOf({ platform }: { platform: string | undefined }): { platform?: string } {
  return platform === undefined ? {} : { platform };
}
