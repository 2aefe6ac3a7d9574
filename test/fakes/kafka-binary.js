#!/usr/bin/env node
// Stands in for a native kafka.Kafka: `setup` succeeds, unless FAKE_SETUP says otherwise; `start` does what
// FAKE_START says. Both come as environment, the way properties do.
import { appendFileSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const { FAKE_SETUP = '', FAKE_START = '', FAKE_COUNT } = process.env;
const args = process.argv.slice(2);
const command = args.find((arg) => arg === 'setup' || arg === 'start');
const behaviour = command === 'setup' ? FAKE_SETUP : FAKE_START;
const [verb, ...rest] = behaviour.split(' ');
const detail = rest.join(' ');

if (command === 'start' && FAKE_COUNT !== undefined) appendFileSync(FAKE_COUNT, 'x');
if (verb === 'fail') {
  process.stderr.write(`${detail}\n`);
  process.exitCode = 3;
}
if (verb === 'hang') {
  process.stdout.write(`${detail}\n`);
  process.on('SIGTERM', () => undefined);
  setInterval(() => undefined, 1000);
}
// `crash-every <n> <port>`: the n-th start of all (by FAKE_COUNT) dies of a signal, the others pose as the broker there.
const [every, target] = rest;
const starts = verb === 'crash-every' ? readFileSync(FAKE_COUNT ?? '', 'utf8').length : 0;
if (verb === 'crash-every' && starts % Number(every) === 0) process.kill(process.pid, 'SIGSEGV');
else if (verb === 'pose-as' || verb === 'crash-every') {
  // As a virtual machine whose shutdown hooks have run.
  process.on('SIGTERM', () => process.exit(143));
  const config = args[args.indexOf('--config') + 1] ?? '';
  const properties = readFileSync(config.replace('/final/', '/mounted/'), 'utf8');
  const port = Number(/^listeners=PLAINTEXT:\/\/[^:]+:(\d+)/m.exec(properties)?.[1]);
  createServer((client) => {
    const other = connect(Number(verb === 'pose-as' ? detail : target), '127.0.0.1');
    client.pipe(other).pipe(client);
    for (const socket of [client, other]) socket.on('error', () => client.destroy());
  }).listen(port, '127.0.0.1');
}
