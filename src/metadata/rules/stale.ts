import { dotted, internal } from '../analysis/program.ts';
import type { ClassFile } from '../classfile/class-file.ts';
import { signatureOf } from '../classfile/instructions.ts';
import type { Finding } from '../findings.ts';
import { elementClass, type Metadata, type TypeEntry } from '../formats/model.ts';
import { literalPath, resourceMatcher } from '../formats/resource-pattern.ts';
import { isOwnClass, isPlatform, type RuleContext } from './context.ts';

const PRIMITIVE = /^(?:boolean|byte|char|double|float|int|long|short|void)$/;

/** Entries of the checked folders whose class, member or resource no longer exists. */
export function stale(context: RuleContext, metadata: Metadata): Finding[] {
  const bySimpleName = simpleNames(context);
  return [
    ...[...metadata.reflection, ...metadata.jni].flatMap((entry) => staleType(context, entry, bySimpleName)),
    ...staleResources(context, metadata),
  ];
}

function staleType(
  context: RuleContext,
  entry: TypeEntry,
  bySimpleName: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const name = elementClass(entry.type);
  if (PRIMITIVE.test(name) || isPlatform(name)) return [];
  const file = context.classPath.find(internal(name));
  if (file !== undefined) return staleMembers(context, entry, name, file);
  const moved = (bySimpleName.get(simple(name)) ?? []).filter(
    (other) => isOwnClass(name) && isOwnClass(other),
  );
  const [target] = moved.filter((other) => !context.registry.hasType(other));
  const gone = `${name} is not on the class path`;
  return [
    {
      rule: 'stale-type',
      severity: target === undefined ? 'note' : 'warning',
      confidence: target === undefined ? 'high' : 'medium',
      subject: name,
      message:
        target === undefined ? `${gone}.` : `${gone}; ${target}, which has no entry, may be its new name.`,
      evidence: { trail: [] },
      ...(entry.place === undefined ? {} : { place: entry.place }),
    },
  ];
}

function staleMembers(context: RuleContext, entry: TypeEntry, name: string, file: ClassFile): Finding[] {
  const jar = context.classPath.jarOf(internal(name));
  const missing = [
    ...entry.fields.filter((field) => !file.fields.some((each) => each.name === field)),
    ...entry.methods
      .filter(({ name: method, parameterTypes }) => !declares(file, method, parameterTypes?.length))
      .map((method) => `${method.name}(${method.parameterTypes?.join(', ') ?? '…'})`),
  ];
  return missing.map((member) => ({
    rule: 'stale-member',
    severity: 'note',
    confidence: 'high',
    subject: name,
    member,
    message: `${name} has no ${member} of its own.`,
    evidence: { ...(jar === undefined ? {} : { jar }), trail: [] },
    ...(entry.place === undefined ? {} : { place: entry.place }),
  }));
}

function declares(file: ClassFile, name: string, parameters: number | undefined): boolean {
  return file.methods.some(
    (method) =>
      method.name === name &&
      (parameters === undefined || signatureOf(method.descriptor).parameters.length === parameters),
  );
}

function staleResources(context: RuleContext, metadata: Metadata): Finding[] {
  const paths = [...context.classPath.resources().keys()];
  return metadata.resources.flatMap((entry): Finding[] => {
    if (entry.kind === 'exclude' || entry.module !== undefined) return [];
    const literal = literalPath(entry);
    const path = literal ?? entry.pattern;
    const matches = resourceMatcher(entry);
    if (path.endsWith('.class') || matches === undefined) return [];
    const found = literal === undefined ? paths.some(matches) : context.classPath.resources().has(literal);
    if (found) return [];
    return [
      {
        rule: 'stale-resource',
        severity: path.endsWith('.so') ? 'warning' : 'note',
        confidence: 'high',
        subject: path,
        message: 'The pattern matches nothing on the class path.',
        evidence: { trail: [] },
        ...(entry.place === undefined ? {} : { place: entry.place }),
      },
    ];
  });
}

function simpleNames(context: RuleContext): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const className of context.classPath.classNames()) {
    if (!isOwnClass(className)) continue;
    const name = dotted(className);
    names.set(simple(name), [...(names.get(simple(name)) ?? []), name]);
  }
  return names;
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
