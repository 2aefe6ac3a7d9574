import { connect, createServer, type Socket } from 'node:net';
import { acknowledgementOf, answerTo, apiOf, correlationOf, onFrames } from './kafka-frames.ts';

/** What a proxy does to the traffic between a client and a broker; frames include their four bytes of length. */
export interface Tampering {
  /** Whether this Produce request (0, 1, 2, … over all connections) is acknowledged but never stored. */
  readonly loses?: (request: number, frame: Buffer) => boolean;
  /** Bodies of answers, by API: such requests are answered with them and never reach the broker. */
  readonly pretends?: ReadonlyMap<number, Buffer>;
  /** Changes a request on its way to the broker. */
  readonly request?: Change;
  /** Changes an answer on its way to the client. */
  readonly answer?: Change;
}

/** Gives the frame back, or another in its place. */
export type Change = (frame: Buffer, api: number) => Buffer;

export interface KafkaProxy {
  readonly port: number;
  /** The port of the real broker, once it is known. */
  forwardTo(port: number): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const PRODUCE = 0;

/**
 * A broker that lies: forwards whole Kafka frames to the real one, except for what the tampering says. Where
 * the broker names its own address, the proxy's stands instead, so that clients stay with it.
 */
export async function startKafkaProxy(tampering: Tampering): Promise<KafkaProxy> {
  const state = { target: 0, port: 0, produced: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const broker = connect(state.target, HOST);
    for (const socket of [client, broker]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        (socket === client ? broker : client).destroy();
      });
    }
    between(client, broker, tampering, state);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  state.port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port: state.port,
    forwardTo(port) {
      state.target = port;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function between(
  client: Socket,
  broker: Socket,
  { loses, pretends, request, answer }: Tampering,
  state: { readonly target: number; readonly port: number; produced: number },
): void {
  /** API of each request that was not answered yet, by correlation id. */
  const asked = new Map<number, number>();
  onFrames(client, (frame) => {
    const api = apiOf(frame);
    const pretended = pretends?.get(api);
    if (pretended !== undefined) client.write(answerTo(frame, pretended));
    else if (api === PRODUCE && loses?.(state.produced++, frame) === true)
      client.write(acknowledgementOf(frame));
    else {
      asked.set(correlationOf(frame, 'request'), api);
      broker.write(request?.(frame, api) ?? frame);
    }
  });
  onFrames(broker, (frame) => {
    const id = correlationOf(frame, 'answer');
    const api = asked.get(id) ?? -1;
    asked.delete(id);
    const own = moved(frame, state.target, state.port);
    client.write(answer?.(own, api) ?? own);
  });
}

/** The frame with the proxy's port behind every mention of the broker's host and port. */
function moved(frame: Buffer, from: number, to: number): Buffer {
  const host = Buffer.from(HOST);
  const address = Buffer.concat([host, int32(from)]);
  for (let at = frame.indexOf(address); at >= 0; at = frame.indexOf(address, at + 1)) {
    int32(to).copy(frame, at + host.length);
  }
  return frame;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
