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

  test('by GraalVM 25, which does not say how large resources are', () => {
    expect(parseBuildOutput(recorded('kafka-4.4.0-java-25.build-output.json'))).toMatchObject({
      reachableTypes: 25_648,
      reachableMethods: 128_490,
      reflectionTypes: 6_772,
      codeBytes: 70_960_768,
      heapBytes: 58_064_896,
      resourceBytes: -1,
      imageBytes: 141_109_120,
      gc: 'Serial GC',
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

  test('a build that has succeeded is not lost because a newer builder tells less of it, or tells null', () => {
    const { general_info, image_details, resource_usage, ...rest } = JSON.parse(TEXT);
    const { code_area, ...image } = image_details;
    const text = JSON.stringify({
      ...rest,
      general_info: { ...general_info, c_compiler: null },
      image_details: image,
      resource_usage: { ...resource_usage, cpu: { ...resource_usage.cpu, load: -1 } },
    });
    expect(parseBuildOutput(text)).toEqual({
      ...parseBuildOutput(TEXT),
      cCompiler: 'unknown',
      codeBytes: -1,
      builderCpuSeconds: -1,
    });
  });

  test.each(['', '[]', '{"general_info":{}}'])('of %j nothing is known', (text) => {
    const { gc, optimizationLevel, march, cCompiler, ...numbers } = parseBuildOutput(text);
    expect([gc, optimizationLevel, march, cCompiler]).toEqual(Array(4).fill('unknown'));
    expect(new Set(Object.values(numbers))).toEqual(new Set([-1]));
  });
});
