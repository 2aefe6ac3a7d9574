import { chmod, constants, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipNames } from '../io/zip-names.ts';
import { configFiles, type LoggingStyle, runClassScript, toolScript } from './distribution-files.ts';
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
  const style: LoggingStyle = majorOf(version) >= 4 ? 'log4j2' : 'log4j';
  await writeConfig(join(root, 'config'), style);
  await writeScripts(join(root, 'bin'), style, jars);
}

async function writeConfig(folder: string, style: LoggingStyle): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(configFiles(style)))
    await writeFile(join(folder, name), content);
}

async function writeScripts(
  folder: string,
  style: LoggingStyle,
  jars: readonly ResolvedJar[],
): Promise<void> {
  const classes = new Set<string>();
  for (const jar of jars.filter((each) => each.groupId === 'org.apache.kafka')) {
    for (const name of await zipNames(jar.path)) classes.add(name);
  }
  await mkdir(folder, { recursive: true });
  await writeExecutable(join(folder, 'kafka-run-class.sh'), runClassScript(style));
  for (const [script, candidates] of Object.entries(TOOLS)) {
    const main = candidates.find((name) => classes.has(`${name.replaceAll('.', '/')}.class`));
    if (main !== undefined) await writeExecutable(join(folder, script), toolScript(main, style));
  }
}

async function writeExecutable(path: string, content: string): Promise<void> {
  await writeFile(path, content);
  await chmod(path, 0o755);
}
