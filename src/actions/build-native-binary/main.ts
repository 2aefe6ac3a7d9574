import { runAction } from '../run-action.ts';
import { buildNativeBinary } from './command.ts';

await runAction(buildNativeBinary);
