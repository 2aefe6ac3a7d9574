/** A run of its own that launches a broker, says where, and then does nothing: to be killed from outside. */
import { jvmLauncher, realHost } from './kafka.ts';

const host = realHost();
const launcher = await jvmLauncher(host, process.argv[2] ?? '');
const cluster = await launcher.launch({ mode: 'combined', brokers: 1 }, host.signal);
process.stdout.write(`${JSON.stringify({ temp: host.dirs.temp, bootstrap: cluster.bootstrap() })}\n`);
setInterval(() => undefined, 1000);
