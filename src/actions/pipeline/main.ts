import { runAction } from '../run-action.ts';
import { pipeline } from './command.ts';

await runAction(pipeline);
