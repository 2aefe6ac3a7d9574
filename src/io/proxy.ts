import * as http from 'node:http';

/**
 * Makes `fetch` and `node:http` go through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name:
 * Node does so only when asked. Node before 24.14 cannot be asked from within; there, `NODE_USE_ENV_PROXY=1`
 * in the job's environment does it.
 */
export function useProxyOf(env: Readonly<Record<string, string | undefined>>): void {
  const named = Object.keys(env).some((name) => /^https?_proxy$/i.test(name) && env[name]);
  if (named) http.setGlobalProxyFromEnv?.({ ...env });
}
