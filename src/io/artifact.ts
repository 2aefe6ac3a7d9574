import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';

export interface ArtifactRequest {
  /** Unique in the run; one that is there already is replaced. */
  readonly name: string;
  /** Absolute paths below `root`. */
  readonly files: readonly string[];
  readonly root: string;
}

export interface UploadedArtifact {
  readonly id: number;
  /** SHA-256 of the ZIP that was uploaded. */
  readonly sha256: string | undefined;
  readonly bytes: number;
}

const answer = z.object({
  id: z.number(),
  digest: z.string().optional(),
  size: z.number().optional(),
});

/**
 * Uploads files as an artifact of the workflow run, with the runner's own token; it needs no permission.
 * @throws UserError outside of a job, or where the service refuses
 */
export async function uploadArtifact(host: Host, request: ArtifactRequest): Promise<UploadedArtifact> {
  const { name, files, root } = request;
  if (!host.env.ACTIONS_RUNTIME_TOKEN || !host.env.ACTIONS_RESULTS_URL) {
    throw new UserError(`The artifact ${name} cannot be uploaded: this is no job of GitHub Actions.`, {
      hint: 'The report lies in its folder all the same.',
    });
  }
  // Brings the client of a storage service along, which only this needs.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const upload = async () => answer.parse(await client.uploadArtifact(name, [...files], root));
  try {
    const uploaded = await upload().catch(async (error: unknown) => {
      if (!isTaken(error)) throw error;
      // A second attempt of the same run; an artifact cannot be overwritten.
      await client.deleteArtifact(name);
      return await upload();
    });
    return { id: uploaded.id, sha256: uploaded.digest, bytes: uploaded.size ?? 0 };
  } catch (error) {
    host.signal.throwIfAborted();
    throw new UserError(`The artifact ${name} could not be uploaded: ${messageOf(error)}`, { cause: error });
  }
}

function isTaken(error: unknown): boolean {
  return /\(409\)|already exists/i.test(messageOf(error));
}
