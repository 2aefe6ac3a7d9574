import type { ClassPath } from './class-path.ts';

const FOLDER = 'META-INF/services/';

/** Services (dotted) that each class is listed as a provider of in `META-INF/services`. */
export function serviceProviders(classPath: ClassPath): Map<string, string[]> {
  const services = new Map<string, string[]>();
  for (const [path, resources] of classPath.resources()) {
    if (!path.startsWith(FOLDER)) continue;
    for (const resource of resources) {
      for (const line of resource.read().toString('utf8').split('\n')) {
        const provider = line.replace(/#.*/, '').trim();
        if (provider === '') continue;
        services.set(provider, [...(services.get(provider) ?? []), path.slice(FOLDER.length)]);
      }
    }
  }
  return services;
}
