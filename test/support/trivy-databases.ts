import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { boltFile } from './bolt-file.ts';
import { addArtefact, type Blobs, type Descriptor, tarGz } from './oci-image.ts';

/** One invented vulnerability of one package. */
export interface Invented {
  readonly id: string;
  /** Bucket of the database: `debian 12`, or {@link MAVEN}. */
  readonly source: string;
  readonly package: string;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  readonly title: string;
  readonly fixedVersion?: string;
}

export const MAVEN = 'maven::GitHub Security Advisory Maven';
const SEVERITY = { LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 } as const;
const CONFIG = 'application/vnd.aquasec.trivy.config.v1+json';

/** The bytes of `trivy.db` in the real format (schema 2). */
export function vulnerabilityDatabase(invented: readonly Invented[]): Buffer {
  const sources = [...new Set(invented.map(({ source }) => source))];
  const advisories = sources.map((source) => {
    const mine = invented.filter((each) => each.source === source);
    const packages = [...new Set(mine.map((each) => each.package))];
    const buckets = packages.map((name) => {
      const entries = mine.filter((each) => each.package === name);
      return [name, Object.fromEntries(entries.map((each) => [each.id, advisory(each)]))] as const;
    });
    return [source, Object.fromEntries(buckets)] as const;
  });
  return boltFile({
    'data-source': Object.fromEntries(sources.map((source) => [source, sourceOf(source)])),
    vulnerability: Object.fromEntries(invented.map((each) => [each.id, detail(each)])),
    ...Object.fromEntries(advisories),
  });
}

function advisory({ source, fixedVersion }: Invented): string {
  if (source !== MAVEN)
    return JSON.stringify(fixedVersion === undefined ? {} : { FixedVersion: fixedVersion });
  const bounds = fixedVersion === undefined ? ['>= 0'] : [`< ${fixedVersion}`];
  return JSON.stringify({
    VulnerableVersions: bounds,
    ...(fixedVersion === undefined ? {} : { PatchedVersions: [fixedVersion] }),
  });
}

function detail({ title, severity, source }: Invented): string {
  const by = source === MAVEN ? 'ghsa' : 'debian';
  return JSON.stringify({ Title: title, Severity: severity, VendorSeverity: { [by]: SEVERITY[severity] } });
}

function sourceOf(source: string): string {
  const isMaven = source === MAVEN;
  return JSON.stringify({ ID: isMaven ? 'ghsa' : 'debian', Name: source, URL: 'https://example.org/' });
}

/** The bytes of `trivy-java.db` in the real format (schema 1): jars by their SHA-1. */
export function javaDatabase(
  jars: readonly { sha1: Buffer; group: string; name: string; version: string }[],
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'java-db-'));
  try {
    const file = join(folder, 'trivy-java.db');
    const database = new DatabaseSync(file);
    database.exec(`
      CREATE TABLE artifacts(id INTEGER PRIMARY KEY, group_id TEXT, artifact_id TEXT);
      CREATE TABLE indices(artifact_id INTEGER, version TEXT, sha1 BLOB, archive_type TEXT,
        foreign key (artifact_id) references artifacts(id));
      CREATE UNIQUE INDEX artifacts_idx ON artifacts(artifact_id, group_id);
      CREATE INDEX indices_artifact_idx ON indices(artifact_id);
      CREATE UNIQUE INDEX indices_sha1_idx ON indices(sha1);`);
    for (const [index, jar] of jars.entries()) {
      database.prepare('INSERT INTO artifacts VALUES (?, ?, ?)').run(index + 1, jar.group, jar.name);
      database
        .prepare('INSERT INTO indices VALUES (?, ?, ?, ?)')
        .run(index + 1, jar.version, jar.sha1, 'jar');
    }
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `metadata.json`; without `NextUpdate` in the future Trivy would fetch it again each time. */
export function databaseMetadata(schema: number, updatedAt: Date): string {
  const NextUpdate = new Date(updatedAt.getTime() + 86_400_000).toISOString();
  return JSON.stringify({ Version: schema, NextUpdate, UpdatedAt: updatedAt.toISOString() });
}

export async function addVulnerabilityDatabase(
  blobs: Blobs,
  invented: readonly Invented[],
  updatedAt: Date,
  schema = 2,
): Promise<Descriptor> {
  const content = await tarGz({
    'trivy.db': vulnerabilityDatabase(invented),
    'metadata.json': databaseMetadata(schema, updatedAt),
  });
  const type = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip';
  return addArtefact(blobs, { name: 'db.tar.gz', content, type }, CONFIG);
}

export async function addJavaDatabase(
  blobs: Blobs,
  jars: Parameters<typeof javaDatabase>[0],
  updatedAt: Date,
): Promise<Descriptor> {
  const content = await tarGz({
    'trivy-java.db': javaDatabase(jars),
    'metadata.json': databaseMetadata(1, updatedAt),
  });
  const type = 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip';
  return addArtefact(blobs, { name: 'javadb.tar.gz', content, type }, CONFIG);
}
