import { describe, expect, test } from '@jest/globals';
import { linkFaults } from '../../support/docs/links.ts';
import { parseMarkdown } from '../../support/docs/markdown.ts';

const SAMPLE = `# What it \`does\`

A [page](other.md), its [part](other.md#a-part), [here](#what-it-does), [there](https://example.org/#x),
[lost](lost.md), [no part](other.md#no-part), [no head](#nowhere), [outside](../../secret.md), \`[code](x.md)\`.
<!-- [comment](gone.md) -->
<img alt="a" src="gone.png">

\`\`\`sh
npm start # [fenced](gone.md)
\`\`\`

## What it does

Two words \`in
code\` font.
`;
const other = parseMarkdown('docs/other.md', '# A part\n');

describe('parseMarkdown', () => {
  const parsed = parseMarkdown('docs/page.md', SAMPLE);

  test('reads headings, code and blocks with their lines', () => {
    expect([...parsed.anchors]).toEqual(['what-it-does', 'what-it-does-1']);
    expect(parsed.code.map(({ text }) => text)).toEqual(['does', '[code](x.md)', 'in code']);
    expect(parsed.fences).toEqual([{ language: 'sh', text: 'npm start # [fenced](gone.md)', line: 8 }]);
  });

  test('refuses a block without an end', () => {
    expect(() => parseMarkdown('x.md', '```sh\nnpm start\n')).toThrow('starts in line 1');
  });
});

test('links that lead nowhere are named with their line', () => {
  const page = parseMarkdown('docs/page.md', SAMPLE);
  const documents = new Map([page, other].map((each) => [each.path, each]));
  expect(linkFaults(page, documents, (path) => documents.has(path))).toEqual([
    'docs/page.md:4: lost.md leads nowhere',
    'docs/page.md:4: other.md#no-part: docs/other.md has no such heading',
    'docs/page.md:4: #nowhere: docs/page.md has no such heading',
    'docs/page.md:4: ../../secret.md leads nowhere',
    'docs/page.md:6: gone.png leads nowhere',
  ]);
});
