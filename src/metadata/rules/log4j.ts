import { internal, javaName } from '../analysis/program.ts';
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
  converter: [
    'datepatternconverter',
    'levelpatternconverter',
    'messagepatternconverter',
    'loggerpatternconverter',
    'lineseparatorpatternconverter',
  ],
  configurationfactory: ['yamlconfigurationfactory'],
};
/** How the plug-in system finds out how to create one. */
const FACTORY = /^(?:newInstance|create\w*)$/;

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
  const factories = factoriesOf(context, plugin.className);
  if (factories.some(({ name }) => registry.hasMethod(plugin.className, name, undefined))) return [];
  const jar = classPath.jarOf(internal(plugin.className));
  return [
    {
      rule: 'log4j',
      severity: 'error',
      confidence: 'high',
      subject: plugin.className,
      message: `Kafka's logging configuration uses the ${plugin.category} plug-in ${plugin.name}, which could not be created.`,
      evidence: { ...(jar === undefined ? {} : { jar }), trail: [PLUGIN_CACHE] },
      addition: { kind: 'reflection', type: plugin.className, methods: factories },
    },
  ];
}

/** The public static methods of a plug-in, one of which creates it; a class without any has a constructor. */
function factoriesOf(context: RuleContext, className: string): AddedMethod[] {
  const wanted = ACCESS.static | ACCESS.public;
  const statics = (context.classPath.find(internal(className))?.methods ?? []).filter(
    ({ access, name }) => (access & wanted) === wanted && !name.includes('$'),
  );
  const builders = statics.filter(({ descriptor }) => /Builder;$/.test(descriptor));
  const factories = builders.length > 0 ? builders : statics.filter(({ name }) => FACTORY.test(name));
  const chosen = factories.length > 0 ? factories : statics;
  if (chosen.length === 0) return [{ name: '<init>', parameterTypes: [] }];
  return chosen.map(({ name, descriptor }) => ({
    name,
    parameterTypes: signatureOf(descriptor).parameters.map(javaName),
  }));
}
