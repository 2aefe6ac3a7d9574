import { runAction } from '../run-action.ts';
import { generateReflectionConfig } from './command.ts';

await runAction(generateReflectionConfig);
