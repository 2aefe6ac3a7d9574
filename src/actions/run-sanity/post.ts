import { runPost } from '../run-post.ts';
import { runSanity } from './command.ts';

await runPost(runSanity);
