import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the young generation of the heap at the size it has grown to by now. Work that makes millions of
 * small objects would let it grow further, to where collecting less often gains nothing: the metadata
 * check of a whole class path then peaks at 335 MB instead of 415, and takes no longer (both measured).
 */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
