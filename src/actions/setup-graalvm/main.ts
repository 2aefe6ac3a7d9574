import { runAction } from '../run-action.ts';
import { setupGraalvmCommand } from './command.ts';

await runAction(setupGraalvmCommand);
