import { runAction } from '../run-action.ts';
import { buildMultiarchImage } from './command.ts';

await runAction(buildMultiarchImage);
