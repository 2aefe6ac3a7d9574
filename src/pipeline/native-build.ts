import { binaryInputs } from '../actions/build-native-binary/declaration.ts';
import { tracingInputs } from '../actions/generate-reflection-config/declaration.ts';
import { setupGraalvmCommand } from '../actions/setup-graalvm/command.ts';
import type { Optimization } from '../binary/options.ts';
import type { Host } from '../core/host.ts';
import { withDefaults } from '../core/inputs.ts';
import { setupGraalvm } from '../graalvm/setup.ts';
import { binaryStep } from './binary-step.ts';
import type { KafkaInputs } from './kafka-distribution.ts';
import { tracingStep } from './tracing-step.ts';

export type NativeInputs = KafkaInputs & {
  readonly 'graalvm-home': string | undefined;
  readonly 'metadata-dir': string | undefined;
  readonly optimization: Optimization;
  readonly 'evidence-dir': string;
};

/**
 * From a Kafka to its native executable: a GraalVM (the one at hand, else one is installed), metadata (the
 * given folder, else a real broker is traced), build. Takes minutes where the cache has nothing.
 * @returns the path of the executable
 */
export async function buildNative(host: Host, inputs: NativeInputs): Promise<string> {
  const evidence = { 'evidence-dir': inputs['evidence-dir'] };
  const home = await host.log.group('GraalVM', async () => {
    const setup = withDefaults(setupGraalvmCommand.inputs, { ...evidence, home: inputs['graalvm-home'] });
    return String((await setupGraalvm(host, setup)).outputs.home);
  });
  const graalvm = { 'graalvm-home': home };
  const metadata =
    inputs['metadata-dir'] ??
    (await host.log.group('Reachability metadata', async () => {
      const tracing = { ...withDefaults(tracingInputs, graalvm), ...kafkaOf(inputs), ...evidence };
      return String((await tracingStep(host, tracing)).outputs['metadata-dir']);
    }));
  return await host.log.group('Native binary', async () => {
    const { optimization } = inputs;
    const given = withDefaults(binaryInputs, { ...graalvm, 'metadata-dir': metadata, optimization });
    return String((await binaryStep(host, { ...given, ...kafkaOf(inputs), ...evidence })).outputs.binary);
  });
}

function kafkaOf(inputs: KafkaInputs): KafkaInputs {
  return {
    'kafka-version': inputs['kafka-version'],
    'kafka-url': inputs['kafka-url'],
    'kafka-path': inputs['kafka-path'],
    'kafka-source': inputs['kafka-source'],
    'kafka-checksum': inputs['kafka-checksum'],
    'trusted-fingerprints': inputs['trusted-fingerprints'],
  };
}
