import { commands } from './commands.ts';
import { main } from './main.ts';
import { VERSION } from './version.ts';

process.exitCode = await main(process.argv.slice(2), commands, VERSION);
