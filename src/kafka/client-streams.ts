import { type Connection, createAPI, type Reader, ResponseError, Writer } from '@platformatic/kafka';

/**
 * The heartbeat of a streams group's member (KIP-1071), which the client library does not have.
 * Source: https://kafka.apache.org/protocol, StreamsGroupHeartbeat, version 0.
 */
export interface StreamsMember {
  readonly groupId: string;
  /** Chosen by the member: a UUID. */
  readonly memberId: string;
  /** Members of the same process share what one process can. */
  readonly processId: string;
}

/** A topology of one part: it reads a topic and keeps a store, whose changelog the broker makes. */
export interface Topology {
  readonly source: string;
  readonly changelog: string;
}

/** What a member says of itself. */
export interface StreamsHeartbeat {
  /** 0 joins, -1 leaves, what was told last stays. */
  readonly epoch: number;
  /** Said when it joins. */
  readonly topology?: Topology;
  /** Partitions of the source of which it runs the tasks; undefined where nothing has changed. */
  readonly running?: readonly number[];
}

export interface StreamsMembership {
  readonly epoch: number;
  /** Partitions of the source of which it is to run the tasks; undefined where nothing has changed. */
  readonly tasks: readonly number[] | undefined;
  /** What the group lacks, in the broker's words. */
  readonly complaints: readonly string[];
}

const SUBTOPOLOGY = '0';
const REBALANCE_MS = 30_000;

const heartbeat = createAPI<[StreamsMember, StreamsHeartbeat], StreamsMembership>(
  88,
  0,
  writeHeartbeat,
  (_, key, version, reader) => readMembership(key, version, reader),
);

/** Joins, stays or leaves; rejects with what the broker refuses. */
export async function streamsHeartbeat(
  connection: Connection,
  member: StreamsMember,
  said: StreamsHeartbeat,
): Promise<StreamsMembership> {
  return await heartbeat.async(connection, member, said);
}

function writeHeartbeat(member: StreamsMember, { epoch, topology, running }: StreamsHeartbeat): Writer {
  const joins = topology !== undefined;
  const writer = Writer.create()
    .appendString(member.groupId)
    .appendString(member.memberId)
    .appendInt32(epoch)
    // No endpoints are asked for.
    .appendInt32(-1)
    .appendString(null)
    .appendString(null)
    .appendInt32(joins ? REBALANCE_MS : -1)
    .appendInt8(joins ? 1 : -1);
  if (joins) writeTopology(writer, topology);
  const tasks = running === undefined ? null : running.length === 0 ? [] : [[...running]];
  writer.appendArray(tasks, (w, partitions) =>
    w
      .appendString(SUBTOPOLOGY)
      .appendArray(partitions, (p, partition) => p.appendInt32(partition), true, false),
  );
  // Standby and warm-up tasks.
  for (let kind = 0; kind < 2; kind += 1) {
    writer.appendArray(running === undefined ? null : [], () => undefined);
  }
  return (
    writer
      .appendString(joins ? member.processId : null)
      // No endpoint of the member; client tags, offsets and end offsets of tasks.
      .appendInt8(-1)
      .appendArray(joins ? [] : null, () => undefined)
      .appendArray(null, () => undefined)
      .appendArray(null, () => undefined)
      .appendBoolean(false)
      .appendTaggedFields()
  );
}

function writeTopology(writer: Writer, { source, changelog }: Topology): void {
  const none = (w: Writer) => w.appendArray([], () => undefined);
  writer.appendInt32(0).appendArray([SUBTOPOLOGY], (w, id) => {
    w.appendString(id).appendArray([source], (topics, name) => topics.appendString(name), true, false);
    none(w);
    // As many partitions as the source has; one replica.
    w.appendArray([changelog], (topics, name) => {
      topics.appendString(name).appendInt32(0).appendInt16(1);
      none(topics);
    });
    for (let list = 0; list < 3; list += 1) none(w);
  });
  writer.appendTaggedFields();
}

function readMembership(key: number, version: number, reader: Reader): StreamsMembership {
  reader.readInt32();
  const [code, message] = [reader.readInt16(), reader.readNullableString()];
  if (code !== 0) throw new ResponseError(key, version, { '': [code, message] }, undefined);
  reader.readString();
  const epoch = reader.readInt32();
  for (let interval = 0; interval < 3; interval += 1) reader.readInt32();
  const complaints = reader.readNullableArray((r) => `${r.readInt8()}: ${r.readString()}`);
  const tasks = reader.readNullableArray((r) => {
    r.readString();
    return r.readArray((partition) => partition.readInt32(), true, false);
  });
  return { epoch, tasks: tasks?.flat(), complaints: complaints ?? [] };
}
