import { describe, expect, test } from '@jest/globals';
import { parseBuildOutput } from '../../../src/binary/figures.ts';
import { recorded } from '../../support/native-build.ts';

const TEXT = recorded('kafka-4.4.0.build-output.json');

describe('figures of a build', () => {
  test('of Kafka 4.4.0', () => {
    expect(parseBuildOutput(TEXT)).toEqual({
      reachableTypes: 22_774,
      reachableMethods: 117_899,
      reachableFields: 43_866,
      reflectionTypes: 5_587,
      codeBytes: 70_252_880,
      heapBytes: 56_008_704,
      resourceBytes: 6_489_470,
      imageBytes: 130_535_232,
      builderPeakBytes: 8_566_632_448,
      builderSeconds: 647.892128703,
      builderCpuSeconds: expect.closeTo(1219.44, 1),
      gc: 'Serial GC',
      optimizationLevel: '2',
      march: 'compatibility',
      cCompiler: 'gcc (linux, x86_64, 12.2.0)',
    });
  });

  test('a builder that only knows classes, or types, will do', () => {
    const { analysis_results, ...rest } = JSON.parse(TEXT);
    const { types, ...older } = analysis_results;
    const { classes, ...newer } = analysis_results;
    for (const found of [older, newer]) {
      const text = JSON.stringify({ ...rest, analysis_results: found });
      expect(parseBuildOutput(text).reachableTypes).toBe(22_774);
    }
  });

  test.each(['', '[]', '{"general_info":{}}'])('%j is refused', (text) => {
    expect(() => parseBuildOutput(text)).toThrow(/unknown form/);
  });
});
