import { runAction } from '../run-action.ts';
import { verify } from './command.ts';

await runAction(verify);
