import type { Host } from '../core/host.ts';
import { artifactOf, type Catalogue } from './catalogue.ts';
import { type Artifact, ArtifactMissing, type ResolvedJar, resolveWithMaven } from './maven-client.ts';
import { majorOf, SCALA_VERSION } from './versions.ts';

/** What Maven brought for one release. */
export interface MavenKafka {
  readonly jars: readonly ResolvedJar[];
  /** `kafka-tools` was not published for this version: the broker is complete, its console tools are not. */
  readonly toolsMissing: boolean;
}

const KAFKA = 'org.apache.kafka';
const LOG4J = 'org.apache.logging.log4j';
/**
 * The binding that the official tarballs carry and Maven does not resolve: log4j 1's successor reload4j
 * up to 3.9 (versions as kafka-tools 3.9 resolves them), log4j 2 from 4.0 on (the four artifacts that
 * https://github.com/apache/kafka/pull/21896 names).
 */
const RELOAD4J: readonly Artifact[] = [
  { groupId: 'org.slf4j', artifactId: 'slf4j-reload4j', version: '1.7.36' },
  { groupId: 'ch.qos.reload4j', artifactId: 'reload4j', version: '1.2.25' },
];
const LOG4J_BINDING = ['log4j-slf4j-impl', 'log4j-1.2-api', 'log4j-core'] as const;
/** Kafka 4.0 resolves no log4j-core; concluded from 4.1.2, which was released in the same week as 4.0.2. */
const LOG4J_FALLBACK = '2.25.3';

/** The whole class path of a release: broker, console tools where they were published, log binding. */
export async function resolveKafka(host: Host, version: string, catalogue?: Catalogue): Promise<MavenKafka> {
  const label = `Kafka ${version}`;
  if (catalogue !== undefined) {
    const wanted = knownArtifacts(version, catalogue);
    return { jars: await resolveWithMaven(host, wanted, label), toolsMissing: !wanted.some(isTools) };
  }
  const first = majorOf(version) < 4 ? [kafka(version), ...RELOAD4J] : [kafka(version)];
  const { jars, toolsMissing } = await withTools(host, first, version, label);
  if (majorOf(version) < 4) return { jars, toolsMissing };
  const wanted = [...first, ...(toolsMissing ? [] : [tools(version)]), ...log4jBinding(jars)];
  return { jars: await resolveWithMaven(host, wanted, label), toolsMissing };
}

/** The class path of the broker alone, log binding included, taken from a resolution of everything. */
export async function resolveBroker(host: Host, version: string, all: readonly ResolvedJar[]) {
  const binding = all.filter((jar) => isBinding(jar.artifactId));
  return await resolveWithMaven(host, [kafka(version), ...binding], `Kafka ${version}, broker alone`);
}

/** A failed look-up of the tools costs one short run of Maven, which remembers the answer. */
async function withTools(host: Host, base: readonly Artifact[], version: string, label: string) {
  try {
    return { jars: await resolveWithMaven(host, [...base, tools(version)], label), toolsMissing: false };
  } catch (error) {
    if (!(error instanceof ArtifactMissing && error.artifact.includes(':kafka-tools:'))) throw error;
    return { jars: await resolveWithMaven(host, base, label), toolsMissing: true };
  }
}

/** The catalogue knows whether there are tools and which binding it is, which saves runs of Maven. */
function knownArtifacts(version: string, catalogue: Catalogue): Artifact[] {
  const named = catalogue.jars.map(artifactOf);
  const binding = named.filter((artifact) => isBinding(artifact.artifactId));
  return [kafka(version), ...(named.some(isTools) ? [tools(version)] : []), ...binding];
}

function log4jBinding(resolved: readonly ResolvedJar[]): Artifact[] {
  const core = resolved.find((jar) => jar.groupId === LOG4J && jar.artifactId === 'log4j-core');
  const version = core?.version ?? LOG4J_FALLBACK;
  return LOG4J_BINDING.map((artifactId) => ({ groupId: LOG4J, artifactId, version }));
}

function isBinding(artifactId: string): boolean {
  return [...LOG4J_BINDING, ...RELOAD4J.map((each) => each.artifactId)].includes(artifactId);
}

function isTools(artifact: Artifact): boolean {
  return artifact.groupId === KAFKA && artifact.artifactId === 'kafka-tools';
}

function kafka(version: string): Artifact {
  return { groupId: KAFKA, artifactId: `kafka_${SCALA_VERSION}`, version };
}

function tools(version: string): Artifact {
  return { groupId: KAFKA, artifactId: 'kafka-tools', version };
}
