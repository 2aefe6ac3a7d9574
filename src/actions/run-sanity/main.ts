import { runAction } from '../run-action.ts';
import { runSanity } from './command.ts';

await runAction(runSanity);
