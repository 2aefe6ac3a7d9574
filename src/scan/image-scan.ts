import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { readCatalogue } from '../kafka/catalogue.ts';
import { type Finding, mergeFindings, mergePackages, type ScannedPackage } from './finding.ts';
import { jdkOfImage, jdkOfSbom } from './image-sbom.ts';
import { judgeJava } from './java-line.ts';
import { kafkaSbom } from './kafka-sbom.ts';
import type { CompleteScan, TargetResult } from './result.ts';
import type { Target } from './target.ts';
import { parseTrivyReport, type TrivyReport } from './trivy-report.ts';
import { scanWithTrivy, TrivyFailure, type TrivySettings } from './trivy-run.ts';

export interface ImageScanSettings extends TrivySettings {
  /** `kafka`: what a Kafka consists of must be found, or be known; `any`: some packages are enough. */
  readonly contents: 'kafka' | 'any';
  /** Version of Kafka in images that do not say it themselves. */
  readonly kafkaVersion: string | undefined;
}

/** What the second look at a native binary gave. */
interface Inside {
  readonly findings: readonly Finding[];
  readonly packages: readonly ScannedPackage[];
  readonly trivyMs: number;
  readonly tries: number;
}

const KAFKA_JAR = /^org\.apache\.kafka:kafka(-clients|-server|_2\.\d+)$/;

/**
 * Scans one target. Whatever goes wrong makes a failed scan with its reason, never a clean one.
 * @param lastFindings of the scan before, handed on by a scan that failed
 */
export async function scanTarget(
  host: Host,
  target: Target,
  settings: ImageScanSettings,
  lastFindings: readonly Finding[],
): Promise<TargetResult> {
  const startedAt = host.clock.now().toISOString();
  const { name, platform, digest } = target;
  try {
    const scan = await look(host, target, settings);
    return { ...scan, startedAt, finishedAt: host.clock.now().toISOString() };
  } catch (error) {
    host.signal.throwIfAborted();
    return {
      status: 'failed',
      name,
      ...(platform === undefined ? {} : { platform }),
      ...(digest === undefined ? {} : { digest }),
      reason: messageOf(error),
      lastFindings: [...lastFindings],
      startedAt,
      finishedAt: host.clock.now().toISOString(),
    };
  }
}

async function look(
  host: Host,
  target: Target,
  settings: ImageScanSettings,
): Promise<Omit<CompleteScan, 'startedAt' | 'finishedAt'>> {
  const isSbom = target.source.kind === 'sbom';
  const output = await scanWithTrivy(host, target, settings);
  const report = parseTrivyReport(output.text, isSbom ? 'sbom' : 'image');
  if (report.packages.length === 0) throw new TrivyFailure('Trivy found no packages in it.');
  demandPlatform(target, report);
  const inside = await lookInside(host, target, report, settings);
  const packages = mergePackages(report.packages, inside?.packages ?? []);
  const java = await javaVersion(host, target, report);
  const platform = target.platform ?? report.platform;
  const digest = target.digest ?? report.imageId;
  return {
    status: 'complete',
    name: target.name,
    ...(platform === undefined ? {} : { platform }),
    ...(digest === undefined ? {} : { digest }),
    ...(report.os === undefined ? {} : { os: report.os }),
    endOfLife: report.endOfLife,
    packages,
    findings: mergeFindings(report.findings, inside?.findings ?? []),
    ...(settings.contents === 'kafka' ? { java: judgeJava(java, host.clock.now()) } : {}),
    trivyMs: output.durationMs + (inside?.trivyMs ?? 0),
    tries: Math.max(output.tries, inside?.tries ?? 0),
  };
}

/** Trivy takes another platform's image where the asked one is missing from a single manifest. */
function demandPlatform(target: Target, report: TrivyReport): void {
  const { platform } = report;
  if (target.platform === undefined || platform === undefined) return;
  if (target.platform === platform || target.platform.startsWith(`${platform}/`)) return;
  throw new TrivyFailure(`It is an image for ${platform}, not for ${target.platform}.`);
}

/**
 * A native binary does not tell what it was compiled from. Where Trivy saw neither Kafka's jars nor an SBOM of
 * them, the jars of that release are looked up in the catalogue and scanned as an SBOM.
 */
async function lookInside(
  host: Host,
  target: Target,
  report: TrivyReport,
  settings: ImageScanSettings,
): Promise<Inside | undefined> {
  if (settings.contents === 'any') return undefined;
  if (report.packages.some(({ name }) => KAFKA_JAR.test(name))) return undefined;
  if (target.source.kind === 'sbom') throw new TrivyFailure('No part of Kafka is in this SBOM.');
  const version = kafkaVersionOf(target, report, settings);
  const catalogue = version === undefined ? undefined : await readCatalogue(version);
  if (catalogue === undefined) {
    const known =
      version === undefined ? 'its Kafka version is not known' : `the catalogue has no Kafka ${version}`;
    throw new TrivyFailure(
      `Neither Kafka's jars nor an SBOM of them are in it, and ${known}: what is inside cannot be told.`,
    );
  }
  const file = join(host.dirs.temp, `kafka-${randomUUID()}.cdx.json`);
  try {
    await writeFile(file, JSON.stringify(kafkaSbom(catalogue)));
    const sbom: Target = {
      ...target,
      reference: file,
      platform: undefined,
      source: { kind: 'sbom', path: file },
    };
    const output = await scanWithTrivy(host, sbom, settings);
    const inside = parseTrivyReport(output.text, 'catalogue');
    if (inside.packages.length === 0)
      throw new TrivyFailure('Trivy found no packages in the SBOM of the catalogue.');
    return { ...inside, trivyMs: output.durationMs, tries: output.tries };
  } finally {
    await rm(file, { force: true });
  }
}

function kafkaVersionOf(
  { name }: Target,
  { labels }: TrivyReport,
  { kafkaVersion }: ImageScanSettings,
): string | undefined {
  const tagged = /:(\d+\.\d+\.\d+)(-rc\d+)?(@.*)?$/.exec(name)?.[1];
  return kafkaVersion ?? (labels['org.opencontainers.image.version'] || tagged);
}

/** Where a version of the JDK stands: an SBOM, the variable of Temurin's images, the packages of distributions. */
async function javaVersion(
  host: Host,
  target: Target,
  { env, packages }: TrivyReport,
): Promise<string | undefined> {
  if (target.source.kind === 'sbom') {
    const named = jdkOfSbom(await readFile(target.source.path, 'utf8'));
    if (named !== undefined) return named;
  }
  const packaged = packages.find(({ name }) => /^(openjdk-?\d+|temurin-\d+)-(jre|jdk)/.test(name))?.version;
  return env.JAVA_VERSION ?? packaged ?? (await jdkOfImage(host, target));
}
