import { runAction } from '../run-action.ts';
import { reportScan } from './command.ts';

await runAction(reportScan);
