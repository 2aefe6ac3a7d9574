import { internal } from './analysis/program.ts';
import { Reachability, type Root } from './analysis/reachability.ts';
import { registeredRoots } from './analysis/registered-roots.ts';
import { Resolver } from './analysis/resolver.ts';
import type { ClassPath } from './classpath/class-path.ts';
import type { Architecture } from './classpath/native-library.ts';
import { serviceProviders } from './classpath/service-providers.ts';
import { type Finding, sortFindings } from './findings.ts';
import { concat } from './formats/merge.ts';
import type { Metadata } from './formats/model.ts';
import { Registry } from './registry.ts';
import { jsonBound } from './rules/bound-classes.ts';
import { configDefaults } from './rules/config-defaults.ts';
import { contextOf, type RuleContext } from './rules/context.ts';
import { joinByClass } from './rules/joined.ts';
import { log4j } from './rules/log4j.ts';
import { mbeans } from './rules/mbeans.ts';
import { nativeLibraries } from './rules/native-libraries.ts';
import { plugins } from './rules/plugins.ts';
import { reflection } from './rules/reflection.ts';
import { resources } from './rules/resources.ts';
import { stale } from './rules/stale.ts';

export interface Subject {
  readonly classPath: ClassPath;
  /** The folders to judge. */
  readonly metadata: Metadata;
  /** What the jars bring themselves. */
  readonly bundled: Metadata;
  /** Where the program starts: dotted class names; those that exist count. */
  readonly entryPoints: readonly string[];
  readonly architectures: readonly Architecture[];
}

export interface Analysis {
  readonly findings: readonly Finding[];
  /** Methods that can run, of all classes of the class path. */
  readonly reachableMethods: number;
}

/** The upstream images start the first one; the second one is the broker alone. */
export const ENTRY_POINTS = ['kafka.docker.KafkaDockerWrapper', 'kafka.Kafka'] as const;

/** Rounds end when nothing new is reached; every finding that is met would make more code reachable. */
const MOST_ROUNDS = 6;

/** Judges a metadata by the class path it is for. Pure: all input is in memory. */
export function analyse(subject: Subject): Analysis {
  const program = new Reachability(subject.classPath);
  const services = serviceProviders(subject.classPath);
  const registry = new Registry(concat([subject.metadata, subject.bundled]), (className) =>
    (services.get(className) ?? []).some((service) => program.knows(internal(service))),
  );
  const resolver = new Resolver(program);
  program.reach(subject.entryPoints.map((name) => ({ type: internal(name), method: 'main' })));
  program.reach(registeredRoots(registry));
  const base = {
    classPath: subject.classPath,
    program,
    resolver,
    registry,
    architectures: subject.architectures,
  };
  const required = closure(base, [configDefaults, reflection, vitalPlugins, jsonBound], (finding) => finding);
  const optional = closure(base, [plugins, reflection, jsonBound], (finding) =>
    finding.severity === 'error' ? { ...finding, severity: 'warning', confidence: 'medium' } : finding,
  );
  const context = contextOf(base);
  const rest = [log4j, mbeans, nativeLibraries, resources].flatMap((rule) => rule(context));
  const findings = [...required, ...optional, ...rest, ...stale(context, subject.metadata)];
  const placed = sortFindings(joinByClass(findings)).map((finding) => atEntry(registry, finding));
  return { findings: placed, reachableMethods: program.methodCount };
}

/** What an entry lacks is shown at the entry. */
function atEntry(registry: Registry, finding: Finding): Finding {
  const { addition, place } = finding;
  if (place !== undefined || addition === undefined || addition.kind === 'resources') return finding;
  const entry = registry.entryOf(addition.kind, addition.type);
  // What a jar brings itself nobody can edit.
  const isEditable = entry?.place !== undefined && !entry.place.file.includes('!');
  return isEditable ? { ...finding, place: entry.place } : finding;
}

type Base = Omit<RuleContext, 'configKeys'>;

/** Applies rules, takes what they ask for as reachable, and again, until nothing new comes. */
function closure(
  base: Base,
  rules: readonly ((context: RuleContext) => readonly Finding[])[],
  grade: (finding: Finding) => Finding,
): Finding[] {
  let findings: Finding[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const context = contextOf(base);
    const found = rules.flatMap((rule) => rule(context));
    findings = [...findings, ...found.map(grade)];
    const before = base.program.methodCount;
    base.program.reach(found.filter(({ severity }) => severity !== 'note').flatMap(demandedRoots));
    if (base.program.methodCount === before) break;
  }
  return findings;
}

function vitalPlugins(context: RuleContext): readonly Finding[] {
  return plugins(context).filter((finding) => finding.severity === 'error');
}

function demandedRoots({ addition }: Finding): Root[] {
  if (addition?.kind !== 'reflection') return [];
  return (addition.methods ?? []).map((method) => ({ type: internal(addition.type), method: method.name }));
}
