import { openPromise } from 'yauzl';

/** Names of all entries of a zip or jar file, in the order of its directory. */
export async function zipNames(path: string): Promise<string[]> {
  const zip = await openPromise(path);
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  return names;
}
