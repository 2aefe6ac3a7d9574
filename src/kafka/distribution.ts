import { join } from 'node:path';
import { UsageError, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { DownloadError } from '../io/download-error.ts';
import { hashOf } from '../io/hash.ts';
import type { Patience } from '../io/http-request.ts';
import { demandTrusted, normalizeFingerprint } from '../io/openpgp.ts';
import { CATALOGUE_FOLDER, readCatalogue } from './catalogue.ts';
import { compareWithCatalogue, demandPublished } from './catalogue-comparison.ts';
import {
  APACHE,
  archiveFolder,
  type FetchOptions,
  fromArchive,
  fromUrl,
  type Mirrors,
} from './distribution-archive.ts';
import { identify } from './distribution-identity.ts';
import { fromMaven, mavenFolder } from './distribution-maven.ts';
import { fromPath } from './distribution-path.ts';
import { type JarDigest, type Provenance, readEntry, type StoreEntry } from './distribution-store.ts';
import { resolveVersion } from './versions.ts';

/** Which Kafka: a released version (the default, `latest`), a tarball's address, or a path. */
export interface KafkaChoice {
  readonly version?: string | undefined;
  readonly url?: string | undefined;
  /** SHA-512 of the tarball at `url`; takes the place of the files beside it. */
  readonly checksum?: string | undefined;
  readonly path?: string | undefined;
  /** Whole OpenPGP fingerprints; where given, only what such a key signed is used. */
  readonly trustedFingerprints?: readonly string[] | undefined;
  /** `auto`: the official archive, and the machine's Maven where that is out of reach. */
  readonly source?: 'auto' | 'archive' | 'maven' | undefined;
}

/** For tests: other servers, less patience, another catalogue. */
export interface Surroundings {
  readonly mirrors?: Mirrors;
  readonly patience?: Partial<Patience>;
  readonly catalogueFolder?: URL;
}

/** What evidence says of a distribution; the shape of the `distribution` predicate. */
export interface DistributionFacts {
  kafkaVersion: string;
  scalaVersion: string;
  source: 'archive' | 'maven' | 'path' | 'url';
  /** Address, path or Maven coordinates it came from. */
  from: string;
  /** What was compared before anything was unpacked or used. */
  verified: Provenance['verified'];
  /** What could not be compared, each in a sentence. */
  notVerified: string[];
  jars: JarDigest[];
}

export interface KafkaDistribution {
  /** Folder with `libs/`, `config/` and `bin/`; not to be written to. */
  readonly root: string;
  /** Absolute paths of the jars, sorted: the class path. */
  readonly libs: readonly string[];
  readonly version: string;
  readonly scalaVersion: string;
  readonly evidence: DistributionFacts;
  /** {@link distributionDigest} of its jars: the subject of evidence about it. */
  readonly digest: string;
}

type Source = DistributionFacts['source'];

/**
 * Gets a Kafka and checks all that can be checked of it; everything is cached.
 *
 * @throws {UsageError} for a choice that contradicts itself; `UserError` for what cannot be had or trusted.
 */
export async function obtainKafka(
  host: Host,
  choice: KafkaChoice = {},
  surroundings: Surroundings = {},
): Promise<KafkaDistribution> {
  checkChoice(choice);
  const { entry, source } = await entryOf(host, choice, surroundings);
  const named = choice.url !== undefined || choice.path !== undefined;
  const { version, scalaVersion } = identify(entry, named ? choice.version : undefined);
  if (choice.trustedFingerprints?.length) demandSigned(entry, choice.trustedFingerprints, version);
  const catalogued = await checkAgainstCatalogue(host, entry, source, version, surroundings);
  const { from, verified, notVerified } = entry.provenance;
  const jars = [...entry.jars].sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    root: entry.root,
    libs: jars.map((jar) => join(entry.root, 'libs', jar.file)),
    version,
    scalaVersion,
    evidence: {
      kafkaVersion: version,
      scalaVersion,
      source,
      from,
      verified: [...verified, ...catalogued.verified],
      notVerified: [...notVerified, ...catalogued.notVerified],
      jars,
    },
    digest: distributionDigest(jars),
  };
}

/**
 * What stands for a distribution in evidence: SHA-256 over the sorted lines `<sha256>  <file>` of its jars.
 * By hand: `cd libs && sha256sum -- *.jar | LC_ALL=C sort | sha256sum`.
 */
function distributionDigest(jars: readonly JarDigest[]): string {
  const lines = jars.map((jar) => `${jar.sha256}  ${jar.file}\n`).sort();
  return hashOf(lines.join(''), 'sha256');
}

function checkChoice(choice: KafkaChoice): void {
  const problems: string[] = [];
  if (choice.url !== undefined && choice.path !== undefined) {
    problems.push(`kafka-url (${choice.url}) and kafka-path (${choice.path}) exclude each other`);
  }
  if (choice.checksum !== undefined && !/^[0-9a-f]{128}$/i.test(choice.checksum)) {
    problems.push(`kafka-checksum: "${choice.checksum}" is not a SHA-512, expected 128 hexadecimal digits`);
  }
  if (choice.source === 'maven' && choice.trustedFingerprints?.length) {
    problems.push(
      'trusted fingerprints cannot be demanded of Maven, whose jars are not checked for signatures',
    );
  }
  if (problems.length > 0) throw new UsageError(problems);
  choice.trustedFingerprints?.forEach(normalizeFingerprint);
}

async function entryOf(
  host: Host,
  choice: KafkaChoice,
  { mirrors = APACHE, patience = {}, catalogueFolder }: Surroundings,
): Promise<{ entry: StoreEntry; source: Source }> {
  const options: FetchOptions = { mirrors, patience, trustedFingerprints: choice.trustedFingerprints ?? [] };
  if (choice.path !== undefined) return { entry: await fromPath(host, choice.path, options), source: 'path' };
  if (choice.url !== undefined) {
    const entry = await fromUrl(host, choice.url, choice.checksum?.toLowerCase(), options);
    return { entry, source: 'url' };
  }
  const version = resolveVersion(choice.version ?? 'latest');
  const maven = async () => {
    const catalogue = await readCatalogue(version, catalogueFolder);
    return { entry: await fromMaven(host, version, catalogue), source: 'maven' } as const;
  };
  if (choice.source === 'maven') return await maven();
  const archive = async () =>
    ({ entry: await fromArchive(host, version, options), source: 'archive' }) as const;
  if (choice.source === 'archive' || choice.trustedFingerprints?.length) return await archive();
  return (await cached(host, version)) ?? (await archiveElseMaven(host, version, archive, maven));
}

/** What is already there, the signed one first: a run that has all it needs asks no server. */
async function cached(
  host: Host,
  version: string,
): Promise<{ entry: StoreEntry; source: Source } | undefined> {
  const signed = await readEntry(archiveFolder(host, version));
  if (signed !== undefined) return { entry: signed, source: 'archive' };
  const entry = await readEntry(mavenFolder(host, version));
  return entry && { entry, source: 'maven' };
}

async function archiveElseMaven<A, B>(
  host: Host,
  version: string,
  archive: () => Promise<A>,
  maven: () => Promise<B>,
): Promise<A | B> {
  try {
    return await archive();
  } catch (error) {
    if (!(error instanceof DownloadError && error.failure === 'unreachable')) throw error;
    host.log.warn(`${error.message} Kafka ${version} is taken from Maven instead, without a signature.`);
    try {
      return await maven();
    } catch (second) {
      if (!(second instanceof UserError)) throw second;
      const hint = `Nor does Maven help: ${second.message} ${second.hint ?? ''}`.trim();
      throw new UserError(error.message, { hint, cause: second });
    }
  }
}

function demandSigned(entry: StoreEntry, trusted: readonly string[], version: string): void {
  const { from, signedBy } = entry.provenance;
  if (signedBy.length === 0) {
    throw new UserError(`${from} is not signed, but trusted fingerprints were demanded.`, {
      hint: 'Put the .asc file beside the tarball, or leave the fingerprints away.',
    });
  }
  demandTrusted(signedBy, trusted, `Kafka ${version}`);
}

async function checkAgainstCatalogue(
  host: Host,
  entry: StoreEntry,
  source: Source,
  version: string,
  { catalogueFolder = CATALOGUE_FOLDER }: Surroundings,
): Promise<{ verified: Provenance['verified']; notVerified: string[] }> {
  const catalogue = await readCatalogue(version, catalogueFolder);
  if (catalogue === undefined) {
    return {
      verified: [],
      notVerified: [`There is no catalogue of Kafka ${version} to compare its jars with`],
    };
  }
  const comparison = compareWithCatalogue(entry.jars, catalogue);
  demandPublished(comparison, version, source !== 'maven');
  const notVerified = comparison.unknown.map((file) => `${file} is not in the catalogue of Kafka ${version}`);
  for (const { file } of comparison.differing) {
    notVerified.push(`${file} is another build than the one on Maven Central`);
  }
  if (comparison.differing.length > 0) {
    host.log.warn(`Kafka ${version}: ${comparison.differing.length} of its own jars are not those of Maven.`);
  }
  const detail = `${comparison.matching} of ${entry.jars.length} jars have the published SHA-256`;
  return { verified: comparison.matching > 0 ? [{ by: 'catalogue', detail }] : [], notVerified };
}
