import { describe, expect, test } from '@jest/globals';
import { parseStage, plainText, stageAfter } from '../../../src/binary/progress.ts';
import { recorded } from '../../support/native-build.ts';

const stagesOf = (log: string) => log.split('\n').flatMap((line) => parseStage(line) ?? []);

describe('stages of native-image', () => {
  test('a whole build of Kafka', () => {
    const stages = stagesOf(recorded('kafka-4.4.0.log.txt'));
    expect(stages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(stages[1]).toEqual({
      number: 2,
      of: 8,
      name: 'Performing analysis',
      seconds: 294,
      heapBytes: 3_210_000_000,
    });
  });

  test('colours and links of a terminal do not hide them', () => {
    const stages = stagesOf(recorded('terminal.log.txt'));
    expect(stages.map(({ name }) => name).slice(0, 3)).toEqual([
      'Initializing',
      'Performing analysis',
      'Building universe',
    ]);
    expect(plainText('\u001b[2m[1/8]\u001b[0m x \u001b]8;;https://a\u001b\\link\u001b]8;;\u001b\\')).toBe(
      '[1/8] x link',
    );
  });

  test.each(['', 'Warning: [1/8] nothing', '[1/8] Initializing...', ' Java version: 17'])(
    '%j is none',
    (line) => {
      expect(parseStage(line)).toBeUndefined();
    },
  );

  test('newer builders count in GiB and lay methods out', () => {
    const line = '[7/8] Laying out methods...   [*]                    (0.8s @ 1.50GiB)';
    const stage = parseStage(line);
    expect(stage).toMatchObject({ number: 7, name: 'Laying out methods', heapBytes: 1.5 * 1024 ** 3 });
    expect(stageAfter(stage)).toBe('Creating image');
  });

  test('what comes next', () => {
    const stages = stagesOf(recorded('kafka-4.4.0.log.txt'));
    expect(stageAfter(undefined)).toBe('Initializing');
    expect(stageAfter(stages[0])).toBe('Performing analysis');
    expect(stageAfter(stages[7])).toBeUndefined();
    expect(stageAfter({ number: 3, of: 9, name: 'Something new', seconds: 1, heapBytes: 1 })).toBe('stage 4');
  });
});
