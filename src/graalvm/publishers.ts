import { community } from './community.ts';
import { liberica } from './liberica.ts';
import { mandrel } from './mandrel.ts';
import type { DistributionName } from './native-image.ts';
import { oracle } from './oracle.ts';
import type { Publisher } from './publisher.ts';

export const PUBLISHERS: Readonly<Record<DistributionName, Publisher>> = {
  'graalvm-community': community,
  mandrel,
  'liberica-nik': liberica,
  graalvm: oracle,
};
