import { readFileSync } from 'node:fs';
import { KIND_NAMES, KINDS, type Kind } from '../../src/evidence/kinds.ts';
import { type DemandName, demand, demandId, type Policy, parsePolicy } from '../../src/evidence/policy.ts';
import { generatedFrom, table } from './markdown-table.ts';

/** Every demand, in the order of the schema. */
export const DEMANDS: readonly { readonly name: DemandName; readonly description: string }[] =
  demand.options.map(({ shape, description }) => ({
    name: shape.demand.value,
    description: description ?? '',
  }));

/** What to do where a demand is not met. A new demand does not compile without an entry. */
const ADVICE: Readonly<Record<DemandName, string>> = {
  evidence:
    'The step that makes this kind did not run, failed, or its artifact did not reach the folder: the table of kinds below says which step. Run it, and put its statements into the same folder. Evidence about another digest does not count.',
  verified:
    'Look at `verified` and `notVerified` of the `distribution` statement. Kafka from Maven Central has no `sha512` and no `pgp`: use `--kafka-source archive`, or `--kafka-url` with `.sha512` and `.asc` beside the tarball. `catalogue` needs a file in [catalogue](../catalogue) for this version. A signature by a key that is not in KEYS is no slip: ask the signer before anything else.',
  tests:
    'Run `run-sanity` on exactly what is judged: the image by digest for a demand with `container`, on a machine of the platform that the demand names. A run on the JVM does not stand in for a native one.',
  'minimum-checks':
    'Too few checks passed. Either `only`, `area` or `priority` narrowed the run, or many were skipped: the report lists each skip with its reason.',
  'minimum-duration':
    'The run was cut short or was too short: start it again with the duration that is demanded.',
  'fault-rate':
    'Too few starts for the bound, or a start that failed: its log stands in the soak’s statement. Repeat with more (`run-sanity --soak 300`); a fault that comes back is a fault of the binary, not of the bound.',
  'maximum-findings':
    'Raise the package to the version that mends the finding and build again. What does not apply is ignored with a reason and an expiry date, or by a VEX document: see [the scan](scan.md). An image that was not scanned counts as not met.',
  budget:
    'The benchmark’s figures stand in the report beside the baseline’s. Measure again on a quiet machine (`run-sanity --benchmark 5`) before you look for the cause; a regression is measured beside the last release (`--baseline 4.3.1`), in a run of its own; a bound that cannot be kept is changed in a policy of your own.',
  'all-passed':
    'The report names each check that failed or was skipped, with the last lines of the broker’s log. Run it alone: `npx kafka-native run-sanity --only ID`. If it passes on the JVM and fails native, metadata is missing: run [the metadata check](metadata-check.md) and build once with `--exact-metadata`.',
  'checks-passed':
    'As for `all-passed`. A check that is missing was deselected, or its id was changed: see [the list](checks.md).',
  'allowed-skips':
    'Provide what the skipped check lacked (its reason says so: a tool, a JDK), or, if the skip is right, allow it in a policy of your own by id and reason. A pattern of `*` alone allows everything and proves nothing.',
  'maximum-age':
    'Repeat the step; its new statement replaces the old one. A time in the future means that a machine’s clock is wrong by more than five minutes.',
};

/** The steps whose statements are of this kind. */
const MAKERS: Readonly<Record<Kind, readonly string[]>> = {
  benchmark: ['run-sanity'],
  distribution: ['pipeline', 'generate-reflection-config', 'build-native-binary', 'run-sanity'],
  'image-index': ['build-multiarch-image'],
  metadata: ['check-metadata'],
  promotion: ['promote'],
  provenance: ['build-native-binary', 'build-multiarch-image'],
  sbom: ['build-native-binary', 'build-multiarch-image'],
  'test-result': ['pipeline', 'run-sanity'],
  toolchain: ['setup-graalvm'],
  tracing: ['generate-reflection-config'],
  vulnerabilities: ['trivy-scan'],
};

/** The policies that come with the project. */
export const BUILT_IN_POLICIES: readonly Policy[] = ['local', 'pull-request', 'release', 'release-jvm'].map(
  readPolicy,
);

/** `docs/policies.md`: the demands, what to do about each, the kinds of evidence, the built-in policies. */
export function policiesPage(): string {
  const demands = DEMANDS.flatMap(({ name, description }) => [
    `### \`${name}\``,
    '',
    `${description}.`,
    '',
    `*Not met:* ${ADVICE[name]}`,
    '',
  ]);
  return [
    generatedFrom('src/evidence and policies'),
    INTRODUCTION,
    ...demands,
    KINDS_INTRODUCTION,
    kinds(),
    '',
    builtIn(),
  ].join('\n');
}

const INTRODUCTION = `# Policies

A policy is a JSON file that lists what must be proven before a verdict is *passed*. One function, \`judge\`, holds a
folder of statements against it; what is demanded and not proven is not met. The [schema](schemas/policy-v1.json)
refuses unknown demands and fields.

\`\`\`json
{
  "name": "nightly",
  "title": "The native broker passes every gating check",
  "demands": [
    { "demand": "tests", "suite": "sanity", "subject": "native" },
    { "demand": "all-passed", "suite": "sanity", "priority": "P0" },
    { "demand": "allowed-skips", "suite": "sanity", "allow": [{ "id": "tls-*", "reason": "*openssl*" }] }
  ]
}
\`\`\`

\`--policy\` takes its path, or the name of a built-in one. Four demands hold under every policy: all evidence is
readable and valid; all of it is about one thing, or what that was made of; every suite ran to its end; no check
failed. The last two are left out only where nothing was tested and no test is demanded. A demand about tests looks
at every matching result, so a second, weaker run helps nobody.

A policy may name \`signers\`, by the name in a certificate (\`*\` for anything) and who vouched for it, or by a public key:
then a fifth holds, that all evidence is signed by one of them. [Signatures](publish.md#signatures) says what is checked.

## Demands
`;

const KINDS_INTRODUCTION = `## Kinds of evidence

Each step leaves in-toto statements in \`out/evidence\`. Of an image index, a demand for \`provenance\` or \`sbom\` asks
for a statement about every platform's image, or about what that was made of. An SBOM that says another SHA-256 of its
subject than the statement around it is refused under every policy. A JVM image's SBOM lists what Kafka brings and says
of itself that it is incomplete: the packages of the base image stand in the scan.
`;

function kinds(): string {
  const rows = KIND_NAMES.map((kind) => [
    `\`${kind}\``,
    `\`${KINDS[kind].type}\``,
    MAKERS[kind].map((name) => `\`${name}\``).join(', '),
  ]);
  return table(['kind', 'predicate type', 'made by'], rows);
}

function builtIn(): string {
  const sections = BUILT_IN_POLICIES.flatMap(({ name, title, demands }) => {
    const rows = demands.map((each) => [`\`${demandId(each)}\``, parametersOf(each)]);
    return [`### \`${name}\``, '', `${title}.`, '', table(['demand', ''], rows), ''];
  });
  return ['## Built-in policies', '', ...sections].join('\n');
}

function readPolicy(name: string): Policy {
  const parsed = parsePolicy(
    JSON.parse(readFileSync(new URL(`../../policies/${name}.json`, import.meta.url), 'utf8')),
  );
  if ('problems' in parsed) throw new Error(`policies/${name}.json: ${parsed.problems.join('; ')}`);
  return parsed.policy;
}

/** What the id of a demand does not say. */
function parametersOf(own: Policy['demands'][number]): string {
  switch (own.demand) {
    case 'verified':
      return `by ${own.by.join(', ')}`;
    case 'minimum-checks':
      return `at least ${own.count}`;
    case 'minimum-duration':
      return `at least ${own.minutes} minutes`;
    case 'fault-rate':
      return `below ${own.below * 100} % with ${own.confidence * 100} % confidence`;
    case 'maximum-findings':
      return `at most ${own.count} ${own.severities.join(' and ')}${own.fixable ? ' that a newer version mends' : ''}`;
    case 'maximum-age':
      return `at most ${own.hours} hours`;
    case 'allowed-skips':
      return own.allow.length === 0
        ? 'none'
        : own.allow.map(({ id = '*', reason = '*' }) => `\`${id}\`, reason \`${reason}\``).join('; ');
    default:
      return '';
  }
}
