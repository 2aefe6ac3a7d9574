import type { DynamicCall } from '../classfile/constant-pool.ts';
import { instructionLength, OP, signatureOf } from '../classfile/instructions.ts';
import type { MemberRef } from '../classfile/symbols.ts';
import type { Method } from './program.ts';

/** What a look over the instructions of a method reports. */
export interface CodeVisitor {
  /** `exact`: static and special calls; `virtual`: those that depend on the receiver. */
  call(kind: 'virtual' | 'exact', ref: MemberRef): void;
  create(type: string): void;
  field(ref: MemberRef, isStatic: boolean, isWrite: boolean): void;
  /** An object of a functional interface is made out of a method. */
  lambda(lambda: Lambda): void;
}

/** A lambda expression or method reference. */
export interface Lambda {
  /** The interface, internal name, and its one method. */
  readonly type: string;
  readonly selector: string;
  /** The method that runs. */
  readonly target: MemberRef;
  /** How many of the target's first arguments are fixed when the lambda is made. */
  readonly captured: number;
}

const HANDLE = { virtual: 5, static: 6, special: 7, constructor: 8, interface: 9 } as const;

/** Reports calls, creations and field accesses, in the order of the code. */
export function scanCode(method: Method, visitor: CodeVisitor): void {
  const { file } = method.type;
  const { code } = method.member;
  if (code === undefined) return;
  const { bytes } = file;
  for (let at = code.start; at < code.end; at += instructionLength(bytes, at, code.start)) {
    const opcode = bytes[at] ?? 0;
    if (opcode < OP.getstatic || opcode > OP.new) continue;
    const operand = bytes.readUInt16BE(at + 1);
    switch (opcode) {
      case OP.invokestatic:
      case OP.invokespecial:
        visitor.call('exact', file.pool.memberRef(operand));
        break;
      case OP.invokevirtual:
      case OP.invokeinterface:
        visitor.call('virtual', file.pool.memberRef(operand));
        break;
      case OP.invokedynamic:
        scanDynamic(file.dynamicCall(operand), visitor);
        break;
      case OP.new:
        visitor.create(file.pool.className(operand));
        break;
      default:
        visitor.field(
          file.pool.memberRef(operand),
          opcode === OP.getstatic || opcode === OP.putstatic,
          opcode === OP.putstatic || opcode === OP.putfield,
        );
    }
  }
}

/** Everything that a bootstrap method is given a handle of may run; the call's result is an interface. */
function scanDynamic(call: DynamicCall, visitor: CodeVisitor): void {
  for (const argument of call.args) {
    if (argument.kind !== 'handle') continue;
    const { kind, member } = argument.value;
    if (kind === HANDLE.constructor) visitor.create(member.owner);
    if (kind < HANDLE.virtual) continue;
    const virtual = kind === HANDLE.virtual || kind === HANDLE.interface;
    visitor.call(virtual ? 'virtual' : 'exact', member);
  }
  const lambda = lambdaOf(call);
  if (lambda !== undefined) visitor.lambda(lambda);
}

/** Reads a call site of `LambdaMetafactory` (its arguments: erased type, target, instantiated type). */
export function lambdaOf(call: DynamicCall): Lambda | undefined {
  const [erased, target] = call.args;
  const { parameters, returns } = signatureOf(call.descriptor);
  if (erased?.kind !== 'method-type' || target?.kind !== 'handle' || !returns.startsWith('L'))
    return undefined;
  return {
    type: returns.slice(1, -1),
    selector: call.name + erased.value,
    target: target.value.member,
    captured: parameters.length,
  };
}
