import { chmod, constants, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipNames } from '../io/zip-names.ts';
import {
  LOG4J_PROPERTIES,
  LOG4J2_YAML,
  RUN_CLASS,
  SERVER_PROPERTIES,
  toolScript,
} from './distribution-files.ts';
import type { ResolvedJar } from './maven-client.ts';
import { majorOf } from './versions.ts';

/**
 * Console tools and where their main class has been, newest place first. A script is written only where
 * one of them is in the jars.
 */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  'kafka-server-start.sh': ['kafka.Kafka'],
  'kafka-storage.sh': ['org.apache.kafka.tools.StorageTool', 'kafka.tools.StorageTool'],
  'kafka-configs.sh': ['org.apache.kafka.tools.ConfigCommand', 'kafka.admin.ConfigCommand'],
  'kafka-acls.sh': ['org.apache.kafka.tools.AclCommand', 'kafka.admin.AclCommand'],
  'kafka-topics.sh': ['org.apache.kafka.tools.TopicCommand', 'kafka.admin.TopicCommand'],
  'kafka-console-producer.sh': ['org.apache.kafka.tools.ConsoleProducer', 'kafka.tools.ConsoleProducer'],
  'kafka-console-consumer.sh': [
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
    'kafka.tools.ConsoleConsumer',
  ],
  'kafka-consumer-groups.sh': [
    'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
    'kafka.admin.ConsumerGroupCommand',
  ],
  'kafka-cluster.sh': ['org.apache.kafka.tools.ClusterTool', 'kafka.tools.ClusterTool'],
  'kafka-metadata-quorum.sh': [
    'org.apache.kafka.tools.MetadataQuorumCommand',
    'kafka.admin.MetadataQuorumCommand',
  ],
  'kafka-features.sh': ['org.apache.kafka.tools.FeatureCommand', 'kafka.admin.FeatureCommand'],
};

/** Lays jars out as the official tarball does: `libs/`, `config/`, `bin/`. */
export async function layOut(root: string, version: string, jars: readonly ResolvedJar[]): Promise<void> {
  const libs = join(root, 'libs');
  await mkdir(libs, { recursive: true });
  for (const jar of jars) await copyFile(jar.path, join(libs, jar.file), constants.COPYFILE_FICLONE);
  await writeConfig(join(root, 'config'), version);
  await writeScripts(join(root, 'bin'), version, jars);
}

async function writeConfig(folder: string, version: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.properties'), SERVER_PROPERTIES);
  if (majorOf(version) >= 4) {
    await writeFile(join(folder, 'log4j2.yaml'), LOG4J2_YAML);
    return;
  }
  await writeFile(join(folder, 'log4j.properties'), LOG4J_PROPERTIES);
  // Up to 3.9 the tarball's own server.properties is ZooKeeper's; KRaft's is looked for here.
  await mkdir(join(folder, 'kraft'));
  await writeFile(join(folder, 'kraft', 'server.properties'), SERVER_PROPERTIES);
}

async function writeScripts(folder: string, version: string, jars: readonly ResolvedJar[]): Promise<void> {
  const classes = new Set<string>();
  for (const jar of jars.filter((each) => each.groupId === 'org.apache.kafka')) {
    for (const name of await zipNames(jar.path)) classes.add(name);
  }
  await mkdir(folder, { recursive: true });
  await writeExecutable(
    join(folder, 'kafka-run-class.sh'),
    RUN_CLASS[majorOf(version) >= 4 ? 'log4j2' : 'log4j'],
  );
  for (const [script, candidates] of Object.entries(TOOLS)) {
    const main = candidates.find((name) => classes.has(`${name.replaceAll('.', '/')}.class`));
    if (main !== undefined) await writeExecutable(join(folder, script), toolScript(main));
  }
}

async function writeExecutable(path: string, content: string): Promise<void> {
  await writeFile(path, content);
  await chmod(path, 0o755);
}
