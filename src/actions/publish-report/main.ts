import { runAction } from '../run-action.ts';
import { publishReport } from './command.ts';

await runAction(publishReport);
