import { basename } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { ClassPath, type Problem } from '../classpath/class-path.ts';
import type { Architecture } from '../classpath/native-library.ts';
import { type MetadataFolder, readFolder } from '../formats/folder.ts';
import { type NarrowedFiles, narrowedFiles } from './narrowed-files.ts';
import { neededJars } from './needed-jars.ts';
import { foreignLibraries } from './this-machine.ts';

/** Where the images and our own wrapper start, and the tool that both call. */
const ENTRY_POINTS = ['kafka.docker.KafkaDockerWrapper', 'kafka.Kafka', 'kafka.tools.StorageTool'];
const REASON = 'nothing that a broker can reach names a class of it';

export interface CutRequest {
  /** Paths, in class-path order. */
  readonly jars: readonly string[];
  readonly metadataDir: string;
  /** Of the machine that the binary is for. */
  readonly architecture: Architecture;
}

/** What a native broker for one machine does not need of a class path, and the metadata without it. */
export interface BrokerCut extends NarrowedFiles {
  /** Jars that are left out, by file name, and why. */
  readonly left: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Looks, in the class files, for what a broker can reach, and leaves out whole jars and machine code that it
 * cannot. Where a jar or a class cannot be read, every jar stays, since nobody knows what it refers to.
 * @throws UserError where the metadata folder, or one of its files, cannot be read
 */
export async function cutToBroker(
  host: Host,
  { jars, metadataDir, architecture }: CutRequest,
): Promise<BrokerCut> {
  const classPath = ClassPath.open(jars);
  try {
    const folder = await readSound(metadataDir);
    const needed = neededJars(classPath, folder.metadata, ENTRY_POINTS);
    const withClasses = new Set([...classPath.classNames()].map((name) => classPath.jarOf(name)));
    const unneeded = jars
      .map((path) => basename(path))
      .filter((file) => withClasses.has(file) && !needed.has(file));
    const problem = classPath.problems.find(({ fatal }) => fatal);
    if (problem !== undefined) host.log.warn(`No jar is left out: ${problem.message}`);
    const left = problem === undefined ? unneeded : [];
    return {
      left: left.map((file) => ({ file, reason: REASON })),
      ...narrowedFiles(classPath, folder, left, foreignLibraries(classPath, architecture)),
    };
  } finally {
    classPath.close();
  }
}

/** native-image ends over a broken file; better now than after it has started. */
async function readSound(metadataDir: string): Promise<MetadataFolder> {
  const problems: Problem[] = [];
  const folder = await readFolder(metadataDir, problems);
  const [broken] = problems;
  if (broken === undefined) return folder;
  throw new UserError(broken.message, {
    hint: 'Generate the metadata again with generate-reflection-config.',
  });
}
