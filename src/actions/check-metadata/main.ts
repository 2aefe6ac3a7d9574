import { runAction } from '../run-action.ts';
import { checkMetadata } from './command.ts';

await runAction(checkMetadata);
