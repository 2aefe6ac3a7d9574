import { z } from 'zod';
import { publicKeyOf } from '../io/public-key.ts';
import { JVM_BASELINE_NAMES, METRICS } from './benchmark.ts';
import { describeIssues } from './issues.ts';
import { KIND_NAMES } from './kinds.ts';

/** Which test results a demand looks at; what is left out matches everything. */
const which = {
  suite: z.string().min(1).optional().describe('Name of the suite, such as sanity or soak'),
  subject: z.enum(['jvm', 'native']).optional().describe('What was tested'),
  form: z.enum(['process', 'container']).optional().describe('How it was run'),
  platform: z.string().min(1).optional().describe('Such as linux/amd64'),
};
const selection = z.strictObject(which);
export type Selection = z.infer<typeof selection>;

const of = z.enum(KIND_NAMES).describe('Kind of evidence');
const pattern = z.string().min(1).describe('Text in which * stands for anything');

const bound = z.number().nonnegative().optional();

/** Every demand that a policy can make, each with what it asks for. */
export const demand = z.discriminatedUnion('demand', [
  z
    .strictObject({ demand: z.literal('evidence'), of })
    .describe('There is a statement of this kind about what is judged, or about what it was made of'),
  z
    .strictObject({
      demand: z.literal('verified'),
      by: z.array(z.enum(['sha512', 'pgp', 'catalogue'])).min(1),
    })
    .describe('The Kafka distribution was verified by all of these before it was used'),
  z.strictObject({ demand: z.literal('tests'), ...which }).describe('There is a test result like this'),
  z
    .strictObject({ demand: z.literal('minimum-checks'), count: z.int().positive(), ...which })
    .describe('At least so many checks passed, in every test result like this'),
  z
    .strictObject({ demand: z.literal('minimum-duration'), minutes: z.number().positive(), ...which })
    .describe('Every test result like this ran at least so long: what a soak is worth'),
  z
    .strictObject({
      demand: z.literal('fault-rate'),
      below: z.number().gt(0).lt(1).describe('0.02 is two faults in a hundred runs'),
      confidence: z.number().gt(0).lt(1),
      ...which,
    })
    .describe(
      'Every check that ran many times did so often enough, with so few faults, that a higher fault rate is ruled out with this confidence (exact binomial bound)',
    ),
  z
    .strictObject({ demand: z.literal('all-passed'), priority: z.enum(['P0', 'P1']), ...which })
    .describe('Every check of this priority that applies to the subject passed; none was skipped'),
  z
    .strictObject({ demand: z.literal('checks-passed'), ids: z.array(z.string().min(1)).min(1), ...which })
    .describe('Each of these checks is there and passed'),
  z
    .strictObject({
      demand: z.literal('allowed-skips'),
      allow: z.array(
        z
          .strictObject({ id: pattern.optional(), reason: pattern.optional() })
          .refine((each) => each.id !== undefined || each.reason !== undefined, 'needs an id or a reason'),
      ),
      ...which,
    })
    .describe('No check was skipped except those that match one of these by id and reason'),
  z
    .strictObject({
      demand: z.literal('maximum-findings'),
      severities: z.array(z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'])).min(1),
      fixable: z.boolean().optional().describe('Count only what a newer version of the package mends'),
      count: z.int().nonnegative(),
    })
    .describe(
      'Every image that is judged was scanned, and no scan found more of these than so many; what is ignored with a reason does not count',
    ),
  z
    .strictObject({
      demand: z.literal('budget'),
      metric: z.enum(METRICS).describe('What is measured; its unit is in the name'),
      maximum: bound,
      minimum: bound,
      maximumRatio: bound.describe('Of the value to that of the baseline, mostly the JVM'),
      minimumRatio: bound,
      against: z
        .enum([...JVM_BASELINE_NAMES, 'release'])
        .optional()
        .describe(
          'Look only at benchmarks beside the JVM broker of the same Kafka (jvm: with class data, or where the statement does not say), or beside another release of Kafka',
        ),
    })
    .refine(
      (each) =>
        [each.maximum, each.minimum, each.maximumRatio, each.minimumRatio].some((one) => one !== undefined),
      'needs a bound',
    )
    .describe('The median of every benchmark of what is judged keeps within the bounds'),
  z
    .strictObject({ demand: z.literal('maximum-age'), of, hours: z.number().positive() })
    .describe('No statement of this kind is older'),
]);
export type Demand = z.infer<typeof demand>;
export type DemandName = Demand['demand'];

/** Who may have signed evidence: the name in a certificate and who vouched for it, or a key. */
const signer = z.union([
  z.strictObject({
    identity: pattern.describe(
      'Name in the certificate, such as https://github.com/OWNER/REPO/.github/workflows/*; * stands for anything',
    ),
    issuer: z.url().describe('Who vouched for it, such as https://token.actions.githubusercontent.com'),
  }),
  z.strictObject({
    key: z.string().refine(isPublicKey, 'is no public key in PEM').describe('Public key in PEM'),
  }),
]);
export type PolicySigner = z.infer<typeof signer>;

function isPublicKey(pem: string): boolean {
  try {
    return publicKeyOf(pem).type === 'public' && pem.includes('PUBLIC KEY');
  } catch {
    return false;
  }
}

/**
 * What must be proven, one line per demand. Some demands hold under every policy and cannot be left out:
 * see `judge`.
 */
export const policy = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().min(1),
    title: z.string().min(1).describe('What a passing verdict under this policy means, in a few words'),
    demands: z.array(demand).min(1),
    signers: z
      .array(signer)
      .min(1)
      .optional()
      .describe('Evidence counts only if one of these signed it; without it, signatures are not looked at'),
  })
  .check(({ value, issues }) => {
    const ids = value.demands.map(demandId);
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) !== index) {
        issues.push({ code: 'custom', message: 'is there twice', path: ['demands', index], input: id });
      }
    }
  });
export type Policy = z.infer<typeof policy>;

/** Stable name of a demand, made of what tells it from its siblings: `minimum-checks-sanity-native`. */
export function demandId(demand: Demand): string {
  const parts: (string | undefined)[] = [demand.demand];
  if ('of' in demand) parts.push(demand.of);
  if (demand.demand === 'maximum-findings') {
    parts.push(
      ...demand.severities.map((each) => each.toLowerCase()),
      demand.fixable ? 'fixable' : undefined,
    );
  }
  if (demand.demand === 'budget') parts.push(demand.metric, demand.against);
  if ('priority' in demand) parts.push(demand.priority.toLowerCase());
  if ('suite' in demand) parts.push(demand.suite);
  if ('subject' in demand) parts.push(demand.subject);
  if ('form' in demand) parts.push(demand.form);
  if ('platform' in demand) parts.push(demand.platform?.replaceAll('/', '-'));
  return parts.filter((part) => part !== undefined).join('-');
}

/** A policy, or what is wrong with it and where. */
export function parsePolicy(json: unknown): { policy: Policy } | { problems: string[] } {
  const parsed = policy.safeParse(json);
  return parsed.success ? { policy: parsed.data } : { problems: describeIssues(parsed.error) };
}
