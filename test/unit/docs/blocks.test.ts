import { describe, expect, test } from '@jest/globals';
import { shellFaults } from '../../support/docs/commands.ts';
import { jsonFaults, yamlFaults } from '../../support/docs/data-blocks.ts';
import { runBlock } from '../../support/docs/run-block.ts';
import { missingLines, runnableBlocks } from '../../support/docs/runnable.ts';
import { commandsOf } from '../../support/docs/shell.ts';
import { thisWorld } from '../../support/docs/world.ts';

const world = thisWorld();

describe('shell', () => {
  test('is split into commands and words', () => {
    const text = `A=1 docker run --env 'X=a b' "$IMAGE" \\\n  last # not this; nor that
until docker exec k "x y"; do sleep 1; done && tar -x <in >out
cat >f <<EOF\nnot a command\nEOF\neval "$(tools/engine env)"`;
    expect(commandsOf(text)).toEqual([
      ['docker', 'run', '--env', 'X=a b', '$IMAGE', 'last'],
      ['docker', 'exec', 'k', 'x y'],
      ['sleep', '1'],
      ['tar', '-x'],
      ['cat'],
      ['tools/engine', 'env'],
    ]);
  });

  test.each([
    ['npm run no-such-script', 'no such script'],
    ['npm start --priority P0', 'stand after --'],
    ['npm start -- --no-such-option', "Unknown option '--no-such-option'"],
    ['npm start -- --priority P7', 'expected one of all, P0'],
    ['npx kafka-native no-such-command', 'no such command'],
    ['npx kafka-native build-multiarch-image', '--image is required'],
    ['kafka-native run-sanity', 'write npx kafka-native'],
    ['docker ps && no-such-program', 'no known program'],
    ['tools/no-such-file', 'no such file'],
    ['node scripts/no-such-file.js', 'no such file'],
    ['node scripts/generate.ts', 'use npm run'],
  ])('%s: %s', (text, fault) => {
    expect(shellFaults(text, world)).toEqual([expect.stringContaining(fault)]);
  });

  test('has no fault where all is there', () => {
    expect(shellFaults('npm ci && npm start -- --priority P0 | cat\nnpx kafka-native --help', world)).toEqual(
      [],
    );
  });
});

describe('data', () => {
  test.each([
    ['{', 'SyntaxError'],
    ['{"some": "thing"}', 'of no kind'],
    ['{"name": "x", "title": "x", "demands": [{"demand": "luck"}]}', 'demands[0].demand'],
    ['{"_type": "https://in-toto.io/Statement/v0"}', 'expected'],
    ['{"ignore": [{"id": "CVE-1"}]}', 'lacks'],
  ])('JSON %s: %s', (text, fault) => {
    expect(jsonFaults(text).join('\n')).toContain(fault);
  });

  test.each([
    ['a: [', 'Flow sequence'],
    ['- uses: OWNER/kafka-native/actions/none@v0', 'no such action'],
    ['- uses: OWNER/kafka-native@v0\n  with: { kafka: 4 }', 'no input kafka'],
    ['- uses: OWNER/kafka-native@v0\n  with: { priority: P7 }', 'expected one of all, P0'],
    ['jobs: { a: { uses: OWNER/kafka-native/.github/workflows/none.yml@v0 } }', 'no such workflow'],
  ])('YAML %s: %s', (text, fault) => {
    expect(yamlFaults(text, world).join('\n')).toContain(fault);
  });
});

describe('blocks that are run', () => {
  test('say what they need and what they print', () => {
    const text =
      '<!-- run: engine -->\n```sh\ndocker ps\n```\n\nIt prints:\n\n```text\na … c\n```\n\n<!-- not run: slow -->\n```sh\nnpm test\n```\n';
    expect(runnableBlocks('x.md', text)).toEqual([
      { line: 1, script: 'docker ps', run: { needs: 'engine', status: 0 }, expected: ['a … c'] },
      { line: 12, script: 'npm test', run: { not: 'slow' }, expected: [] },
    ]);
  });

  test('say another exit status, or the test that does the same', () => {
    const text =
      '<!-- run: kafka, exit status 1 -->\n```sh\na\n```\n<!-- run: test/a.test.ts -->\n```sh\nb\n```\n';
    expect(runnableBlocks('x.md', text).map(({ run }) => run)).toEqual([
      { needs: 'kafka', status: 1 },
      { by: 'test/a.test.ts' },
    ]);
    expect(() => runnableBlocks('x.md', text.replace('kafka,', 'luck,'))).toThrow('x.md:1: block 1 needs');
  });

  test('a block that says nothing is refused', () => {
    expect(() => runnableBlocks('x.md', '```sh\nls\n```\n')).toThrow('x.md:1: block 1 needs');
  });

  test('end in a fault where a command fails, prints something else, or passes what should fail', () => {
    const faultOf = (text: string) =>
      runnableBlocks('x.md', text).map((block) => runBlock(block).fault?.split('\n')[0]);
    const block = (marker: string, script: string) =>
      `<!-- run: ${marker} -->\n\`\`\`sh\n${script}\n\`\`\`\n`;
    expect(faultOf(block('node', 'false | cat\ntrue'))).toEqual(['exit status 1, not 0']);
    expect(faultOf(block('node, exit status 1', 'true'))).toEqual(['exit status 0, not 1']);
    expect(faultOf(`${block('node', 'echo a')}\n\`\`\`text\nb\n\`\`\`\n`)).toEqual(['not printed: b']);
    expect(faultOf(`${block('node', 'echo a')}\n\`\`\`text\na\n\`\`\`\n`)).toEqual([undefined]);
  });

  test('a line that was not printed is missing', () => {
    expect(missingLines(['a … c', 'x'], 'a b c\nxx\n')).toEqual(['x']);
  });
});
