import { internal } from '../analysis/program.ts';
import { ACCESS } from '../classfile/class-file.ts';
import { signatureOf } from '../classfile/instructions.ts';
import { type Log4jPlugin, PLUGIN_CACHE, readPluginCache } from '../classpath/log4j-plugins.ts';
import type { AddedMethod, Finding } from '../findings.ts';
import type { RuleContext } from './context.ts';

/**
 * What Kafka's own logging configuration is made of, by category of the plug-in cache: the elements and
 * pattern letters of `config/log4j2.yaml` and `docker/` of Kafka 4.0 to 4.4.
 */
const USED: Readonly<Record<string, readonly string[]>> = {
  core: [
    'properties',
    'property',
    'appenders',
    'console',
    'rollingfile',
    'patternlayout',
    'timebasedtriggeringpolicy',
    'loggers',
    'root',
    'logger',
    'appenderref',
  ],
  converter: ['d', 'p', 'm', 'c', 'n'],
  configurationfactory: ['yamlconfigurationfactory'],
};
/** How the plug-in system finds out how to create one. */
const FACTORY = /^(?:newBuilder|newInstance|create\w*)$/;

/** Log4j 2 finds its parts in a cache file and creates them by reflection. */
export function log4j(context: RuleContext): Finding[] {
  const cache = context.classPath.resources().get(PLUGIN_CACHE) ?? [];
  const [first] = cache;
  if (first === undefined) return [];
  const findings: Finding[] = [];
  if (!context.registry.hasResource(PLUGIN_CACHE)) {
    findings.push({
      rule: 'log4j',
      severity: 'error',
      confidence: 'high',
      subject: PLUGIN_CACHE,
      message:
        'No pattern covers the list of Log4j plug-ins; logging fails with "Unrecognized conversion specifier" for every pattern letter.',
      evidence: { jar: first.jar, trail: [] },
      addition: { kind: 'resources', path: PLUGIN_CACHE },
    });
  }
  for (const resource of cache) {
    for (const plugin of readPluginCache(resource.read())) {
      if (USED[plugin.category]?.includes(plugin.key)) findings.push(...missing(context, plugin));
    }
  }
  return findings;
}

function missing(context: RuleContext, plugin: Log4jPlugin): Finding[] {
  const { registry, classPath } = context;
  const methods = factoriesOf(context, plugin.className);
  const isMet = methods.every(({ name }) => registry.hasMethod(plugin.className, name, undefined));
  if (registry.hasType(plugin.className) && isMet) return [];
  const jar = classPath.jarOf(internal(plugin.className));
  return [
    {
      rule: 'log4j',
      severity: 'error',
      confidence: 'high',
      subject: plugin.className,
      message: `Kafka's logging configuration uses the ${plugin.category} plug-in ${plugin.name}, which could not be created.`,
      evidence: { ...(jar === undefined ? {} : { jar }), trail: [PLUGIN_CACHE] },
      addition: { kind: 'reflection', type: plugin.className, methods },
    },
  ];
}

/** The static methods that create a plug-in, one name of each; a class without any has a constructor. */
function factoriesOf(context: RuleContext, className: string): AddedMethod[] {
  const file = context.classPath.find(internal(className));
  const factories = (file?.methods ?? []).filter(
    ({ access, name }) => (access & ACCESS.static) !== 0 && (access & ACCESS.public) !== 0 && FACTORY.test(name),
  );
  const builder = factories.find(({ name }) => name === 'newBuilder');
  const chosen = builder === undefined ? factories.slice(0, 1) : [builder];
  if (chosen.length === 0) return [{ name: '<init>', parameterTypes: [] }];
  return chosen.map(({ name, descriptor }) => ({
    name,
    parameterTypes: signatureOf(descriptor).parameters.map((type) =>
      type.startsWith('[L') ? `${type.slice(2, -1)}[]`.replaceAll('/', '.') : type.slice(1, -1).replaceAll('/', '.'),
    ),
  }));
}
