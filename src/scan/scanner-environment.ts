import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../core/host.ts';

/**
 * The environment of every Trivy process: no token, and neither the user's home nor a Docker login in reach.
 * What processes get anyway is `PATH`, locale, proxies and certificates.
 * @param engine whether the local Docker engine is asked
 */
export async function scannerEnvironment(host: Host, engine = false): Promise<Record<string, string>> {
  const home = join(host.dirs.temp, 'scanner-home');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const address = engine ? host.env.DOCKER_HOST : undefined;
  return {
    HOME: home,
    USER: 'scanner',
    LOGNAME: 'scanner',
    TMPDIR: home,
    DOCKER_CONFIG: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_RUNTIME_DIR: home,
    ...(address === undefined ? {} : { DOCKER_HOST: address }),
  };
}
