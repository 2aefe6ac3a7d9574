import type { Socket } from 'node:net';

/** Number of the API that a request asks for. */
export function apiOf(request: Buffer): number {
  return request.readInt16BE(4);
}

/** What a request and its answer have in common. */
export function correlationOf(frame: Buffer, kind: 'request' | 'answer'): number {
  return frame.readInt32BE(kind === 'request' ? 8 : 4);
}

/** The answer to a request with the body (from the end of the correlation id on). */
export function answerTo(request: Buffer, body: Buffer): Buffer {
  return framed(Buffer.concat([request.subarray(8, 12), body]));
}

/** The content with its length before it. */
export function framed(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** Calls back with each whole frame: four bytes of length and as many of content. */
export function onFrames(socket: Socket, onFrame: (frame: Buffer) => void): void {
  let pending: Buffer[] = [];
  let held = 0;
  socket.on('data', (chunk) => {
    pending.push(Buffer.from(chunk));
    held += chunk.length;
    for (;;) {
      const first = pending[0];
      if (first === undefined || held < 4) return;
      if (first.length < 4) pending = [Buffer.concat(pending)];
      const end = 4 + (pending[0]?.readInt32BE(0) ?? 0);
      if (held < end) return;
      const whole = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
      onFrame(whole.subarray(0, end));
      held -= end;
      pending = held === 0 ? [] : [whole.subarray(end)];
    }
  });
}

/**
 * A Produce response (versions 9 to 11) that says partition 0 of the request's first topic was stored.
 * Source: https://kafka.apache.org/protocol, Produce.
 */
export function acknowledgementOf(request: Buffer): Buffer {
  const clientIdLength = Math.max(0, request.readInt16BE(12));
  // Client id, tags of the header, transactional id (compact, nullable).
  let at = 14 + clientIdLength + 1;
  const transactionalId = unsignedVarint(request, at);
  at = transactionalId.next + Math.max(0, transactionalId.value - 1);
  // Acks and time limit, then the number of topics.
  at = unsignedVarint(request, at + 2 + 4).next;
  const name = unsignedVarint(request, at);
  const topic = request.subarray(at, name.next + name.value - 1);
  const partition = Buffer.alloc(4 + 2 + 8 + 8 + 8);
  partition.writeBigInt64BE(-1n, 14);
  const noErrors = Buffer.from([1, 0, 0]);
  const one = Buffer.from([2]);
  const end = Buffer.from([0]);
  const throttle = Buffer.alloc(4);
  return answerTo(request, Buffer.concat([end, one, topic, one, partition, noErrors, end, throttle, end]));
}

function unsignedVarint(buffer: Buffer, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    const byte = buffer.readUInt8(at);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}
