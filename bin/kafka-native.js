#!/usr/bin/env node
// Starts the command line on a Node that its libraries can run on: this one, or the one that npm installed.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 22];
const entry = new URL('../dist/cli/index.js', import.meta.url);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > Number(NEEDED[0]) || (major === NEEDED[0] && minor >= Number(NEEDED[1])))
  await import(entry.href);
else runOnInstalledNode();

function runOnInstalledNode() {
  const node = installedNode();
  if (node === undefined) {
    console.error(
      `error: kafka-native needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}.\n` +
        'Install Node 24, or run "npm ci" with optional dependencies on Linux (x64, arm64): it brings one.',
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [fileURLToPath(entry), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; a supervisor signals only this process.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}

/** @returns {string | undefined} */
function installedNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}
