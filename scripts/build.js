// Bundles every action and the command line to dist/: one folder an entry, shared chunks beside them.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { licences } from './licences.js';

const root = new URL('../', import.meta.url).pathname;
const outDir = process.argv[2] ?? `${root}dist`;

const UNUSED = ['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs'];

/** @type {Record<string, string>} */
const entries = { cli: `${root}src/cli/entry.ts` };
for (const name of readdirSync(`${root}src/actions`).sort()) {
  for (const [step, suffix] of [
    ['main', ''],
    ['post', '-post'],
  ]) {
    const file = `${root}src/actions/${name}/${step}.ts`;
    if (existsSync(file)) entries[`${name}${suffix}`] = file;
  }
}

rmSync(outDir, { recursive: true, force: true });
const bundle = await rolldown({
  input: entries,
  cwd: root,
  platform: 'node',
  resolve: {
    alias: {
      // Its main entry reads native.wasm from beside its own file; this one carries it.
      '@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled',
      // Its main entry is UMD, whose require() no bundler can follow: the action would not find ./impl/format.
      'jsonc-parser': `${root}node_modules/jsonc-parser/lib/esm/main.js`,
      ...Object.fromEntries(UNUSED.map((name) => [name, `${root}scripts/stubs/unused.js`])),
    },
  },
  onLog(level, log, handle) {
    if (level === 'warn' && log.code !== 'CIRCULAR_DEPENDENCY') throw new Error(log.message);
    handle(level, log);
  },
});
const { output } = await bundle.write({
  dir: outDir,
  format: 'esm',
  entryFileNames: '[name]/index.js',
  chunkFileNames: 'shared/[name].js',
  minify: false,
});
await bundle.close();
const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
writeFileSync(`${outDir}/licenses.txt`, licences(modules));
