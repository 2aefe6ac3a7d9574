import { VERSION } from '../core/version.ts';
import { commands } from './commands.ts';
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2), commands, VERSION);
