import { runAction } from '../run-action.ts';
import { promote } from './command.ts';

await runAction(promote);
