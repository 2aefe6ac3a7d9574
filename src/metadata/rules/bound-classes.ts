import { dotted, internal, javaName } from '../analysis/program.ts';
import type { Source } from '../analysis/walk.ts';
import { signatureOf } from '../classfile/instructions.ts';
import type { AddedMethod, Finding } from '../findings.ts';
import { evidenceOf, isOwnClass, type RuleContext } from './context.ts';

const MAPPERS = [
  'com/fasterxml/jackson/databind/ObjectMapper',
  'com/fasterxml/jackson/databind/ObjectReader',
];
const BINDS = ['readValue', 'convertValue', 'treeToValue', 'readerFor', 'forType'];
const ACCESSOR = /^(?:get|set|is)[A-Z]/;

/** Classes that Jackson fills from JSON or YAML: it creates them and calls their accessors by reflection. */
export function jsonBound(context: RuleContext): Finding[] {
  const selectors = context.program.uses
    .selectorsOf(...BINDS)
    .filter((sel) => sel.includes('Ljava/lang/Class;'));
  const findings: Finding[] = [];
  for (const mapper of MAPPERS) {
    for (const { method, site } of context.resolver.sites.of(mapper, selectors)) {
      for (const arg of site.args.slice(1)) {
        for (const source of context.resolver.sources(method, arg)) {
          if (source.kind !== 'class' || !isOwnClass(source.name)) continue;
          findings.push(...unbound(context, source.name, source));
        }
      }
    }
  }
  return findings;
}

/** The class itself and the classes of the program that its properties have. */
function unbound(context: RuleContext, root: string, source: Source): Finding[] {
  const pending = [root];
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const file = context.classPath.find(internal(name));
    if (seen.has(name) || file === undefined) continue;
    seen.add(name);
    const accessors = file.methods.filter((method) => ACCESSOR.test(method.name));
    for (const { descriptor } of [...accessors, ...file.fields]) {
      for (const [, type = ''] of descriptor.matchAll(/L([^;]+);/g)) {
        if (isOwnClass(type)) pending.push(dotted(type));
      }
    }
    if (!file.isConcrete) continue;
    const lacks = [...constructorsOf(file.methods), ...accessors]
      .map(addedMethod)
      .filter((method) => !context.registry.hasMethod(name, method.name, method.parameterTypes));
    if (lacks.length === 0) continue;
    const isCreated = context.registry.hasConstructor(name, undefined);
    findings.push({
      rule: 'json-bound',
      severity: isCreated ? 'warning' : 'error',
      confidence: 'medium',
      subject: name,
      message: isCreated
        ? `Jackson fills this class from a file; the native image could not call ${lacks.map((method) => method.name).join(', ')}.`
        : 'Jackson fills this class from a file; the native image could neither create it nor see its properties.',
      evidence: evidenceOf(context, name, source.trail),
      addition: {
        kind: 'reflection',
        type: name,
        allDeclaredFields: true,
        methods: lacks,
      },
    });
  }
  return findings;
}

function constructorsOf<T extends { readonly name: string }>(methods: readonly T[]): T[] {
  return methods.filter((method) => method.name === '<init>');
}

function addedMethod({ name, descriptor }: { name: string; descriptor: string }): AddedMethod {
  return { name, parameterTypes: signatureOf(descriptor).parameters.map(javaName) };
}
