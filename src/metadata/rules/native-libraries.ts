import { dotted, javaName, type Type } from '../analysis/program.ts';
import { ACCESS, type Member } from '../classfile/class-file.ts';
import { signatureOf } from '../classfile/instructions.ts';
import type { Resource } from '../classpath/class-path.ts';
import {
  type Architecture,
  isLinuxLibrary,
  type NativeLibrary,
  readNativeLibrary,
} from '../classpath/native-library.ts';
import type { Finding, Severity } from '../findings.ts';
import type { RuleContext } from './context.ts';

const THROWABLE = /^java\/[\w/]*(?:Error|Exception)$/;

interface BundledLibrary {
  readonly resource: Resource;
  readonly architecture: Architecture;
}

/** Native libraries that reachable code uses: their files, and what they look up in Java by name. */
export function nativeLibraries(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  const users = nativeClasses(context);
  const read = new Set<string>();
  for (const library of bundledLibraries(context)) {
    const { jar, path } = library.resource;
    const classes = users.get(jar) ?? [];
    if (classes.length === 0) continue;
    if (!context.registry.hasResource(path)) findings.push(missingFile(library));
    if (read.has(jar)) continue;
    read.add(jar);
    const texts = readNativeLibrary(library.resource.read());
    for (const type of classes) findings.push(...lookedUp(context, type, texts, path));
    findings.push(...throwables(context, texts, library));
  }
  return findings;
}

/** Libraries in folders named after Linux and an architecture, the first architecture first. */
function bundledLibraries(context: RuleContext): BundledLibrary[] {
  return context.architectures.flatMap((architecture) => {
    const found: BundledLibrary[] = [];
    for (const [path, [resource]] of context.classPath.resources()) {
      if (resource !== undefined && isLinuxLibrary(path, architecture))
        found.push({ resource, architecture });
    }
    return found;
  });
}

/** Classes with native methods that can run, by jar. */
function nativeClasses(context: RuleContext): Map<string, Type[]> {
  const users = new Map<string, Type[]>();
  for (const type of context.program.reachableTypes()) {
    const jar = context.classPath.jarOf(type.name);
    const isUsed = reachedNatives(type).length > 0;
    if (jar !== undefined && isUsed) users.set(jar, [...(users.get(jar) ?? []), type]);
  }
  return users;
}

function reachedNatives(type: Type): Member[] {
  return [...type.methods.values()]
    .filter((method) => method.reached && (method.member.access & ACCESS.native) !== 0)
    .map((method) => method.member);
}

function missingFile({ resource, architecture }: BundledLibrary): Finding {
  return {
    rule: 'native-library',
    severity: 'error',
    confidence: 'high',
    subject: resource.path,
    message: `No pattern covers this library, which ${resource.jar} loads on ${architecture}; its first use fails with UnsatisfiedLinkError.`,
    evidence: { jar: resource.jar, trail: [] },
    addition: { kind: 'resources', path: resource.path },
  };
}

/** Fields and methods of a class that its native methods' library names. */
function lookedUp(context: RuleContext, type: Type, library: NativeLibrary, path: string): Finding[] {
  const natives = reachedNatives(type).filter((native) => library.implements(type.name, native.name));
  if (natives.length === 0) return [];
  const name = dotted(type.name);
  const evidence = {
    jar: context.classPath.jarOf(type.name) ?? '',
    trail: [...natives.map((native) => `${name}.${native.name}`).sort(), path],
  };
  const instance = natives.some((native) => (native.access & ACCESS.static) === 0);
  const fields = type.file.fields
    .filter((field) => instance && (field.access & ACCESS.static) === 0)
    .filter((field) => library.names(field.name) && library.names(field.descriptor))
    .filter((field) => !context.registry.hasJniField(name, field.name))
    .map((field) =>
      jniFinding({
        name,
        member: field.name,
        severity: 'error',
        evidence,
        addition: { fields: [field.name] },
      }),
    );
  const methods = library.classNames.includes(type.name)
    ? type.file.methods
        .filter((method) => (method.access & ACCESS.native) === 0 && !method.name.startsWith('<'))
        .filter((method) => library.names(method.name) && library.names(method.descriptor))
        .filter((method) => !context.registry.hasJniMethod(name, method.name))
        .map((method) => methodFinding(name, method, evidence))
    : [];
  return [...fields, ...methods];
}

function methodFinding(name: string, method: Member, evidence: Finding['evidence']): Finding {
  const parameterTypes = signatureOf(method.descriptor).parameters.map(javaName);
  return jniFinding({
    name,
    member: `${method.name}(${parameterTypes.join(', ')})`,
    severity: 'warning',
    evidence,
    addition: { methods: [{ name: method.name, parameterTypes }] },
  });
}

function jniFinding(about: {
  name: string;
  member: string;
  severity: Severity;
  evidence: Finding['evidence'];
  addition: {
    fields?: readonly string[];
    methods?: readonly { name: string; parameterTypes: readonly string[] }[];
  };
}): Finding {
  return {
    rule: 'jni',
    severity: about.severity,
    confidence: 'high',
    subject: about.name,
    member: about.member,
    message: `A native library looks ${about.member} up by name; without a JNI entry its native methods fail with ${about.severity === 'error' ? 'NoSuchFieldError' : 'NoSuchMethodError'}.`,
    evidence: about.evidence,
    addition: { kind: 'jni', type: about.name, ...about.addition },
  };
}

/** Exceptions that a library throws itself, on its paths of failure. */
function throwables(context: RuleContext, library: NativeLibrary, { resource }: BundledLibrary): Finding[] {
  return library.classNames
    .filter((name) => THROWABLE.test(name) && !context.registry.hasJniType(dotted(name)))
    .map((name) => ({
      rule: 'jni',
      severity: 'warning',
      confidence: 'medium',
      subject: dotted(name),
      message: `A native library looks this exception up by name; without a JNI entry it is not found, and the library may not load.`,
      evidence: { jar: resource.jar, trail: [resource.path] },
      addition: { kind: 'jni', type: dotted(name) },
    }));
}
