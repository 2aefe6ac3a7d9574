import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import local from '../../policies/local.json' with { type: 'json' };
import pullRequest from '../../policies/pull-request.json' with { type: 'json' };
import release from '../../policies/release.json' with { type: 'json' };
import releaseJvm from '../../policies/release-jvm.json' with { type: 'json' };
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import { type Policy, parsePolicy } from './policy.ts';

/** The policies that come with the project, by name. */
const BUILT_IN: Readonly<Record<string, unknown>> = {
  local,
  'pull-request': pullRequest,
  release,
  'release-jvm': releaseJvm,
};

/**
 * A policy by the name of a built-in one, or by the path of a file; a relative one starts at `work`.
 * @throws UserError where there is none, it is no JSON, or the schema refuses it: with each place
 */
export async function loadPolicy(nameOrPath: string, work = '.'): Promise<Policy> {
  const json = Object.hasOwn(BUILT_IN, nameOrPath) ? BUILT_IN[nameOrPath] : await readJson(nameOrPath, work);
  const parsed = parsePolicy(json);
  if ('policy' in parsed) return parsed.policy;
  throw new UserError(`The policy ${nameOrPath} is not valid: ${parsed.problems.join('; ')}.`, {
    hint: 'docs/schemas/policy-v1.json describes what a policy may demand.',
  });
}

async function readJson(path: string, work: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(resolve(work, path), 'utf8'));
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error);
    throw new UserError(`The policy ${path} cannot be read: ${reason}.`, {
      hint: `Give the path of a policy file or one of ${Object.keys(BUILT_IN).join(', ')}.`,
      cause: error,
    });
  }
}
