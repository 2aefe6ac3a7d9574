import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { killStarted, startProcess } from '../../../src/io/daemon.ts';
import { execute, killExecuted } from '../../../src/io/exec.ts';

const env = { PATH: process.env.PATH, SECRET_TOKEN: 'do not pass on' };
const node = process.execPath;
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 400 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return holds();
};

describe('execute', () => {
  test('answers exit code, streams and lines; passes on only the common environment', async () => {
    const lines: string[] = [];
    const script =
      'console.log("out", process.env.SECRET_TOKEN, process.env.EXTRA); console.error("err"); process.exit(3)';
    const result = await execute(
      [node, '-e', script],
      {
        timeoutMs: 20_000,
        env: { EXTRA: 'yes' },
        onLine: (line, stream) => lines.push(`${stream}: ${line}`),
      },
      env,
    );
    expect(result).toMatchObject({
      exitCode: 3,
      stdout: 'out undefined yes\n',
      stderr: 'err\n',
      timedOut: false,
    });
    expect(lines.sort()).toEqual(['stderr: err', 'stdout: out undefined yes']);
  });

  test('arguments reach the program as they are', async () => {
    const args = ['a b', '"q"', "it's", '$HOME', '*', '', '\\', ';ls'];
    const result = await execute(
      [node, '-p', 'JSON.stringify(process.argv.slice(1))', ...args],
      { timeoutMs: 20_000 },
      env,
    );
    expect(JSON.parse(result.stdout)).toEqual(args);
  });

  test('keeps only the end of a long output', async () => {
    const script = 'for (let i = 0; i < 50000; i++) console.log(i)';
    const { stdout } = await execute([node, '-e', script], { timeoutMs: 20_000, keep: 100 }, env);
    expect(stdout.length).toBe(100);
    expect(stdout).toMatch(/49999\n$/);
  });

  test('a program that takes too long is ended, with its children', async () => {
    const script =
      'const c = require("child_process").spawn("sleep", ["60"]); console.log(c.pid); setInterval(() => {}, 1000)';
    const result = await execute([node, '-e', script], { timeoutMs: 2000 }, env);
    expect(result.timedOut).toBe(true);
    expect(await until(() => !alive(Number(result.stdout)))).toBe(true);
  });

  test('killExecuted ends what is running', async () => {
    const work = execute(['sleep', '60'], { timeoutMs: 60_000 }, env);
    await until(() => spawnSync('pgrep', ['-P', String(process.pid), 'timeout']).status === 0);
    killExecuted();
    const result = await work;
    expect(result.durationMs).toBeLessThan(30_000);
    expect(result.timedOut).toBe(false);
  });

  test('a missing program is one clear sentence', async () => {
    await expect(execute(['no-such-program'], { timeoutMs: 1000 }, env)).rejects.toThrow(
      'The program "no-such-program" was not found.',
    );
  });
});

describe('startProcess', () => {
  test('streams lines, takes input, and tells how it ended', async () => {
    const lines: string[] = [];
    const child = await startProcess(['cat'], { onLine: (line) => lines.push(line) }, env);
    child.writeLine('hello');
    await until(() => lines.length > 0);
    expect(child.exitStatus).toBeUndefined();
    child.kill('SIGTERM');
    await expect(child.exited).resolves.toEqual({ code: null, signal: 'SIGTERM' });
    expect(lines).toEqual(['hello']);
  });

  test('killStarted ends it with its children', async () => {
    const lines: string[] = [];
    const child = await startProcess(
      ['bash', '-c', 'sleep 60 & echo $!; wait'],
      { onLine: (line) => lines.push(line) },
      env,
    );
    await until(() => lines.length > 0);
    killStarted();
    await child.exited;
    expect(await until(() => !alive(Number(lines[0])))).toBe(true);
  });

  test('it does not outlive a parent that was killed', async () => {
    const script = `import { startProcess } from '${new URL('../../../src/io/daemon.ts', import.meta.url).pathname}';
      const child = await startProcess(['sleep', '60'], {}, process.env); console.log(child.pid);`;
    const parent = spawn(node, ['--input-type=module-typescript', '-e', script]);
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (data) => resolve(Number(data))),
    );
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await until(() => !alive(pid))).toBe(true);
  });

  test('a program that is not there is one clear sentence', async () => {
    await expect(startProcess(['/nonexistent/program'], {}, env)).rejects.toThrow(
      'The program "/nonexistent/program" was not found.',
    );
  });
});
