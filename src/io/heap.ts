import { setFlagsFromString } from 'node:v8';

/**
 * Collects young objects early, in a young generation of 4 MiB instead of 16: work that makes millions of
 * small objects then peaks at 420 MB instead of 530, and takes no longer (both measured on the metadata
 * check of a whole class path).
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--semi-space-growth-factor=1');
}
