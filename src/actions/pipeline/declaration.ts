import { choice, path } from '../../core/inputs.ts';
import { binaryInputs } from '../build-native-binary/declaration.ts';
import { kafkaInputs } from '../kafka-inputs.ts';
import { reportInputs } from '../publish-report/declaration.ts';
import { sanityInputs } from '../run-sanity/declaration.ts';

export const pipelineInputs = {
  ...kafkaInputs,
  ...sanityInputs,
  type: choice(
    'auto',
    'native',
    'jvm',
  )({
    description:
      'What is tested. `native` builds the native binary first, unless one is given: with the GraalVM at hand, or one that is installed. `auto` tests what is given as binary or image, else the JVM.',
    default: 'auto',
  }),
  priority: choice(
    'all',
    'P0',
  )({
    description: 'Run the checks that gate a pull request (`P0`, under a minute), or all of them.',
    default: 'P0',
  }),
  'graalvm-home': binaryInputs['graalvm-home'],
  'metadata-dir': path({
    description:
      'Reachability metadata for the build of the native binary. Left out, a real broker is traced for it.',
  }),
  optimization: binaryInputs.optimization,
  ...reportInputs,
  'evidence-dir': path({
    description: 'Where the statements go; those of an earlier run in it are removed first.',
    default: 'out/evidence',
  }),
} as const;
