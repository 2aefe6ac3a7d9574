import { connect, createServer, type Socket } from 'node:net';

/** What a proxy does to the traffic between a client and a broker. */
export interface Tampering {
  /** Whether this Produce request (0, 1, 2, … over all connections) is acknowledged but never stored. */
  readonly loses?: (request: number) => boolean;
  /** Replaces bytes in what the broker answers; both of equal length. */
  readonly corrupts?: readonly [from: string, to: string];
}

export interface KafkaProxy {
  readonly port: number;
  /** The port of the real broker, once it is known. */
  forwardTo(port: number): void;
  close(): Promise<void>;
}

const PRODUCE = 0;

/** A broker that lies: forwards whole Kafka frames to the real one, except for what the tampering says. */
export async function startKafkaProxy(tampering: Tampering): Promise<KafkaProxy> {
  let target = 0;
  let produced = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const broker = connect(target, '127.0.0.1');
    for (const socket of [client, broker]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        (socket === client ? broker : client).destroy();
      });
    }
    onFrames(client, (frame) => {
      const isProduce = frame.readInt16BE(4) === PRODUCE;
      if (isProduce && tampering.loses?.(produced++) === true) client.write(acknowledgementOf(frame));
      else broker.write(frame);
    });
    onFrames(broker, (frame) => client.write(corrupted(frame, tampering.corrupts)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    forwardTo(port) {
      target = port;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls back with each whole frame: four bytes of length and as many of content. */
function onFrames(socket: Socket, onFrame: (frame: Buffer) => void): void {
  let pending: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, Buffer.from(chunk)]);
    while (pending.length >= 4 && pending.length >= 4 + pending.readInt32BE(0)) {
      const end = 4 + pending.readInt32BE(0);
      onFrame(pending.subarray(0, end));
      pending = pending.subarray(end);
    }
  });
}

function corrupted(frame: Buffer, corrupts: Tampering['corrupts']): Buffer {
  if (corrupts === undefined) return frame;
  const [from, to] = corrupts.map((text) => Buffer.from(text));
  const copy = Buffer.from(frame);
  for (let at = copy.indexOf(from ?? ''); at >= 0; at = copy.indexOf(from ?? '', at + 1)) to?.copy(copy, at);
  return copy;
}

/**
 * A Produce response (versions 9 to 11) that says partition 0 of the request's first topic was stored.
 * Source: https://kafka.apache.org/protocol, Produce.
 */
function acknowledgementOf(request: Buffer): Buffer {
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
  const header = Buffer.concat([request.subarray(8, 12), end]);
  const body = Buffer.concat([header, one, topic, one, partition, noErrors, end, throttle, end]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function unsignedVarint(buffer: Buffer, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    const byte = buffer.readUInt8(at);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}
