import { framed } from '../../fakes/kafka-frames.ts';
import type { Change, Tampering } from '../../fakes/kafka-proxy.ts';

/** Numbers of the Kafka protocol, https://kafka.apache.org/protocol. */
export const API = {
  produce: 0,
  fetch: 1,
  listOffsets: 2,
  metadata: 3,
  apiVersions: 18,
  createTopics: 19,
  deleteRecords: 21,
  createPartitions: 37,
  incrementalAlterConfigs: 44,
  offsetDelete: 47,
  alterUserScramCredentials: 51,
  updateFeatures: 57,
  shareFetch: 78,
  streamsGroupHeartbeat: 88,
} as const;
export type Api = keyof typeof API;

type Bytes = string | Buffer;

/** Requests of the API with other bytes in place of some. */
export function inRequests(api: Api, from: Bytes, to: Bytes): () => Tampering {
  return () => ({ request: replacing(api, from, to) });
}

/** Answers of the API with other bytes in place of some. */
export function inAnswers(api: Api, from: Bytes, to: Bytes): () => Tampering {
  return () => ({ answer: replacing(api, from, to) });
}

/** Requests of the API are answered with this body, in hexadecimal, and forgotten. */
export function forgets(api: Api, body: string): () => Tampering {
  return () => ({ pretends: new Map([[API[api], hex(body)]]) });
}

/** Replaces every occurrence in frames of the API; in those alone that mention `within`, where it is given. */
export function replacing(api: Api, from: Bytes, to: Bytes, within = ''): Change {
  const [old, next] = [Buffer.from(from), Buffer.from(to)];
  return (frame, found) => {
    if (found !== API[api] || !frame.includes(within)) return frame;
    const parts: Buffer[] = [];
    let start = 4;
    for (let at = frame.indexOf(old, start); at >= 0; at = frame.indexOf(old, start)) {
      parts.push(frame.subarray(start, at), next);
      start = at + old.length;
    }
    return parts.length === 0 ? frame : framed(Buffer.concat([...parts, frame.subarray(start)]));
  };
}

/** Bytes from hexadecimal digits; blanks count for nothing. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}

/** A string of up to 126 bytes as newer versions of the protocol write it: its length plus one, then the bytes. */
export function compact(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length + 1]), Buffer.from(text)]);
}

export function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}
