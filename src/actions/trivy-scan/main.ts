import { runAction } from '../run-action.ts';
import { trivyScan } from './command.ts';

await runAction(trivyScan);
