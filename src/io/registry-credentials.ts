import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { dockerEnvironment } from './docker-environment.ts';

/** A login, or a token that stands for one. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity-token'; readonly token: string };

const config = z.looseObject({
  auths: z
    .record(z.string(), z.looseObject({ auth: z.string().optional(), identitytoken: z.string().optional() }))
    .default({}),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).default({}),
});
const helped = z.looseObject({ Username: z.string(), Secret: z.string() });
const HELPER_MS = 30_000;
/** What Docker files its own registry under. */
const DOCKER_HUB = 'https://index.docker.io/v1/';

/**
 * The login for a registry that "docker login" left, in Docker's configuration or with a helper program.
 * Secrets are masked in the log from here on.
 * @returns undefined where there is none
 */
export async function credentialsOf(host: Host, registry: string): Promise<Credentials | undefined> {
  const folder = host.env.DOCKER_CONFIG || join(host.env.HOME || homedir(), '.docker');
  const parsed = await readConfig(join(folder, 'config.json'));
  if (parsed === undefined) return undefined;
  const names = registry === 'docker.io' ? [DOCKER_HUB, 'docker.io'] : [registry, `https://${registry}`];
  for (const name of names) {
    const helper = parsed.credHelpers[name] ?? parsed.credsStore;
    const found =
      (helper === undefined ? undefined : await askHelper(host, helper, name)) ??
      inConfig(parsed.auths[name]);
    if (found !== undefined) {
      host.log.secret(found.kind === 'password' ? found.password : found.token);
      return found;
    }
  }
  return undefined;
}

async function readConfig(file: string): Promise<z.infer<typeof config> | undefined> {
  try {
    return config.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    const reason = error instanceof z.ZodError ? 'it is not in its form' : messageOf(error);
    throw new UserError(`Docker's configuration ${file} cannot be read: ${reason}.`, { cause: error });
  }
}

function inConfig(entry: { auth?: string | undefined; identitytoken?: string | undefined } | undefined) {
  if (entry?.identitytoken) return { kind: 'identity-token', token: entry.identitytoken } as const;
  const [, username, password] =
    /^([^:]+):(.*)$/s.exec(Buffer.from(entry?.auth ?? '', 'base64').toString()) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { kind: 'password', username, password } as const;
}

/** Source: https://github.com/docker/docker-credential-helpers, "get". */
async function askHelper(host: Host, helper: string, name: string): Promise<Credentials | undefined> {
  const { exitCode, stdout } = await host.exec([`docker-credential-${helper}`, 'get'], {
    timeoutMs: HELPER_MS,
    input: name,
    env: dockerEnvironment(host.env),
  });
  // It answers with an error where it has no login for this registry.
  const parsed = exitCode === 0 ? helped.safeParse(JSON.parse(stdout)) : undefined;
  if (parsed?.success !== true) return undefined;
  const { Username: username, Secret: secret } = parsed.data;
  if (username === '<token>') return { kind: 'identity-token', token: secret };
  return { kind: 'password', username, password: secret };
}
