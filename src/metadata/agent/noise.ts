import { elementClass, type Metadata, type TypeEntry } from '../formats/model.ts';

/** Classes that a JVM makes up at run time under names that change from run to run. */
const MADE_UP = /\$\$Lambda|\$\$Generated|LambdaForm\$|\.\$Proxy\d+$|^jdk\.proxy\d+\.|\$\$FastClass/;

/**
 * Leaves out what the agent sees but no native binary needs: classes that exist in one run only, and the
 * `main` methods that the `java` launcher looks up through JNI.
 */
export function withoutNoise(metadata: Metadata): Metadata {
  return {
    ...metadata,
    reflection: metadata.reflection.filter(isReal),
    jni: metadata.jni.filter(isReal).flatMap(withoutMain),
    serialization: metadata.serialization.filter(({ type }) => !MADE_UP.test(elementClass(type))),
    proxies: metadata.proxies.filter(({ interfaces }) => !interfaces.some((name) => MADE_UP.test(name))),
    // What the agent extracts of classes that were made at run time cannot be loaded by a binary of ours.
    predefined: [],
  };
}

function isReal({ type }: TypeEntry): boolean {
  return !MADE_UP.test(elementClass(type));
}

function withoutMain(entry: TypeEntry): TypeEntry[] {
  const methods = entry.methods.filter(({ name }) => name !== 'main');
  const hadOnlyMain = methods.length === 0 && entry.methods.length > 0;
  const isEmpty = entry.flags.length + entry.fields.length + entry.queriedMethods.length === 0;
  return hadOnlyMain && isEmpty ? [] : [{ ...entry, methods }];
}
