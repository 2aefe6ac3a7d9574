import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** Files of a ZIP by name, as text. */
export async function readZip(content: Buffer | undefined): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(content ?? Buffer.alloc(0));
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return files;
}
