import { a as explain, o as messageOf$1, r as UserError } from "./errors.js";
import { t as Zip } from "./zip.js";
import { basename, join as join$1 } from "node:path";
import { readFile, readdir } from "node:fs/promises";

// src/metadata/formats/model.ts
/** Flags of a type entry, in the order in which they are written. */
const TYPE_FLAGS = [
	"allDeclaredFields",
	"allPublicFields",
	"allDeclaredMethods",
	"allPublicMethods",
	"allDeclaredConstructors",
	"allPublicConstructors",
	"allDeclaredClasses",
	"allPublicClasses",
	"allRecordComponents",
	"allPermittedSubclasses",
	"allNestMembers",
	"allSigners",
	"queryAllDeclaredMethods",
	"queryAllPublicMethods",
	"queryAllDeclaredConstructors",
	"queryAllPublicConstructors",
	"unsafeAllocated"
];
const EMPTY = {
	reflection: [],
	jni: [],
	resources: [],
	bundles: [],
	proxies: [],
	serialization: [],
	predefined: []
};
/** `[La.B;` and `a.B[]` → `a.B[]`; `[I` → `int[]`; a plain name stays. */
function typeName(name) {
	const dimensions = name.length - name.replace(/^\[+/, "").length;
	if (dimensions === 0) return name;
	const element = name.slice(dimensions);
	return (element.startsWith("L") ? element.slice(1, -1) : PRIMITIVES[element] ?? element) + "[]".repeat(dimensions);
}
/** The class that a type entry is about, without array brackets. */
function elementClass(name) {
	return typeName(name).replace(/(?:\[\])+$/, "");
}
const PRIMITIVES = {
	B: "byte",
	C: "char",
	D: "double",
	F: "float",
	I: "int",
	J: "long",
	S: "short",
	V: "void",
	Z: "boolean"
};

// src/metadata/analysis/program.ts
/** Name and descriptor of a method, as one key. */
function selector(name, descriptor) {
	return name + descriptor;
}
/** `org/apache/kafka/Foo$Bar` → `org.apache.kafka.Foo$Bar`. */
function dotted(name) {
	return name.replaceAll("/", ".");
}
/** `org.apache.kafka.Foo` → `org/apache/kafka/Foo`. */
function internal(name) {
	return name.replaceAll(".", "/");
}
/** `Class.method` for a reader. */
function describeMethod(method) {
	return `${dotted(method.type.name)}.${method.member.name}`;
}
/** A descriptor as source code and metadata name the type: `[Ljava/lang/String;` → `java.lang.String[]`. */
function javaName(descriptor) {
	if (descriptor.startsWith("[")) return `${javaName(descriptor.slice(1))}[]`;
	return PRIMITIVES[descriptor] ?? dotted(descriptor.slice(1, -1));
}

// src/metadata/classfile/instructions.ts
/** Opcodes that the analysis tells apart (JVMS 6.5). */
const OP = {
	aconstNull: 1,
	ldc: 18,
	ldcW: 19,
	ldc2W: 20,
	aload: 25,
	aload0: 42,
	aaload: 50,
	astore: 58,
	astore0: 75,
	aastore: 83,
	ifAcmpEq: 165,
	ifAcmpNe: 166,
	goto: 167,
	tableswitch: 170,
	lookupswitch: 171,
	areturn: 176,
	return: 177,
	getstatic: 178,
	putstatic: 179,
	getfield: 180,
	putfield: 181,
	invokevirtual: 182,
	invokespecial: 183,
	invokestatic: 184,
	invokeinterface: 185,
	invokedynamic: 186,
	new: 187,
	newarray: 188,
	anewarray: 189,
	athrow: 191,
	checkcast: 192,
	wide: 196,
	multianewarray: 197,
	gotoW: 200
};
/** Length of an instruction by opcode; 0 where it depends on what follows. */
const LENGTHS = lengths();
function lengths() {
	const table = (/* @__PURE__ */ new Uint8Array(256)).fill(1, 0, 202);
	const set = (length, ...ranges) => {
		for (const [from, to] of ranges) table.fill(length, from, to + 1);
	};
	set(2, [16, 16], [18, 18], [21, 25], [54, 58], [169, 169], [188, 188]);
	set(3, [17, 17], [19, 20], [132, 132], [153, 168], [178, 184], [187, 187]);
	set(3, [189, 189], [192, 193], [198, 199]);
	set(4, [197, 197]);
	set(5, [185, 186], [200, 201]);
	set(0, [170, 171], [196, 196]);
	return table;
}
/** Length in bytes of the instruction at `at` of a method whose code starts at `start`. */
function instructionLength(bytes, at, start) {
	const opcode = bytes[at] ?? -1;
	const fixed = LENGTHS[opcode] ?? 0;
	if (fixed > 0) return fixed;
	if (opcode === OP.wide) return bytes[at + 1] === 132 ? 6 : 4;
	const operands = at + 4 - (at - start) % 4;
	if (opcode === OP.tableswitch) return operands + 16 + 4 * (bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4)) - at;
	if (opcode === OP.lookupswitch) return operands + 8 + 8 * bytes.readInt32BE(operands + 4) - at;
	throw new UserError(`Unknown instruction ${opcode} at byte ${at}.`);
}
/** Targets of a `tableswitch` or `lookupswitch`, as positions within the code. */
function switchTargets(bytes, at, start) {
	const operands = at + 4 - (at - start) % 4;
	const from = at - start;
	const targets = [from + bytes.readInt32BE(operands)];
	if (bytes[at] === OP.tableswitch) {
		const count = bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4) + 1;
		for (let index = 0; index < count; index += 1) targets.push(from + bytes.readInt32BE(operands + 12 + 4 * index));
	} else {
		const count = bytes.readInt32BE(operands + 4);
		for (let index = 0; index < count; index += 1) targets.push(from + bytes.readInt32BE(operands + 12 + 8 * index));
	}
	return targets;
}
const signatures = /* @__PURE__ */ new Map();
function signatureOf(descriptor) {
	const known = signatures.get(descriptor);
	if (known !== void 0) return known;
	const parameters = [];
	let at = 1;
	while (descriptor[at] !== ")" && at < descriptor.length) {
		const from = at;
		while (descriptor[at] === "[") at += 1;
		at = descriptor[at] === "L" ? descriptor.indexOf(";", at) + 1 : at + 1;
		if (at === 0) break;
		parameters.push(descriptor.slice(from, at));
	}
	const signature = {
		parameters,
		returns: descriptor.slice(descriptor.indexOf(")") + 1)
	};
	signatures.set(descriptor, signature);
	return signature;
}

// src/metadata/analysis/code-scan.ts
const HANDLE = {
	virtual: 5,
	static: 6,
	special: 7,
	constructor: 8,
	interface: 9
};
/** Reports calls, creations and field accesses, in the order of the code. */
function scanCode(method, visitor) {
	const { file } = method.type;
	const { code } = method.member;
	if (code === void 0) return;
	const { bytes } = file;
	for (let at = code.start; at < code.end; at += instructionLength(bytes, at, code.start)) {
		const opcode = bytes[at] ?? 0;
		if (opcode < OP.getstatic || opcode > OP.new) continue;
		const operand = bytes.readUInt16BE(at + 1);
		switch (opcode) {
			case OP.invokestatic:
			case OP.invokespecial:
				visitor.call("exact", file.pool.memberRef(operand));
				break;
			case OP.invokevirtual:
			case OP.invokeinterface:
				visitor.call("virtual", file.pool.memberRef(operand));
				break;
			case OP.invokedynamic:
				scanDynamic(file.dynamicCall(operand), visitor);
				break;
			case OP.new:
				visitor.create(file.pool.className(operand));
				break;
			default: visitor.field(file.pool.memberRef(operand), {
				isStatic: opcode === OP.getstatic || opcode === OP.putstatic,
				isWrite: opcode === OP.putstatic || opcode === OP.putfield
			});
		}
	}
}
/** Everything that a bootstrap method is given a handle of may run; the call's result is an interface. */
function scanDynamic(call, visitor) {
	for (const argument of call.args) {
		if (argument.kind !== "handle") continue;
		const handle = argument.value;
		if (handle.kind === HANDLE.constructor) visitor.create(handle.owner);
		if (handle.kind < HANDLE.virtual) continue;
		const virtual = handle.kind === HANDLE.virtual || handle.kind === HANDLE.interface;
		visitor.call(virtual ? "virtual" : "exact", handle);
	}
	const lambda = lambdaOf(call);
	if (lambda !== void 0) visitor.lambda(lambda);
}
/** Reads a call site of `LambdaMetafactory` (its arguments: erased type, target, instantiated type). */
function lambdaOf(call) {
	const [erased, target] = call.args;
	const { parameters, returns } = signatureOf(call.descriptor);
	if (erased?.kind !== "method-type" || target?.kind !== "handle" || !returns.startsWith("L")) return void 0;
	return {
		type: returns.slice(1, -1),
		selector: call.name + erased.value,
		target: target.value,
		captured: parameters.length
	};
}

// src/metadata/analysis/hierarchy.ts
/** A type and everything above it that is on the class path. */
function selfAndSupers(type, into = /* @__PURE__ */ new Set()) {
	if (into.has(type)) return into;
	into.add(type);
	for (const parent of type.supers) selfAndSupers(parent, into);
	return into;
}
/** The method that a type declares or inherits (JVMS 5.4.3.3), with or without code. */
function inheritedMethod(type, sel) {
	const own = type.methods.get(sel);
	if (own !== void 0) return own;
	for (const parent of type.supers) {
		const found = inheritedMethod(parent, sel);
		if (found !== void 0) return found;
	}
}
/** What a virtual call on an object of a class runs: its classes' methods win over defaults of interfaces (JVMS 5.4.6). */
function concreteMethod(type, sel) {
	for (let at = type; at !== void 0; at = superClass(at)) {
		const own = at.methods.get(sel);
		if (own?.member.code !== void 0) return own;
	}
	for (const above of selfAndSupers(type)) {
		const method = above.methods.get(sel);
		if (above.file.isInterface && method?.member.code !== void 0) return method;
	}
}
function superClass(type) {
	return type.supers.find((parent) => parent.name === type.file.superName);
}

// src/metadata/classfile/constant-pool.ts
const TAG = {
	utf8: 1,
	long: 5,
	double: 6,
	class: 7,
	string: 8,
	handle: 15,
	methodType: 16
};
/** Bytes after the tag, by tag (JVMS table 4.4-A); Utf8 has its own length. */
const TAG_SIZE = {
	3: 4,
	4: 4,
	5: 8,
	6: 8,
	7: 2,
	8: 2,
	9: 4,
	10: 4,
	11: 4,
	12: 4,
	15: 3,
	16: 2,
	17: 4,
	18: 4,
	19: 2,
	20: 2
};
/**
* The constant pool of a class file: indexed once, decoded where it is asked for (JVMS 4.4).
* Throws {@link UserError} where it is damaged, RangeError where it ends too early.
*/
var ConstantPool = class {
	/** Position of the first byte after the pool. */
	end;
	#bytes;
	#origin;
	#offsets;
	#classNames = /* @__PURE__ */ new Map();
	#refs = /* @__PURE__ */ new Map();
	constructor(bytes, origin) {
		this.#bytes = bytes;
		this.#origin = origin;
		this.#offsets = new Int32Array(bytes.readUInt16BE(8));
		this.end = this.#index();
	}
	className(index) {
		const known = this.#classNames.get(index);
		if (known !== void 0) return known;
		const name = this.text(this.#bytes.readUInt16BE(this.position(index)));
		this.#classNames.set(index, name);
		return name;
	}
	memberRef(index) {
		const known = this.#refs.get(index);
		if (known !== void 0) return known;
		const at = this.position(index);
		const { name, descriptor } = this.nameAndType(this.#bytes.readUInt16BE(at + 2));
		const ref = {
			owner: this.className(this.#bytes.readUInt16BE(at)),
			name,
			descriptor,
			selector: name + descriptor
		};
		this.#refs.set(index, ref);
		return ref;
	}
	constant(index) {
		const at = this.position(index);
		switch (this.#bytes[at - 1]) {
			case TAG.string: return {
				kind: "string",
				value: this.text(this.#bytes.readUInt16BE(at))
			};
			case TAG.class: return {
				kind: "class",
				value: this.className(index)
			};
			case TAG.handle: return {
				kind: "handle",
				value: this.handle(index)
			};
			case TAG.methodType: return {
				kind: "method-type",
				value: this.text(this.#bytes.readUInt16BE(at))
			};
			case TAG.long:
			case TAG.double: return { kind: "wide" };
			default: return { kind: "number" };
		}
	}
	handle(index) {
		const at = this.position(index);
		return {
			kind: this.#bytes.readUInt8(at),
			...this.memberRef(this.#bytes.readUInt16BE(at + 1))
		};
	}
	nameAndType(index) {
		const at = this.position(index);
		return {
			name: this.text(this.#bytes.readUInt16BE(at)),
			descriptor: this.text(this.#bytes.readUInt16BE(at + 2))
		};
	}
	/** Position of a constant's content, behind its tag. */
	position(index) {
		const at = this.#offsets[index];
		if (at === void 0 || at === 0) throw this.#damaged(`there is no constant ${index}`, 8);
		return at;
	}
	text(index) {
		const at = this.position(index);
		return this.#bytes.toString("utf8", at + 2, at + 2 + this.#bytes.readUInt16BE(at));
	}
	#index() {
		const bytes = this.#bytes;
		const count = this.#offsets.length;
		let at = 10;
		for (let index = 1; index < count; index += 1) {
			const tag = bytes.readUInt8(at);
			this.#offsets[index] = at + 1;
			if (tag === TAG.utf8) {
				at += 3 + bytes.readUInt16BE(at + 1);
				continue;
			}
			const size = TAG_SIZE[tag];
			if (size === void 0) throw this.#damaged(`constant ${index} has the unknown tag ${tag}`, at);
			at += 1 + size;
			if (tag === TAG.long || tag === TAG.double) index += 1;
		}
		return at;
	}
	#damaged(why, position) {
		return damagedClass(this.#origin, why, position);
	}
};
function damagedClass(origin, why, position) {
	return new UserError(`${origin} is not a sound class file: ${why} (byte ${position}).`);
}

// src/metadata/classfile/class-file.ts
/** Access flags, JVMS 4.1, 4.5 and 4.6. */
const ACCESS = {
	public: 1,
	private: 2,
	protected: 4,
	static: 8,
	native: 256,
	interface: 512,
	abstract: 1024,
	module: 32768
};
const MAGIC = 3405691582;
/**
* A class file, read as far as it is asked: the constant pool is indexed once, texts are decoded when
* they are wanted. Names are internal (`java/lang/String`).
* Format: The Java Virtual Machine Specification, chapter 4. Throws {@link UserError} on a damaged file.
*/
var ClassFile = class {
	bytes;
	major;
	access;
	name;
	superName;
	interfaces;
	pool;
	#origin;
	#membersAt;
	#members;
	/** `origin` says in messages where the bytes came from. */
	constructor(bytes, origin) {
		this.bytes = bytes;
		this.#origin = origin;
		try {
			if (bytes.readUInt32BE(0) !== MAGIC) throw this.#damaged("it does not start with CAFEBABE", 0);
			this.major = bytes.readUInt16BE(6);
			this.pool = new ConstantPool(bytes, origin);
			let at = this.pool.end;
			this.access = bytes.readUInt16BE(at);
			this.name = this.pool.className(bytes.readUInt16BE(at + 2));
			const parent = bytes.readUInt16BE(at + 4);
			this.superName = parent === 0 ? void 0 : this.pool.className(parent);
			const interfaces = [];
			const interfaceCount = bytes.readUInt16BE(at + 6);
			at += 8;
			for (let index = 0; index < interfaceCount; index += 1, at += 2) interfaces.push(this.pool.className(bytes.readUInt16BE(at)));
			this.interfaces = interfaces;
			this.#membersAt = at;
		} catch (error) {
			if (error instanceof RangeError) throw this.#damaged("it ends too early", bytes.length);
			throw error;
		}
	}
	get isInterface() {
		return (this.access & ACCESS.interface) !== 0;
	}
	get isConcrete() {
		return (this.access & (ACCESS.interface | ACCESS.abstract | ACCESS.module)) === 0;
	}
	get fields() {
		return this.#readMembers().fields;
	}
	get methods() {
		return this.#readMembers().methods;
	}
	/** The call site that an `invokedynamic` instruction names. */
	dynamicCall(index) {
		const at = this.pool.position(index);
		const wanted = this.bytes.readUInt16BE(at);
		let bootstrap = this.#readMembers().bootstrapAt + 2;
		for (let skipped = 0; skipped < wanted; skipped += 1) bootstrap += 4 + 2 * this.bytes.readUInt16BE(bootstrap + 2);
		const args = [];
		for (let arg = 0; arg < this.bytes.readUInt16BE(bootstrap + 2); arg += 1) args.push(this.pool.constant(this.bytes.readUInt16BE(bootstrap + 4 + 2 * arg)));
		return {
			...this.pool.nameAndType(this.bytes.readUInt16BE(at + 2)),
			bootstrap: this.pool.handle(this.bytes.readUInt16BE(bootstrap)),
			args
		};
	}
	/** The exception table that follows a method's code. */
	handlers(code) {
		return Array.from({ length: this.bytes.readUInt16BE(code.end) }, (_, index) => {
			const entry = code.end + 2 + 8 * index;
			return {
				from: this.bytes.readUInt16BE(entry),
				target: this.bytes.readUInt16BE(entry + 4)
			};
		});
	}
	#readMembers() {
		if (this.#members !== void 0) return this.#members;
		try {
			this.#members = this.#parseMembers();
			return this.#members;
		} catch (error) {
			if (error instanceof RangeError) throw this.#damaged("it ends too early", this.bytes.length);
			throw error;
		}
	}
	#parseMembers() {
		const fields = [];
		const methods = [];
		let at = this.#membersAt;
		const fieldCount = this.bytes.readUInt16BE(at);
		at += 2;
		for (let index = 0; index < fieldCount; index += 1) {
			fields.push(this.#member(at));
			at = this.#attributes(at + 6, () => void 0);
		}
		const methodCount = this.bytes.readUInt16BE(at);
		at += 2;
		for (let index = 0; index < methodCount; index += 1) {
			const member = this.#member(at);
			let code;
			at = this.#attributes(at + 6, (name, content) => {
				if (name === "Code") code = this.#code(content);
			});
			methods.push({
				...member,
				code
			});
		}
		let bootstrapAt = -1;
		this.#attributes(at, (name, content) => {
			if (name === "BootstrapMethods") bootstrapAt = content;
		});
		return {
			fields,
			methods,
			bootstrapAt
		};
	}
	#member(at) {
		return {
			access: this.bytes.readUInt16BE(at),
			name: this.pool.text(this.bytes.readUInt16BE(at + 2)),
			descriptor: this.pool.text(this.bytes.readUInt16BE(at + 4))
		};
	}
	#attributes(at, visit) {
		let next = at + 2;
		for (let left = this.bytes.readUInt16BE(at); left > 0; left -= 1) {
			visit(this.pool.text(this.bytes.readUInt16BE(next)), next + 6);
			next += 6 + this.bytes.readUInt32BE(next + 2);
		}
		return next;
	}
	#code(at) {
		const start = at + 8;
		const end = start + this.bytes.readUInt32BE(at + 4);
		return {
			maxLocals: this.bytes.readUInt16BE(at + 2),
			start,
			end
		};
	}
	#damaged(why, position) {
		return damagedClass(this.#origin, why, position);
	}
};

// src/metadata/analysis/platform.ts
const OBJECT = [
	"toString",
	"hashCode",
	"equals"
];
/** What the platform calls of types that code implements most; for all others it may call anything. */
const CALLBACKS = {
	"java/lang/Object": OBJECT,
	"java/io/Serializable": [],
	"java/lang/Cloneable": [],
	"java/lang/Record": [],
	"java/lang/annotation/Annotation": [],
	"java/lang/Enum": [],
	"java/lang/Runnable": ["run"],
	"java/lang/Thread": [
		"run",
		"interrupt",
		"start"
	],
	"java/lang/Comparable": ["compareTo"],
	"java/lang/AutoCloseable": ["close"],
	"java/io/Closeable": ["close"],
	"java/lang/Iterable": [
		"iterator",
		"forEach",
		"spliterator"
	],
	"java/util/Iterator": [
		"hasNext",
		"next",
		"remove",
		"forEachRemaining"
	],
	"java/util/Comparator": ["compare", "reversed"],
	"java/util/concurrent/Callable": ["call"],
	"java/util/function/Function": ["apply"],
	"java/util/function/Supplier": ["get"],
	"java/util/function/Consumer": ["accept"],
	"java/util/function/Predicate": ["test"]
};
const THROWABLE$1 = /^java\/(?:[\w/]+\/)?(?:\w*Exception|\w*Error|Throwable)$/;
const THROWABLE_CALLS = [
	"getMessage",
	"getLocalizedMessage",
	"getCause",
	"fillInStackTrace",
	"initCause"
];
/** Which methods of a created class the platform may call, given the platform types above it. */
function callbackMethods(external) {
	const names = new Set(OBJECT);
	let any = false;
	for (const type of external) {
		const known = THROWABLE$1.test(type) ? THROWABLE_CALLS : CALLBACKS[type];
		if (known === void 0) any = true;
		for (const name of known ?? []) names.add(name);
	}
	const excluded = ACCESS.static | ACCESS.private;
	return ({ access, name }) => (access & excluded) === 0 && !name.startsWith("<") && (any || names.has(name));
}

// src/metadata/analysis/reachability.ts
/**
* Which methods can run: rapid type analysis over byte code. A virtual call reaches the
* implementations of those classes only that are created somewhere in reachable code. The Java platform
* is not analysed; whatever it may call back of a created class counts as reachable.
*/
var Reachability = class {
	classPath;
	#types = /* @__PURE__ */ new Map();
	#pending = [];
	#callers = /* @__PURE__ */ new Map();
	#selectors = /* @__PURE__ */ new Map();
	#fieldWriters = /* @__PURE__ */ new Map();
	#lambdas = /* @__PURE__ */ new Map();
	#methods = 0;
	constructor(classPath) {
		this.classPath = classPath;
	}
	get methodCount() {
		return this.#methods;
	}
	/** A class of the class path; undefined for one of the platform or one that is missing. */
	type(name) {
		if (this.#types.has(name)) return this.#types.get(name);
		const file = this.classPath.find(name);
		if (file === void 0) {
			this.#types.set(name, void 0);
			return;
		}
		const type = {
			name,
			file,
			methods: /* @__PURE__ */ new Map(),
			supers: [],
			external: [],
			created: /* @__PURE__ */ new Set(),
			called: /* @__PURE__ */ new Set(),
			initialized: false
		};
		this.#types.set(name, type);
		for (const method of file.methods) type.methods.set(selector(method.name, method.descriptor), {
			type,
			member: method,
			reached: false
		});
		this.#link(type);
		return type;
	}
	/** Whether the analysis came across a type at all. */
	knows(name) {
		return this.#types.has(name);
	}
	/** Classes that reachable code initializes. */
	*reachableTypes() {
		for (const type of this.#types.values()) if (type?.initialized) yield type;
	}
	/** Reachable methods that call something by that selector, on whatever type. */
	callersOf(sel) {
		return this.#callers.get(sel) ?? [];
	}
	/** Lambdas that reachable code makes for an interface of the class path. */
	lambdasOf(type) {
		return this.#lambdas.get(type) ?? [];
	}
	/** Selectors that reachable code calls, of methods with one of these names. */
	selectorsOf(...names) {
		return names.flatMap((name) => [...this.#selectors.get(name) ?? []]);
	}
	/** Reachable methods that write a field (`owner.name`). */
	writersOf(field) {
		return new Set(this.#fieldWriters.get(field));
	}
	/** Takes roots in and follows every call from there; may be called again with more. */
	reach(roots) {
		for (const root of roots) {
			const type = this.type(root.type);
			if (type === void 0) continue;
			this.#initialize(type);
			for (const method of type.methods.values()) {
				const { name, descriptor } = method.member;
				if (root.method !== void 0 && root.method !== name) continue;
				if (root.descriptor !== void 0 && root.descriptor !== descriptor) continue;
				if (name === "<init>") this.#create(type);
				this.#reachMethod(method);
			}
		}
		for (let method = this.#pending.pop(); method !== void 0; method = this.#pending.pop()) this.#follow(method);
	}
	/** Every implementation that a virtual call may run, as far as it is reachable. */
	implementations(owner, sel) {
		const found = /* @__PURE__ */ new Set();
		for (const created of owner.created) {
			const method = concreteMethod(created, sel);
			if (method !== void 0) found.add(method);
		}
		const declared = inheritedMethod(owner, sel);
		if (declared?.member.code !== void 0) found.add(declared);
		return [...found];
	}
	#link(type) {
		const parents = [type.file.superName, ...type.file.interfaces];
		for (const name of parents) {
			if (name === void 0) continue;
			const parent = this.type(name);
			if (parent === void 0) type.external.push(name);
			else {
				type.supers.push(parent);
				type.external.push(...parent.external.filter((each) => !type.external.includes(each)));
			}
		}
	}
	#initialize(type) {
		if (type.initialized) return;
		type.initialized = true;
		const initializer = type.methods.get("<clinit>()V");
		if (initializer !== void 0) this.#reachMethod(initializer);
		for (const parent of type.supers) if (!parent.file.isInterface) this.#initialize(parent);
	}
	#create(type) {
		if (type.created.has(type)) return;
		this.#initialize(type);
		for (const above of selfAndSupers(type)) {
			above.created.add(type);
			for (const sel of above.called) {
				const method = concreteMethod(type, sel);
				if (method !== void 0) this.#reachMethod(method);
			}
		}
		const isCallback = callbackMethods(type.external);
		for (const above of selfAndSupers(type)) for (const method of above.methods.values()) if (isCallback(method.member)) {
			const actual = concreteMethod(type, selector(method.member.name, method.member.descriptor));
			if (actual !== void 0) this.#reachMethod(actual);
		}
	}
	#reachMethod(method) {
		if (method.reached) return;
		method.reached = true;
		this.#methods += 1;
		if (method.member.code !== void 0) this.#pending.push(method);
	}
	#call(kind, ownerName, sel) {
		const owner = this.type(ownerName.startsWith("[") ? "java/lang/Object" : ownerName);
		if (owner === void 0) return;
		if (kind === "exact") {
			const method = inheritedMethod(owner, sel);
			if (method !== void 0) {
				this.#initialize(method.type);
				this.#reachMethod(method);
			}
			return;
		}
		if (owner.called.has(sel)) return;
		owner.called.add(sel);
		for (const created of owner.created) {
			const method = concreteMethod(created, sel);
			if (method !== void 0) this.#reachMethod(method);
		}
	}
	#follow(method) {
		try {
			scanCode(method, this.#visitor(method));
		} catch (error) {
			if (!(error instanceof RangeError || error instanceof UserError)) throw error;
			this.classPath.reportDamage(method.type.name, error);
		}
	}
	#visitor(method) {
		const seen = /* @__PURE__ */ new Set();
		const create = (name) => {
			const type = this.type(name);
			if (type !== void 0) this.#create(type);
		};
		return {
			call: (kind, ref) => {
				if (seen.has(ref)) return;
				seen.add(ref);
				const callers = this.#callers.get(ref.selector);
				if (callers === void 0) {
					this.#callers.set(ref.selector, [method]);
					append(this.#selectors, ref.name, ref.selector);
				} else if (callers.at(-1) !== method) callers.push(method);
				this.#call(kind, ref.owner, ref.selector);
			},
			create,
			field: (ref, { isStatic, isWrite }) => {
				const owner = isStatic ? this.type(ref.owner) : void 0;
				if (owner !== void 0) this.#initialize(owner);
				if (isWrite && ref.descriptor.length > 1) append(this.#fieldWriters, `${ref.owner}.${ref.name}`, method);
			},
			lambda: (lambda) => {
				if (this.type(lambda.type) === void 0) return;
				append(this.#lambdas, lambda.type, lambda);
				create(lambda.type);
			}
		};
	}
};
function append(map, key, value) {
	const list = map.get(key);
	if (list === void 0) map.set(key, [value]);
	else list.push(value);
}

// src/metadata/analysis/values.ts
const UNKNOWN = { kind: "unknown" };
const NULL = { kind: "null" };
const MOST_ALTERNATIVES = 24;
/** Both values at once; null and unknown add nothing to something known. */
function either(left, right) {
	if (left === right || right.kind === "unknown" || right.kind === "null") return left;
	if (left.kind === "unknown" || left.kind === "null") return right;
	const values = [...alternatives(left)];
	for (const value of alternatives(right)) if (!values.some((known) => sameValue(known, value))) values.push(value);
	if (values.length > MOST_ALTERNATIVES) return UNKNOWN;
	const [only, ...more] = values;
	return more.length === 0 ? only ?? UNKNOWN : {
		kind: "either",
		values
	};
}
function alternatives(value) {
	return value.kind === "either" ? value.values : [value];
}
/** Whether two symbols denote the same thing within one method. */
function sameValue(left, right) {
	if (left === right) return true;
	switch (left.kind) {
		case "text": return right.kind === "text" && right.value === left.value;
		case "class": return right.kind === "class" && right.name === left.name;
		case "parameter": return right.kind === "parameter" && right.index === left.index;
		case "field": return right.kind === "field" && right.owner === left.owner && right.name === left.name;
		case "call": return right.kind === "call" && sameCall(left.site, right.site);
		default: return false;
	}
}
function sameCall(left, right) {
	return left.ref.owner === right.ref.owner && left.ref.name === right.ref.name && left.ref.descriptor === right.ref.descriptor && left.args.every((arg, index) => {
		const other = right.args[index];
		return other !== void 0 && sameValue(arg, other);
	});
}

// src/metadata/analysis/frame.ts
/** Local variables and operand stack at one place of a method; long and double take two slots. */
var Frame = class Frame {
	locals;
	stack;
	constructor(locals, stack) {
		this.locals = [...locals];
		this.stack = [...stack];
	}
	copy() {
		return new Frame(this.locals, this.stack);
	}
	/** What is known where two ways meet; a stack of another depth is left alone. */
	joined(other) {
		const join = (one, two) => one.map((value, slot) => either(value, two[slot] ?? UNKNOWN));
		const sameDepth = this.stack.length === other.stack.length;
		return new Frame(join(this.locals, other.locals), sameDepth ? join(this.stack, other.stack) : other.stack);
	}
	pop(slots = 1) {
		let value = UNKNOWN;
		for (let slot = 0; slot < slots; slot += 1) value = this.stack.pop() ?? UNKNOWN;
		return value;
	}
	push(value, slots = 1) {
		for (let slot = 0; slot < slots; slot += 1) this.stack.push(slot === 0 ? value : UNKNOWN);
	}
	/** Takes the arguments of a call, one value each. */
	popArguments(parameters) {
		return parameters.toReversed().map((type) => this.pop(slotsOf(type))).toReversed();
	}
	/** pop, pop2, dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, swap: on slots, as the specification has it. */
	shuffle(opcode) {
		if (opcode <= 88) {
			this.stack.splice(-(opcode - 86));
			return;
		}
		if (opcode === 95) {
			const [low = UNKNOWN, high = UNKNOWN] = this.stack.splice(-2);
			this.stack.push(high, low);
			return;
		}
		const count = opcode >= 92 ? 2 : 1;
		const below = (opcode - (count === 2 ? 92 : 89)) % 3;
		const copied = this.stack.slice(-count);
		this.stack.splice(Math.max(0, this.stack.length - count - below), 0, ...copied);
	}
};
/** A method's parameters in its local variables, the receiver first. */
function parameterFrame(maxLocals, descriptor, isStatic) {
	const locals = new Array(maxLocals).fill(UNKNOWN);
	const types = isStatic ? signatureOf(descriptor).parameters : ["L", ...signatureOf(descriptor).parameters];
	let slot = 0;
	for (const [index, type] of types.entries()) {
		locals[slot] = {
			kind: "parameter",
			index
		};
		slot += slotsOf(type);
	}
	return new Frame(locals, []);
}
/** Slots of a value of that descriptor. */
function slotsOf(type) {
	if (type === "V") return 0;
	return type === "J" || type === "D" ? 2 : 1;
}

// src/metadata/analysis/stack-effects.ts
/**
* Slots popped and pushed by the instructions that have no effect of interest (JVMS 6.5), one letter
* pair per opcode: what is taken, what is put. Long and double take two slots.
*/
const EFFECTS = effects();
function effectOf(opcode) {
	return EFFECTS[opcode] ?? {
		pops: 0,
		pushes: 0
	};
}
function effects() {
	const table = [];
	const set = (pops, pushes, from, to = from) => {
		for (let opcode = from; opcode <= to; opcode += 1) table[opcode] = {
			pops,
			pushes
		};
	};
	set(0, 1, 1, 8);
	set(0, 2, 9, 10);
	set(0, 1, 11, 13);
	set(0, 2, 14, 15);
	set(0, 1, 16, 17);
	for (const [at, slots] of [
		1,
		2,
		1,
		2,
		1
	].entries()) {
		set(0, slots, 21 + at);
		set(0, slots, 26 + 4 * at, 29 + 4 * at);
		set(slots, 0, 54 + at);
		set(slots, 0, 59 + 4 * at, 62 + 4 * at);
	}
	for (const [at, slots] of [
		1,
		2,
		1,
		2,
		1,
		1,
		1,
		1
	].entries()) {
		set(2, slots, 46 + at);
		set(2 + slots, 0, 79 + at);
	}
	for (let group = 96; group <= 112; group += 4) for (const [at, slots] of [
		1,
		2,
		1,
		2
	].entries()) set(2 * slots, slots, group + at);
	for (const [at, slots] of [
		1,
		2,
		1,
		2
	].entries()) set(slots, slots, 116 + at);
	for (let opcode = 120; opcode <= 125; opcode += 2) {
		set(2, 1, opcode);
		set(3, 2, opcode + 1);
	}
	for (let opcode = 126; opcode <= 131; opcode += 2) {
		set(2, 1, opcode);
		set(4, 2, opcode + 1);
	}
	setConversions(set);
	set(4, 1, 148);
	set(2, 1, 149, 150);
	set(4, 1, 151, 152);
	set(1, 0, 153, 158);
	set(2, 0, 159, 166);
	set(1, 0, 170, 172);
	set(2, 0, 173);
	set(1, 0, 174);
	set(2, 0, 175);
	set(1, 0, 176);
	set(1, 1, 188, 190);
	set(1, 0, 191);
	set(1, 1, 192, 193);
	set(1, 0, 194, 195);
	set(1, 0, 198, 199);
	return table;
}
/** i2l … i2s, in the order of the opcodes 0x85 to 0x93. */
function setConversions(set) {
	for (const [at, [pops, pushes]] of [
		[1, 2],
		[1, 1],
		[1, 2],
		[2, 1],
		[2, 1],
		[2, 2],
		[1, 1],
		[1, 2],
		[1, 2],
		[2, 1],
		[2, 2],
		[2, 1],
		[1, 1],
		[1, 1],
		[1, 1]
	].entries()) set(pops, pushes, 133 + at);
}

// src/metadata/analysis/interpreter.ts
/** Calls on an object made in the same method whose arguments become part of it. */
const FILLS = /^(?:add|addAll|put|putAll|append|set|addFirst|addLast|<init>|\$plus\$eq|addOne)$/;
/**
* Interprets a method once, from top to bottom, joining what is known where branches meet. Loops are
* not repeated: what flows back from a later instruction is not seen.
*/
function interpret(method) {
	return new Interpretation(method).run();
}
var Interpretation = class {
	#method;
	#bytes;
	#start;
	#joins = /* @__PURE__ */ new Map();
	#calls = [];
	#returns = [];
	#writes = [];
	#comparisons = [];
	#lambdas = [];
	#frame;
	/** False behind a jump, until something jumps here. */
	#live = true;
	constructor(method) {
		const { member, type } = method;
		this.#method = method;
		this.#bytes = type.file.bytes;
		this.#start = member.code?.start ?? 0;
		const isStatic = (member.access & ACCESS.static) !== 0;
		this.#frame = parameterFrame(member.code?.maxLocals ?? 0, member.descriptor, isStatic);
	}
	run() {
		const { code } = this.#method.member;
		if (code !== void 0) {
			const handlers = new Map(this.#method.type.file.handlers(code).map(({ from, target }) => [from, target]));
			for (let at = code.start; at < code.end; at += instructionLength(this.#bytes, at, code.start)) {
				this.#enter(at - code.start);
				const handler = handlers.get(at - code.start);
				if (handler !== void 0 && this.#live) this.#join(handler, [UNKNOWN]);
				if (this.#live) this.#step(at);
			}
		}
		return {
			calls: this.#calls,
			returns: this.#returns,
			writes: this.#writes,
			comparisons: this.#comparisons,
			lambdas: this.#lambdas
		};
	}
	#enter(position) {
		const joined = this.#joins.get(position);
		if (joined === void 0) return;
		const fits = this.#live && this.#frame.stack.length === joined.stack.length;
		this.#frame = fits ? this.#frame.joined(joined) : joined.copy();
		this.#live = true;
	}
	/** Remembers what is known here for the instruction at a position further on. */
	#join(position, stack = this.#frame.stack) {
		const known = this.#joins.get(position);
		const here = this.#frame.copy();
		here.stack = [...stack];
		this.#joins.set(position, known === void 0 ? here : known.joined(here));
	}
	#step(at) {
		const opcode = this.#bytes[at] ?? 0;
		if (opcode >= OP.getstatic && opcode <= OP.invokedynamic) this.#reference(opcode, at);
		else if (opcode >= 87 && opcode <= 95) this.#frame.shuffle(opcode);
		else if (opcode === OP.wide) this.#wide(at);
		else if (!this.#load(opcode, at) && !this.#make(opcode, at)) this.#other(opcode, at);
	}
	/** Constants and local variables; false where the instruction is about neither. */
	#load(opcode, at) {
		if (opcode === OP.aconstNull) this.#frame.push(NULL);
		else if (opcode === OP.ldc) this.#constant(this.#bytes.readUInt8(at + 1));
		else if (opcode === OP.ldcW || opcode === OP.ldc2W) this.#constant(this.#bytes.readUInt16BE(at + 1));
		else if (opcode === OP.aload) this.#local(this.#bytes.readUInt8(at + 1));
		else if (opcode === OP.astore) this.#frame.locals[this.#bytes.readUInt8(at + 1)] = this.#frame.pop();
		else if (opcode >= OP.aload0 && opcode < OP.aload0 + 4) this.#local(opcode - OP.aload0);
		else if (opcode >= OP.astore0 && opcode < OP.astore0 + 4) this.#frame.locals[opcode - OP.astore0] = this.#frame.pop();
		else return false;
		return true;
	}
	/** New objects and arrays, and what is put into arrays. */
	#make(opcode, at) {
		if (opcode === OP.new || opcode === OP.anewarray) {
			if (opcode === OP.anewarray) this.#frame.pop();
			const type = this.#method.type.file.pool.className(this.#bytes.readUInt16BE(at + 1));
			this.#frame.push({
				kind: "object",
				type,
				parts: []
			});
		} else if (opcode === OP.multianewarray) {
			this.#frame.pop(this.#bytes.readUInt8(at + 3));
			this.#frame.push(UNKNOWN);
		} else if (opcode === OP.aastore) {
			const value = this.#frame.pop();
			this.#frame.pop();
			const array = this.#frame.pop();
			if (array.kind === "object") array.parts.push(value);
		} else if (opcode === OP.aaload) {
			this.#frame.pop();
			const array = this.#frame.pop();
			this.#frame.push(array.kind === "object" ? array.parts.reduce(either, UNKNOWN) : array);
		} else return opcode === OP.checkcast;
		return true;
	}
	#other(opcode, at) {
		const { stack } = this.#frame;
		if (opcode === OP.ifAcmpEq || opcode === OP.ifAcmpNe) {
			const [left, right] = stack.slice(-2);
			if (left !== void 0 && right !== void 0) this.#comparisons.push({
				left,
				right
			});
		}
		if (opcode === OP.areturn) this.#returns.push(stack.at(-1) ?? UNKNOWN);
		this.#effect(opcode);
		this.#branch(opcode, at);
	}
	#effect(opcode) {
		const { pops, pushes } = effectOf(opcode);
		this.#frame.pop(pops);
		this.#frame.push(UNKNOWN, pushes);
	}
	#branch(opcode, at) {
		const position = at - this.#start;
		if (opcode >= 153 && opcode <= 166 || opcode === 198 || opcode === 199 || opcode === OP.goto) this.#join(position + this.#bytes.readInt16BE(at + 1));
		if (opcode === OP.gotoW) this.#join(position + this.#bytes.readInt32BE(at + 1));
		if (opcode === OP.tableswitch || opcode === OP.lookupswitch) for (const target of switchTargets(this.#bytes, at, this.#start)) this.#join(target);
		if (opcode >= OP.goto && opcode <= OP.return || opcode === OP.athrow || opcode === OP.gotoW) this.#live = false;
	}
	#wide(at) {
		const opcode = this.#bytes[at + 1] ?? 0;
		const slot = this.#bytes.readUInt16BE(at + 2);
		if (opcode === OP.aload) this.#local(slot);
		else if (opcode === OP.astore) this.#frame.locals[slot] = this.#frame.pop();
		else this.#effect(opcode);
	}
	#local(slot) {
		this.#frame.push(this.#frame.locals[slot] ?? UNKNOWN);
	}
	#constant(index) {
		const constant = this.#method.type.file.pool.constant(index);
		this.#frame.push(constantValue(constant), constant.kind === "wide" ? 2 : 1);
	}
	#reference(opcode, at) {
		const index = this.#bytes.readUInt16BE(at + 1);
		if (opcode === OP.invokedynamic) this.#dynamic(index);
		else if (opcode >= OP.invokevirtual) this.#call(opcode, this.#method.type.file.pool.memberRef(index));
		else this.#field(opcode, this.#method.type.file.pool.memberRef(index));
	}
	#field(opcode, ref) {
		const slots = slotsOf(ref.descriptor);
		if (opcode === OP.putstatic || opcode === OP.putfield) {
			const value = this.#frame.pop(slots);
			if (opcode === OP.putfield) this.#frame.pop();
			this.#writes.push({
				field: `${ref.owner}.${ref.name}`,
				value
			});
			return;
		}
		if (opcode === OP.getfield) this.#frame.pop();
		const isReference = ref.descriptor.length > 1;
		this.#frame.push(isReference ? {
			kind: "field",
			owner: ref.owner,
			name: ref.name
		} : UNKNOWN, slots);
	}
	#dynamic(index) {
		const call = this.#method.type.file.dynamicCall(index);
		const { parameters, returns } = signatureOf(call.descriptor);
		const captured = this.#frame.popArguments(parameters);
		const lambda = lambdaOf(call);
		if (lambda !== void 0) this.#lambdas.push({
			lambda,
			captured
		});
		this.#frame.push(UNKNOWN, slotsOf(returns));
	}
	#call(opcode, ref) {
		const { parameters, returns } = signatureOf(ref.descriptor);
		const args = this.#frame.popArguments(parameters);
		const isStatic = opcode === OP.invokestatic;
		if (!isStatic) args.unshift(this.#frame.pop());
		const site = {
			ref,
			isStatic,
			isVirtual: opcode === OP.invokevirtual || opcode === OP.invokeinterface,
			args
		};
		this.#calls.push(site);
		const [receiver, first] = args;
		if (ref.name === "equals" && receiver !== void 0 && first !== void 0) this.#comparisons.push({
			left: receiver,
			right: first
		});
		if (!isStatic && receiver?.kind === "object" && FILLS.test(ref.name)) receiver.parts.push(...args.slice(1).filter((arg) => arg !== receiver && arg !== UNKNOWN));
		if (returns !== "V") this.#frame.push({
			kind: "call",
			site
		}, slotsOf(returns));
	}
};
function constantValue(constant) {
	if (constant.kind === "string") return {
		kind: "text",
		value: constant.value
	};
	if (constant.kind === "class") return {
		kind: "class",
		name: dotted(constant.value)
	};
	return UNKNOWN;
}

// src/metadata/analysis/call-sites.ts
const NOTHING = {
	calls: [],
	returns: [],
	writes: [],
	comparisons: [],
	lambdas: []
};
/** The call sites of reachable code, interpreted when they are asked for, and what they may call. */
var CallSites = class {
	#program;
	#facts = /* @__PURE__ */ new Map();
	constructor(program) {
		this.#program = program;
	}
	/** What a method shows; nothing where its code is damaged, which is then a problem of the class path. */
	facts(method) {
		let facts = this.#facts.get(method);
		if (facts === void 0) {
			facts = this.#interpret(method);
			this.#facts.set(method, facts);
		}
		return facts;
	}
	/** Every call site of reachable code with one of these selectors on that type or one related to it. */
	*of(owner, selectors) {
		for (const sel of selectors) for (const method of this.#program.callersOf(sel)) for (const site of this.facts(method).calls) if (site.ref.selector === sel && this.isRelated(site.ref.owner, owner)) yield {
			method,
			site
		};
	}
	/** Whether a call may run exactly this method. */
	mayCall(site, target) {
		if (site.ref.owner === target.type.name) return true;
		if (target.member.name === "<init>") return false;
		return this.isRelated(site.ref.owner, target.type.name);
	}
	isRelated(one, other) {
		return this.isBelow(one, other) || this.isBelow(other, one);
	}
	isBelow(name, ancestor) {
		if (name === ancestor) return true;
		const type = this.#program.type(name);
		if (type === void 0) return false;
		if (type.external.includes(ancestor)) return true;
		for (const above of selfAndSupers(type)) if (above.name === ancestor) return true;
		return false;
	}
	#interpret(method) {
		try {
			return interpret(method);
		} catch (error) {
			if (!(error instanceof RangeError || error instanceof UserError)) throw error;
			this.#program.classPath.reportDamage(method.type.name, error);
			return NOTHING;
		}
	}
};

// src/metadata/analysis/platform-calls.ts
/** Base class of everything that reads configuration. */
const ABSTRACT_CONFIG = "org/apache/kafka/common/config/AbstractConfig";
const CONFIG_GETTERS = /* @__PURE__ */ new Set([
	"get",
	"getClass",
	"getString",
	"getList"
]);
/** Calls on platform types whose result is, for us, their receiver or their arguments. */
const PASSES = /^(?:of|asList|singletonList|singleton|trim|strip|toString|valueOf|join|get|getOrDefault|orElse|orElseGet|ofNullable|requireNonNull|next|iterator|stream|copyOf|unmodifiableList|unmodifiableMap|emptyToNull|entry|getValue|getKey|entrySet|values|toLowerCase|intern|apply|ensureInitialized|split|toList)$/;
/** Whether a call looks like `AbstractConfig.getX(key)`; the owner is still to be looked at. */
function looksLikeConfigGetter({ ref, args }) {
	return CONFIG_GETTERS.has(ref.name) && args.length === 2 && ref.descriptor.startsWith("(Ljava/lang/String;)");
}
/** The name that a call of the platform's class loading is given, if it is one. */
function loadedName({ ref, args }) {
	if (ref.owner === "java/lang/Class" && ref.name === "forName") return args[0];
	const isLoader = ref.owner.endsWith("ClassLoader") && ref.descriptor.startsWith("(Ljava/lang/String;");
	return ref.name === "loadClass" && isLoader ? args[1] : void 0;
}
/** Arguments (receiver first) that the result of a platform call consists of. */
function passedOn({ ref, args }) {
	if (ref.owner === "java/lang/Class") {
		const [receiver, argument] = args;
		const passed = ref.name === "asSubclass" ? receiver : ref.name === "cast" ? argument : void 0;
		return passed === void 0 ? [] : [passed];
	}
	return PASSES.test(ref.name) && ref.owner.startsWith("java/") ? args : [];
}
/** Configuration also travels as a plain map: the key of such a look-up. */
function mapKey({ ref, args }) {
	return ref.name === "get" && ref.owner.endsWith("Map") ? args[1] : void 0;
}

// src/metadata/analysis/resolver.ts
/** Where a default is parsed is known to `configKeys`; following it here would join all keys. */
const BARRIER = /^org\/apache\/kafka\/common\/config\/ConfigDef(?:\$ConfigKey)?$/;
const DEEPEST = 9;
const MOST_SOURCES = 60;
/**
* Follows values backwards through parameters, results, fields and configuration to the constants they
* come from. Flow-insensitive where fields are concerned; bounded in depth and number.
*/
var Resolver = class {
	sites;
	#program;
	#isConfigKey = () => false;
	constructor(program) {
		this.#program = program;
		this.sites = new CallSites(program);
	}
	/** Lets look-ups of these keys in plain maps count as reading the configuration. */
	knowConfigKeys(isConfigKey) {
		this.#isConfigKey = isConfigKey;
	}
	/** The constants that a value of a method may be. */
	sources(method, value) {
		const found = [];
		const emit = (source) => {
			if (found.length < MOST_SOURCES) found.push(source);
		};
		this.#follow({ method }, value, {
			trail: [method],
			seen: /* @__PURE__ */ new Set(),
			emit
		});
		return found;
	}
	#follow(place, value, walk) {
		const { trail, seen, emit } = walk;
		if (trail.length > DEEPEST) return;
		if (value.kind === "text") emit({
			kind: "text",
			value: value.value,
			trail
		});
		else if (value.kind === "class") emit({
			kind: "class",
			name: value.name,
			trail
		});
		else if (value.kind === "either") for (const each of value.values) this.#follow(place, each, walk);
		else if (value.kind === "field") this.#field(`${value.owner}.${value.name}`, walk);
		else if (value.kind === "parameter") this.#parameter(place, value.index, this.#unlessCompared(place, value, walk));
		else if (value.kind === "call") this.#call(place, value.site, this.#unlessCompared(place, value, walk));
		else if (value.kind === "object" && !seen.has(value)) {
			seen.add(value);
			emit({
				kind: "object",
				type: value.type,
				trail
			});
			for (const part of value.parts) this.#follow(place, part, walk);
		}
	}
	/** A method that compares a value with a constant treats that constant on its own. */
	#unlessCompared(place, value, walk) {
		const handled = /* @__PURE__ */ new Set();
		for (const { left, right } of this.sites.facts(place.method).comparisons) {
			const other = sameValue(left, value) ? right : sameValue(right, value) ? left : UNKNOWN;
			for (const name of shownNames(other)) handled.add(name);
		}
		if (handled.size === 0) return walk;
		return {
			...walk,
			emit: (source) => {
				if (source.kind === "config") walk.emit({
					...source,
					except: [...source.except ?? [], ...handled]
				});
				else if (!handled.has(nameOf(source))) walk.emit(source);
			}
		};
	}
	#field(field, walk) {
		if (walk.seen.has(field) || field.startsWith("scala/")) return;
		walk.seen.add(field);
		for (const method of this.#program.writersOf(field)) for (const write of this.sites.facts(method).writes) if (write.field === field) this.#follow({ method }, write.value, onward(walk, method));
	}
	#parameter({ method, caller }, index, walk) {
		if (caller !== void 0) {
			const arg = caller.args[index];
			if (arg !== void 0) this.#follow(caller.place, arg, walk);
			return;
		}
		const sel = selector(method.member.name, method.member.descriptor);
		const key = `${method.type.name}.${sel}#${index}`;
		if (BARRIER.test(method.type.name) || walk.seen.has(key)) return;
		walk.seen.add(key);
		for (const from of this.#program.callersOf(sel)) {
			this.#lambdaParameter(from, method, index, walk);
			for (const site of this.sites.facts(from).calls) {
				const arg = site.args[index];
				if (arg === void 0 || site.ref.selector !== sel || !this.sites.mayCall(site, method)) continue;
				this.#follow({ method: from }, arg, onward(walk, from));
			}
		}
	}
	/** A parameter of a lambda's body: fixed where the lambda is made, or given where it is called. */
	#lambdaParameter(maker, body, index, walk) {
		for (const { lambda, captured } of this.sites.facts(maker).lambdas) {
			const { target } = lambda;
			if (target.name !== body.member.name || target.owner !== body.type.name) continue;
			const fixed = captured[index];
			if (fixed !== void 0) this.#follow({ method: maker }, fixed, onward(walk, maker));
			else if (this.#isSpecific(lambda.type)) for (const { method, site } of this.sites.of(lambda.type, [lambda.selector])) {
				const arg = site.args[index - captured.length + 1];
				if (arg !== void 0) this.#follow({ method }, arg, onward(walk, method));
			}
		}
	}
	#call(place, site, walk) {
		const { ref, args } = site;
		if (looksLikeConfigGetter(site) && this.sites.isBelow(ref.owner, "org/apache/kafka/common/config/AbstractConfig")) {
			this.#configValue(place, args[1] ?? UNKNOWN, walk, () => true);
			return;
		}
		const owner = this.#program.type(ref.owner);
		if (owner === void 0) {
			this.#platformCall(place, site, walk);
			return;
		}
		if (walk.seen.has(site)) return;
		walk.seen.add(site);
		this.#lambdaCall(place, site, walk);
		const targets = site.isVirtual ? this.#program.implementations(owner, ref.selector) : [inheritedMethod(owner, ref.selector)].filter((method) => method !== void 0);
		for (const target of targets) this.#results(target, {
			place,
			args
		}, walk);
	}
	/** What a call of a functional interface returns, if lambdas implement it. */
	#lambdaCall(place, site, walk) {
		for (const { selector: implemented, target, captured } of this.#program.lambdasOf(site.ref.owner)) {
			if (implemented !== site.ref.selector) continue;
			const bodyOwner = this.#program.type(target.owner);
			const body = bodyOwner && inheritedMethod(bodyOwner, target.selector);
			const args = [...new Array(captured).fill(UNKNOWN), ...site.args.slice(1)];
			if (body !== void 0) this.#results(body, {
				place,
				args
			}, walk);
		}
	}
	#results(target, caller, walk) {
		if (walk.trail.includes(target)) return;
		for (const result of this.sites.facts(target).returns) this.#follow({
			method: target,
			caller
		}, result, onward(walk, target));
	}
	#platformCall(place, site, walk) {
		const { ref, args } = site;
		const loaded = loadedName(site);
		const [receiver] = args;
		if (loaded !== void 0) this.#follow(place, loaded, converted(walk, "text", ({ trail, ...from }) => ({
			kind: "class",
			name: nameOf(from),
			trail
		})));
		else if (ref.owner === "java/lang/Class" && ref.name === "getName" && receiver !== void 0) this.#follow(place, receiver, converted(walk, "class", ({ trail, ...from }) => ({
			kind: "text",
			value: nameOf(from),
			trail
		})));
		else {
			const key = mapKey(site);
			if (key !== void 0) this.#configValue(place, key, walk, this.#isConfigKey);
			for (const arg of passedOn(site)) this.#follow(place, arg, walk);
		}
	}
	#configValue(place, key, walk, isKey) {
		const emit = (source) => {
			if (source.kind === "text" && isKey(source.value)) walk.emit({
				kind: "config",
				key: source.value,
				trail: source.trail
			});
		};
		this.#follow(place, key, {
			...walk,
			emit
		});
	}
	/** Calls of a general function type say nothing about this one lambda. */
	#isSpecific(type) {
		return !type.startsWith("scala/") && this.#program.type(type) !== void 0;
	}
};
function onward(walk, method) {
	return walk.trail.at(-1) === method ? walk : {
		...walk,
		trail: [...walk.trail, method]
	};
}
/** Sources of one kind become others on the way. */
function converted(walk, kind, convert) {
	return {
		...walk,
		emit: (source) => walk.emit(source.kind === kind ? convert(source) : source)
	};
}
function nameOf(source) {
	return source.kind === "text" ? source.value : source.kind === "class" ? source.name : "";
}
/** Names that a value shows without leaving its method. */
function shownNames(value) {
	return alternatives(value).flatMap((each) => {
		if (each.kind === "text") return [each.value];
		if (each.kind === "class") return [each.name];
		const [receiver] = each.kind === "call" ? each.site.args : [];
		return receiver?.kind === "class" ? [receiver.name] : [];
	});
}

// src/metadata/classpath/service-providers.ts
const FOLDER = "META-INF/services/";
/** Services (dotted) that each class is listed as a provider of in `META-INF/services`. */
function serviceProviders(classPath) {
	const services = /* @__PURE__ */ new Map();
	for (const [path, resources] of classPath.resources()) {
		if (!path.startsWith(FOLDER)) continue;
		for (const resource of resources) for (const line of resource.read().toString("utf8").split("\n")) {
			const provider = line.replace(/#.*/, "").trim();
			if (provider === "") continue;
			services.set(provider, [...services.get(provider) ?? [], path.slice(18)]);
		}
	}
	return services;
}

// src/metadata/findings.ts
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
const RULES = {
	"config-default": "Class named as a default by a configuration key",
	"hard-coded": "Class that code loads or creates by reflection under a fixed name",
	"security-provider": "Class that a security provider names",
	plugin: "Plug-in of Kafka that a broker can be configured with",
	"json-bound": "Class that JSON or YAML is bound to",
	mbean: "Management interface of a registered MBean",
	log4j: "Part of Log4j 2 that its configuration needs",
	jni: "Class or member that a bundled native library looks up by name",
	"native-library": "Native library that is loaded from the class path",
	resource: "Resource that is loaded by name",
	"stale-type": "Entry for a class that does not exist",
	"stale-member": "Entry for a member that does not exist",
	"stale-resource": "Resource pattern that matches nothing",
	"expired-ignore": "Line of the ignore file that has expired or matches nothing"
};
const ORDER = {
	error: 0,
	warning: 1,
	note: 2
};
function isAtLeast(severity, limit) {
	return ORDER[severity] <= ORDER[limit];
}
/** Stable order: severity, rule, subject, member. One of several findings about the same thing stays. */
function sortFindings(findings) {
	const unique = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const key = `${finding.rule}|${finding.subject}|${finding.member ?? ""}`;
		const known = unique.get(key);
		if (known === void 0 || ORDER[finding.severity] < ORDER[known.severity]) unique.set(key, finding);
	}
	const keyed = [...unique.entries()].map(([key, finding]) => ({
		finding,
		key: `${ORDER[finding.severity]}|${key}`
	}));
	keyed.sort((one, other) => one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
	return keyed.map(({ finding }) => finding);
}

// src/metadata/formats/merge.ts
/** One metadata out of several: entries about the same thing are joined, everything is sorted. */
function mergeMetadata(parts) {
	return {
		reflection: mergeTypes(parts.flatMap((part) => part.reflection)),
		jni: mergeTypes(parts.flatMap((part) => part.jni)),
		resources: unique(parts.flatMap((part) => part.resources), resourceKey),
		bundles: mergeBundles(parts.flatMap((part) => part.bundles)),
		proxies: unique(parts.flatMap((part) => part.proxies), (proxy) => `${proxy.interfaces.join()}|${proxy.condition ?? ""}`),
		serialization: unique(parts.flatMap((part) => part.serialization), (each) => `${typeName(each.type)}|${each.isLambda ?? false}|${each.condition ?? ""}`),
		predefined: unique(parts.flatMap((part) => part.predefined), (each) => JSON.stringify(each))
	};
}
/** Everything side by side, nothing joined: each entry keeps its place. */
function concat(parts) {
	return {
		reflection: parts.flatMap((part) => part.reflection),
		jni: parts.flatMap((part) => part.jni),
		resources: parts.flatMap((part) => part.resources),
		bundles: parts.flatMap((part) => part.bundles),
		proxies: parts.flatMap((part) => part.proxies),
		serialization: parts.flatMap((part) => part.serialization),
		predefined: parts.flatMap((part) => part.predefined)
	};
}
/** What tells two type entries apart. */
function typeKey(entry) {
	return `${typeName(entry.type)}|${entry.condition ?? ""}`;
}
function resourceKey(entry) {
	return `${entry.kind}|${entry.module ?? ""}|${entry.form}|${entry.pattern}|${entry.condition ?? ""}`;
}
function methodKey({ name, parameterTypes }) {
	return parameterTypes === void 0 ? name : `${name}(${parameterTypes.join()})`;
}
function joinTypes(one, other) {
	const methods = unique([...one.methods, ...other.methods], methodKey);
	const callable = new Set(methods.map(methodKey));
	return {
		...one,
		flags: TYPE_FLAGS.filter((flag) => one.flags.includes(flag) || other.flags.includes(flag)),
		methods,
		queriedMethods: unique([...one.queriedMethods, ...other.queriedMethods], methodKey).filter((method) => !callable.has(methodKey(method))),
		fields: unique([...one.fields, ...other.fields], (name) => name)
	};
}
function mergeTypes(entries) {
	const merged = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const known = merged.get(typeKey(entry));
		merged.set(typeKey(entry), known === void 0 ? entry : joinTypes(known, entry));
	}
	return sorted([...merged.values()], (entry) => `${entry.type}|${entry.condition ?? ""}`);
}
function mergeBundles(entries) {
	const merged = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const key = `${entry.name}|${entry.condition ?? ""}`;
		const known = merged.get(key) ?? {
			...entry,
			locales: [],
			classNames: []
		};
		merged.set(key, {
			...known,
			locales: unique([...known.locales, ...entry.locales], (each) => each),
			classNames: unique([...known.classNames, ...entry.classNames], (each) => each)
		});
	}
	return sorted([...merged.values()], (entry) => entry.name);
}
function unique(values, key) {
	return sorted([...new Map(values.map((value) => [key(value), value])).values()], key);
}
/** By code unit, like the agent does, and not by the language of the machine. */
function sorted(values, key) {
	return values.map((value) => ({
		value,
		key: key(value)
	})).sort((one, other) => one.key < other.key ? -1 : one.key > other.key ? 1 : 0).map(({ value }) => value);
}

// src/metadata/formats/resource-pattern.ts
/** What tells whether a path is covered by an entry; undefined where the pattern is no valid expression. */
function resourceMatcher(entry) {
	const literal = literalPath(entry);
	if (literal !== void 0) return (path) => path === literal;
	const source = entry.form === "glob" ? globSource(entry.pattern) : javaRegexSource(entry.pattern);
	try {
		const expression = new RegExp(`^(?:${source})$`, "s");
		return (path) => expression.test(path);
	} catch {
		return;
	}
}
/** The one path that an entry covers, if it is only one. */
function literalPath({ form, pattern }) {
	if (form === "glob") return /[*\\]/.test(pattern) ? void 0 : pattern;
	const [, quoted] = /^\\Q((?:(?!\\E).)*)\\E$/s.exec(pattern) ?? [];
	return quoted ?? (/^[\w/-]+$/.test(pattern) ? pattern : void 0);
}
/** `\Q…\E` is all of Java's own syntax that metadata uses. */
function javaRegexSource(pattern) {
	return pattern.replace(/\\Q(.*?)(?:\\E|$)/gs, (_, text) => escapeRegex(text));
}
/** `*` stays within a folder, `**` does not (native-image's resource globs). */
function globSource(glob) {
	return glob.split(/(\*\*\/|\*\*|\*|\\.)/).map((part) => {
		if (part === "**/") return "(?:.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return escapeRegex(part.startsWith("\\") ? part.slice(1) : part);
	}).join("");
}
function escapeRegex(text) {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

// src/metadata/registry.ts
/** Answers what a metadata registers. Conditions count as met: they hold wherever the class is used. */
var Registry = class {
	#reflection;
	#jni;
	#resources;
	#providers;
	/** `isProvider`: whether the builder registers a class as a provider of `META-INF/services` itself. */
	constructor(metadata, isProvider = () => false) {
		this.#providers = isProvider;
		this.#reflection = byType(metadata.reflection);
		this.#jni = byType(metadata.jni);
		this.#resources = metadata.resources.filter((entry) => entry.kind === "include").flatMap((entry) => resourceMatcher(entry) ?? []);
	}
	/** Dotted names of all classes with an entry. */
	reflectedTypes() {
		return this.#reflection.keys();
	}
	entries(type) {
		return this.#reflection.get(type) ?? [];
	}
	hasType(type) {
		return this.#reflection.has(type) || this.#providers(type);
	}
	hasFlag(type, ...flags) {
		return this.entries(type).some((entry) => flags.some((flag) => entry.flags.includes(flag)));
	}
	/** Whether a constructor can be called; undefined parameter types: any of them. */
	hasConstructor(type, parameterTypes) {
		return this.hasMethod(type, "<init>", parameterTypes);
	}
	hasMethod(type, name, parameterTypes) {
		return name === "<init>" && (parameterTypes ?? []).length === 0 && this.#providers(type) || hasMethod(this.entries(type), name, parameterTypes);
	}
	hasField(type, name) {
		return this.entries(type).some((entry) => entry.fields.includes(name) || entry.flags.some((flag) => flag === "allDeclaredFields" || flag === "allPublicFields"));
	}
	hasJniType(type) {
		return this.#jni.has(type);
	}
	hasJniField(type, name) {
		return (this.#jni.get(type) ?? []).some((entry) => entry.fields.includes(name) || entry.flags.includes("allDeclaredFields"));
	}
	hasJniMethod(type, name) {
		return hasMethod(this.#jni.get(type) ?? [], name, void 0);
	}
	hasResource(path) {
		return this.#resources.some((matches) => matches(path));
	}
};
function byType(entries) {
	const map = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const name = typeName(entry.type);
		const key = name.endsWith("]") ? name : elementClass(name);
		const known = map.get(key);
		if (known === void 0) map.set(key, [entry]);
		else known.push(entry);
	}
	return map;
}
function hasMethod(entries, name, parameterTypes) {
	const all = name === "<init>" ? ["allDeclaredConstructors", "allPublicConstructors"] : ["allDeclaredMethods", "allPublicMethods"];
	return entries.some((entry) => entry.flags.some((flag) => all.includes(flag)) || entry.methods.some((method) => method.name === name && (parameterTypes === void 0 || method.parameterTypes === void 0 || sameTypes(method.parameterTypes, parameterTypes))));
}
function sameTypes(one, other) {
	return one.length === other.length && one.every((type, at) => typeName(type) === typeName(other[at] ?? ""));
}

// src/metadata/analysis/config-keys.ts
const CONFIG_DEF = "org/apache/kafka/common/config/ConfigDef";
const DEFINE = /^define(?:Internal)?\(Ljava\/lang\/String;Lorg\/apache\/kafka\/common\/config\/ConfigDef\$Type;Ljava\/lang\/Object;/;
const CLASS_NAME$1 = /^[a-z][\w$]*(?:\.[\w$]+)+$/;
/** Every key that a call of `ConfigDef.define` in reachable code gives a default. */
function configKeys(program, resolver) {
	const keys = /* @__PURE__ */ new Map();
	const selectors = program.selectorsOf("define", "defineInternal").filter((sel) => DEFINE.test(sel));
	for (const { method, site } of resolver.sites.of(CONFIG_DEF, selectors)) {
		const [, name, type, value] = site.args;
		if (name === void 0 || value === void 0 || method.type.name === CONFIG_DEF) continue;
		const defaults = resolver.sources(method, value);
		for (const source of resolver.sources(method, name)) {
			if (source.kind !== "text") continue;
			const key = {
				name: source.value,
				type: type?.kind === "field" ? type.name : void 0,
				defaults
			};
			const known = keys.get(key.name);
			if (known === void 0) keys.set(key.name, [key]);
			else known.push(key);
		}
	}
	return keys;
}
/** Class names that a default consists of, with the way they came; lists are split. */
function defaultClasses(key) {
	return key.defaults.flatMap((source) => {
		if (source.kind === "class") return [{
			name: source.name,
			source
		}];
		if (source.kind !== "text") return [];
		return source.value.split(",").map((name) => name.trim()).filter((name) => CLASS_NAME$1.test(name)).map((name) => ({
			name,
			source
		}));
	});
}

// src/metadata/rules/context.ts
const ARCHITECTURES = ["amd64", "arm64"];
/** Kafka's own classes: what they name must be there; other libraries often only probe. */
const OWN = /^(?:org\/apache\/kafka\/(?!shaded\/)|kafka\/)/;
/** Packages that the Java platform brings. */
const PLATFORM = /^(?:javax?|jdk|sun|com\.sun)\./;
/** Reads the configuration keys as far as the program is reachable now. */
function contextOf(base) {
	const keys = configKeys(base.program, base.resolver);
	base.resolver.knowConfigKeys((text) => keys.has(text));
	return {
		...base,
		configKeys: keys
	};
}
function isOwn(method) {
	return method !== void 0 && OWN.test(method.type.name);
}
function isOwnClass(name) {
	return OWN.test(internal(name));
}
function isPlatform(name) {
	return PLATFORM.test(name);
}
function evidenceOf(context, className, trail, configKey) {
	const jar = context.classPath.jarOf(internal(className));
	return {
		...jar === void 0 ? {} : { jar },
		...configKey === void 0 ? {} : { configKey },
		trail: trail.toReversed().map(describeMethod)
	};
}

// src/metadata/rules/bound-classes.ts
const MAPPERS = ["com/fasterxml/jackson/databind/ObjectMapper", "com/fasterxml/jackson/databind/ObjectReader"];
const BINDS = [
	"readValue",
	"convertValue",
	"treeToValue",
	"readerFor",
	"forType"
];
const ACCESSOR = /^(?:get|set|is)[A-Z]/;
/** Classes that Jackson fills from JSON or YAML: it creates them and calls their accessors by reflection. */
function jsonBound(context) {
	const selectors = context.program.selectorsOf(...BINDS).filter((sel) => sel.includes("Ljava/lang/Class;"));
	const findings = [];
	for (const mapper of MAPPERS) for (const { method, site } of context.resolver.sites.of(mapper, selectors)) for (const arg of site.args.slice(1)) for (const source of context.resolver.sources(method, arg)) {
		if (source.kind !== "class" || !isOwnClass(source.name)) continue;
		findings.push(...unbound(context, source.name, source));
	}
	return findings;
}
/** The class itself and the classes of the program that its properties have. */
function unbound(context, root, source) {
	const pending = [root];
	const seen = /* @__PURE__ */ new Set();
	const findings = [];
	for (let name = pending.pop(); name !== void 0; name = pending.pop()) {
		const file = context.classPath.find(internal(name));
		if (seen.has(name) || file === void 0) continue;
		seen.add(name);
		const accessors = file.methods.filter((method) => ACCESSOR.test(method.name));
		for (const { descriptor } of [...accessors, ...file.fields]) for (const [, type = ""] of descriptor.matchAll(/L([^;]+);/g)) if (isOwnClass(type)) pending.push(dotted(type));
		if (!file.isConcrete || context.registry.hasConstructor(name, void 0)) continue;
		findings.push({
			rule: "json-bound",
			severity: "error",
			confidence: "medium",
			subject: name,
			message: "Jackson fills this class from a file; the native image could neither create it nor see its properties.",
			evidence: evidenceOf(context, name, source.trail),
			addition: {
				kind: "reflection",
				type: name,
				allDeclaredFields: true,
				methods: [...constructorsOf(file.methods), ...accessors].map(addedMethod)
			}
		});
	}
	return findings;
}
function constructorsOf(methods) {
	return methods.filter((method) => method.name === "<init>");
}
function addedMethod({ name, descriptor }) {
	return {
		name,
		parameterTypes: signatureOf(descriptor).parameters.map(javaName)
	};
}

// src/metadata/rules/config-defaults.ts
/**
* A key of type `CLASS` whose default is a text is resolved when it is defined: `ConfigDef.define` calls
* `parseType`, which loads the class and throws `ConfigException` where it is not found, so that the
* class initializer of the configuration fails and with it every start.
*/
function configDefaults(context) {
	const findings = [];
	for (const keys of context.configKeys.values()) for (const key of keys) {
		if (key.type !== "CLASS") continue;
		for (const { name, source } of defaultClasses(key)) {
			if (source.kind !== "text" || context.registry.hasType(name)) continue;
			if (!context.classPath.has(internal(name))) continue;
			findings.push({
				rule: "config-default",
				severity: "error",
				confidence: "high",
				subject: name,
				message: `${key.name} names this class as its default, as a text; it is loaded when the key is defined, so set-up and start fail with "Class ${name} could not be found".`,
				evidence: evidenceOf(context, name, source.trail, key.name),
				addition: {
					kind: "reflection",
					type: name,
					methods: [{
						name: "<init>",
						parameterTypes: []
					}]
				}
			});
		}
	}
	return findings;
}

// src/metadata/rules/joined.ts
/** Rules whose findings are about what is asked of a class: one class, one finding. */
const REFLECTIVE = /* @__PURE__ */ new Set([
	"config-default",
	"hard-coded",
	"security-provider",
	"plugin"
]);
const JNI = /* @__PURE__ */ new Set(["jni"]);
/**
* Joins what reflection asks of the same class, so that one class to add is one finding: the gravest
* one stays, with everything that has to be added.
*/
function joinByClass(findings) {
	const joined = /* @__PURE__ */ new Map();
	const others = [];
	for (const finding of findings) {
		const family = [REFLECTIVE, JNI].findIndex((rules) => rules.has(finding.rule));
		if (family < 0) {
			others.push(finding);
			continue;
		}
		const key = `${family} ${finding.subject}`;
		const known = joined.get(key);
		joined.set(key, known === void 0 ? finding : join(known, finding));
	}
	return [...joined.values(), ...others];
}
function join(one, other) {
	const [main, second] = isAtLeast(one.severity, other.severity) ? [one, other] : [other, one];
	if (main.severity !== second.severity && second.severity === "note") return main;
	const addition = joinAdditions(main.addition, second.addition);
	const members = [...new Set([main.member, second.member].flatMap((member) => member?.split("; ") ?? []))].sort();
	return {
		...main,
		...members.length === 0 ? {} : { member: members.join("; ") },
		...addition === void 0 ? {} : { addition }
	};
}
function joinAdditions(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	if (one.kind === "resources" || other.kind === "resources") return one;
	const methods = new Map([...one.methods ?? [], ...other.methods ?? []].map((method) => [`${method.name}(${method.parameterTypes.join()})`, method]));
	const fields = [.../* @__PURE__ */ new Set([...one.fields ?? [], ...other.fields ?? []])].sort();
	return {
		...one,
		...methods.size === 0 ? {} : { methods: [...methods.keys()].sort().flatMap((key) => methods.get(key) ?? []) },
		...fields.length === 0 ? {} : { fields }
	};
}

// src/metadata/classpath/log4j-plugins.ts
/** Where Log4j 2 keeps the list of its plug-ins. */
const PLUGIN_CACHE = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";
/**
* Reads `Log4j2Plugins.dat`: a count of categories; per category its name and a count of entries; per
* entry key, class, name and two flags. Numbers have four bytes, texts a length of two.
* Source: org.apache.logging.log4j.core.config.plugins.processor.PluginCache, 2.x.
*/
function readPluginCache(bytes) {
	const plugins = [];
	let at = 0;
	const number = () => {
		at += 4;
		return bytes.readInt32BE(at - 4);
	};
	const text = () => {
		const from = at + 2;
		at = from + bytes.readUInt16BE(at);
		return bytes.toString("utf8", from, at);
	};
	for (let categories = number(); categories > 0; categories -= 1) {
		const category = text();
		for (let entries = number(); entries > 0; entries -= 1) {
			const key = text();
			const className = text();
			plugins.push({
				category: category.toLowerCase(),
				key,
				className,
				name: text()
			});
			at += 2;
		}
	}
	return plugins;
}

// src/metadata/rules/log4j.ts
/**
* What Kafka's own logging configuration is made of, by category of the plug-in cache: the elements and
* pattern letters of `config/log4j2.yaml` and `docker/` of Kafka 4.0 to 4.4.
*/
const USED = {
	core: [
		"properties",
		"property",
		"appenders",
		"console",
		"rollingfile",
		"patternlayout",
		"timebasedtriggeringpolicy",
		"loggers",
		"root",
		"logger",
		"appenderref"
	],
	converter: [
		"datepatternconverter",
		"levelpatternconverter",
		"messagepatternconverter",
		"loggerpatternconverter",
		"lineseparatorpatternconverter"
	],
	configurationfactory: ["yamlconfigurationfactory"]
};
/** How the plug-in system finds out how to create one. */
const FACTORY = /^(?:newInstance|create\w*)$/;
/** Log4j 2 finds its parts in a cache file and creates them by reflection. */
function log4j(context) {
	const cache = context.classPath.resources().get("META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat") ?? [];
	const [first] = cache;
	if (first === void 0) return [];
	const findings = [];
	if (!context.registry.hasResource("META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat")) findings.push({
		rule: "log4j",
		severity: "error",
		confidence: "high",
		subject: PLUGIN_CACHE,
		message: "No pattern covers the list of Log4j plug-ins; logging fails with \"Unrecognized conversion specifier\" for every pattern letter.",
		evidence: {
			jar: first.jar,
			trail: []
		},
		addition: {
			kind: "resources",
			path: PLUGIN_CACHE
		}
	});
	for (const resource of cache) for (const plugin of readPluginCache(resource.read())) if (USED[plugin.category]?.includes(plugin.key)) findings.push(...missing(context, plugin));
	return findings;
}
function missing(context, plugin) {
	const { registry, classPath } = context;
	const factories = factoriesOf(context, plugin.className);
	if (factories.some(({ name }) => registry.hasMethod(plugin.className, name, void 0))) return [];
	const jar = classPath.jarOf(internal(plugin.className));
	return [{
		rule: "log4j",
		severity: "error",
		confidence: "high",
		subject: plugin.className,
		message: `Kafka's logging configuration uses the ${plugin.category} plug-in ${plugin.name}, which could not be created.`,
		evidence: {
			...jar === void 0 ? {} : { jar },
			trail: [PLUGIN_CACHE]
		},
		addition: {
			kind: "reflection",
			type: plugin.className,
			methods: factories
		}
	}];
}
/** The public static methods of a plug-in, one of which creates it; a class without any has a constructor. */
function factoriesOf(context, className) {
	const wanted = ACCESS.static | ACCESS.public;
	const statics = (context.classPath.find(internal(className))?.methods ?? []).filter(({ access, name }) => (access & wanted) === wanted && !name.includes("$"));
	const builders = statics.filter(({ descriptor }) => /Builder;$/.test(descriptor));
	const factories = builders.length > 0 ? builders : statics.filter(({ name }) => FACTORY.test(name));
	const chosen = factories.length > 0 ? factories : statics;
	if (chosen.length === 0) return [{
		name: "<init>",
		parameterTypes: []
	}];
	return chosen.map(({ name, descriptor }) => ({
		name,
		parameterTypes: signatureOf(descriptor).parameters.map(javaName)
	}));
}

// src/metadata/rules/mbeans.ts
const SERVER$1 = "javax/management/MBeanServer";
/** Objects registered as standard MBeans: their interface is read by reflection. */
function mbeans(context) {
	const findings = [];
	const selectors = context.program.selectorsOf("registerMBean");
	for (const { method, site } of context.resolver.sites.of(SERVER$1, selectors)) {
		const [, bean] = site.args;
		if (bean === void 0) continue;
		for (const source of context.resolver.sources(method, bean)) {
			if (source.kind !== "object") continue;
			const name = interfaceOf(context, source.type);
			if (name === void 0 || context.registry.hasFlag(name, "queryAllPublicMethods", "allPublicMethods")) continue;
			if (context.registry.entries(name).some((entry) => entry.methods.length > 0)) continue;
			findings.push({
				rule: "mbean",
				severity: isOwnClass(name) ? "warning" : "note",
				confidence: "high",
				subject: name,
				message: `An object of ${dotted(source.type)} is registered as an MBean; without its interface's methods it has no attributes and no operations.`,
				evidence: evidenceOf(context, name, source.trail),
				addition: {
					kind: "reflection",
					type: name,
					queryAllPublicMethods: true
				}
			});
		}
	}
	return findings;
}
/** The standard MBean interface: named like the class, or like one above it. */
function interfaceOf(context, className) {
	const type = context.program.type(className);
	if (type === void 0 || type.external.some((name) => name.endsWith("DynamicMBean"))) return void 0;
	const above = [...selfAndSupers(type)];
	const found = above.find((each) => above.some(({ name }) => each.name === `${name}MBean`));
	return found === void 0 ? void 0 : dotted(found.name);
}

// src/metadata/classpath/native-library.ts
const CLASS_NAME = /(?<=\0)[A-Za-z_][\w$]*(?:\/[\w$]+)+(?=\0)/g;
/**
* Reads texts out of a library's bytes; they end with a zero byte both in the symbol table and among
* the constants. The linker may join a text with the end of a longer one, which is then missed.
*/
function readNativeLibrary(bytes) {
	const text = bytes.toString("latin1");
	return {
		implements: (className, method) => {
			const symbol = `\0Java_${mangle(className)}_${mangle(method)}`;
			return text.includes(`${symbol}\0`) || text.includes(`${symbol}__`);
		},
		names: (name) => text.includes(`\0${name}\0`),
		classNames: [...new Set(text.match(CLASS_NAME) ?? [])].sort()
	};
}
/** Names of native methods: JNI specification, "Resolving native method names". */
function mangle(name) {
	return name.replace(/[^A-Za-z0-9/]/g, escapeCharacter).replaceAll("/", "_");
}
function escapeCharacter(character) {
	if (character === "_") return "_1";
	return `_0${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/metadata/rules/native-libraries.ts
/** How the jars' folders call the processors. */
const FOLDERS = {
	amd64: [
		"amd64",
		"x86_64",
		"x86-64"
	],
	arm64: ["aarch64", "arm64"]
};
const THROWABLE = /^java\/[\w/]*(?:Error|Exception)$/;
/** Native libraries that reachable code uses: their files, and what they look up in Java by name. */
function nativeLibraries(context) {
	const findings = [];
	const users = nativeClasses(context);
	const read = /* @__PURE__ */ new Set();
	for (const library of bundledLibraries(context)) {
		const { jar, path } = library.resource;
		const classes = users.get(jar) ?? [];
		if (classes.length === 0) continue;
		if (!context.registry.hasResource(path)) findings.push(missingFile(library));
		if (read.has(jar)) continue;
		read.add(jar);
		const texts = readNativeLibrary(library.resource.read());
		for (const type of classes) findings.push(...lookedUp(context, type, texts, path));
		findings.push(...throwables(context, texts, library));
	}
	return findings;
}
/** Libraries in folders named after Linux and an architecture, the first architecture first. */
function bundledLibraries(context) {
	return context.architectures.flatMap((architecture) => {
		const found = [];
		for (const [path, [resource]] of context.classPath.resources()) {
			if (!path.endsWith(".so") || resource === void 0) continue;
			const folders = path.split("/").slice(0, -1);
			if (folders.some((folder) => folder.toLowerCase() === "linux") && folders.some((folder) => FOLDERS[architecture].includes(folder))) found.push({
				resource,
				architecture
			});
		}
		return found;
	});
}
/** Classes with native methods that can run, by jar. */
function nativeClasses(context) {
	const users = /* @__PURE__ */ new Map();
	for (const type of context.program.reachableTypes()) {
		const jar = context.classPath.jarOf(type.name);
		const isUsed = reachedNatives(type).length > 0;
		if (jar !== void 0 && isUsed) users.set(jar, [...users.get(jar) ?? [], type]);
	}
	return users;
}
function reachedNatives(type) {
	return [...type.methods.values()].filter((method) => method.reached && (method.member.access & ACCESS.native) !== 0).map((method) => method.member);
}
function missingFile({ resource, architecture }) {
	return {
		rule: "native-library",
		severity: "error",
		confidence: "high",
		subject: resource.path,
		message: `No pattern covers this library, which ${resource.jar} loads on ${architecture}; its first use fails with UnsatisfiedLinkError.`,
		evidence: {
			jar: resource.jar,
			trail: []
		},
		addition: {
			kind: "resources",
			path: resource.path
		}
	};
}
/** Fields and methods of a class that its native methods' library names. */
function lookedUp(context, type, library, path) {
	const natives = reachedNatives(type).filter((native) => library.implements(type.name, native.name));
	if (natives.length === 0) return [];
	const name = dotted(type.name);
	const evidence = {
		jar: context.classPath.jarOf(type.name) ?? "",
		trail: [...natives.map((native) => `${name}.${native.name}`).sort(), path]
	};
	const instance = natives.some((native) => (native.access & ACCESS.static) === 0);
	const fields = type.file.fields.filter((field) => instance && (field.access & ACCESS.static) === 0).filter((field) => library.names(field.name) && library.names(field.descriptor)).filter((field) => !context.registry.hasJniField(name, field.name)).map((field) => jniFinding({
		name,
		member: field.name,
		severity: "error",
		evidence,
		addition: { fields: [field.name] }
	}));
	const methods = library.classNames.includes(type.name) ? type.file.methods.filter((method) => (method.access & ACCESS.native) === 0 && !method.name.startsWith("<")).filter((method) => library.names(method.name) && library.names(method.descriptor)).filter((method) => !context.registry.hasJniMethod(name, method.name)).map((method) => methodFinding(name, method, evidence)) : [];
	return [...fields, ...methods];
}
function methodFinding(name, method, evidence) {
	const parameterTypes = signatureOf(method.descriptor).parameters.map(javaName);
	return jniFinding({
		name,
		member: `${method.name}(${parameterTypes.join(", ")})`,
		severity: "warning",
		evidence,
		addition: { methods: [{
			name: method.name,
			parameterTypes
		}] }
	});
}
function jniFinding(about) {
	return {
		rule: "jni",
		severity: about.severity,
		confidence: "high",
		subject: about.name,
		member: about.member,
		message: `A native library looks ${about.member} up by name; without a JNI entry its native methods fail with ${about.severity === "error" ? "NoSuchFieldError" : "NoSuchMethodError"}.`,
		evidence: about.evidence,
		addition: {
			kind: "jni",
			type: about.name,
			...about.addition
		}
	};
}
/** Exceptions that a library throws itself, on its paths of failure. */
function throwables(context, library, { resource }) {
	return library.classNames.filter((name) => THROWABLE.test(name) && !context.registry.hasJniType(dotted(name))).map((name) => ({
		rule: "jni",
		severity: "warning",
		confidence: "medium",
		subject: dotted(name),
		message: `A native library looks this exception up by name; without a JNI entry it is not found, and the library may not load.`,
		evidence: {
			jar: resource.jar,
			trail: [resource.path]
		},
		addition: {
			kind: "jni",
			type: dotted(name)
		}
	}));
}

// src/metadata/rules/plugins.ts
/** Generated classes of the protocol, a third of all of Kafka's; none of them is a plug-in. */
const PROTOCOL = /\/(?:message|generated)\//;
const COMMON = "org.apache.kafka.common";
const SERVER = "org.apache.kafka.server";
/** Source: the interfaces that Kafka's broker configuration documents, 3.8 to 4.4. */
const PLUGIN_POINTS = [
	{
		type: "javax.security.auth.spi.LoginModule",
		key: "JAAS",
		vital: true
	},
	{
		type: `${COMMON}.security.auth.AuthenticateCallbackHandler`,
		key: "sasl.login.callback.handler.class"
	},
	{
		type: `${COMMON}.security.auth.Login`,
		key: "sasl.login.class"
	},
	{
		type: `${COMMON}.security.auth.KafkaPrincipalBuilder`,
		key: "principal.builder.class"
	},
	{
		type: `${COMMON}.security.auth.SslEngineFactory`,
		key: "ssl.engine.factory.class"
	},
	{
		type: `${COMMON}.security.auth.SecurityProviderCreator`,
		key: "security.providers"
	},
	{
		type: `${COMMON}.security.oauthbearer.JwtRetriever`,
		key: "sasl.oauthbearer.jwt.retriever.class"
	},
	{
		type: `${COMMON}.security.oauthbearer.JwtValidator`,
		key: "sasl.oauthbearer.jwt.validator.class"
	},
	{
		type: `${COMMON}.metrics.MetricsReporter`,
		key: "metric.reporters"
	},
	{
		type: `${COMMON}.replica.ReplicaSelector`,
		key: "replica.selector.class"
	},
	{
		type: `${COMMON}.config.provider.ConfigProvider`,
		key: "config.providers"
	},
	{
		type: `${SERVER}.authorizer.Authorizer`,
		key: "authorizer.class.name"
	},
	{
		type: `${SERVER}.quota.ClientQuotaCallback`,
		key: "client.quota.callback.class"
	},
	{
		type: `${SERVER}.policy.CreateTopicPolicy`,
		key: "create.topic.policy.class.name"
	},
	{
		type: `${SERVER}.policy.AlterConfigPolicy`,
		key: "alter.config.policy.class.name"
	},
	{
		type: `${SERVER}.log.remote.storage.RemoteStorageManager`,
		key: "remote.log.storage.manager.class.name"
	},
	{
		type: `${SERVER}.log.remote.storage.RemoteLogMetadataManager`,
		key: "remote.log.metadata.manager.class.name"
	},
	{
		type: `${SERVER}.share.persister.Persister`,
		key: "group.share.persister.class.name"
	},
	{
		type: "org.apache.kafka.coordinator.group.api.assignor.ConsumerGroupPartitionAssignor",
		key: "group.consumer.assignors"
	},
	{
		type: "org.apache.kafka.coordinator.group.api.assignor.ShareGroupPartitionAssignor",
		key: "group.share.assignors"
	}
];
/** Kafka's own implementations of its plug-in interfaces that configuration can name but no image creates. */
function plugins(context) {
	const findings = [];
	for (const { name, point } of implementors(context)) {
		if (context.registry.hasConstructor(name, [])) continue;
		const internals = /\.internals?\./.test(name);
		findings.push({
			rule: "plugin",
			severity: point.vital ? "error" : internals ? "note" : "warning",
			confidence: "medium",
			subject: name,
			member: "<init>()",
			message: `${point.key} may name this ${point.type.slice(point.type.lastIndexOf(".") + 1)}; the native image could not create it.`,
			evidence: {
				jar: context.classPath.jarOf(internal(name)) ?? "",
				configKey: point.key,
				trail: []
			},
			addition: {
				kind: "reflection",
				type: name,
				methods: [{
					name: "<init>",
					parameterTypes: []
				}]
			}
		});
	}
	return findings;
}
/** Public classes of Kafka with a public no-argument constructor that code does not create directly. */
function implementors(context) {
	const points = new Map(PLUGIN_POINTS.map((point) => [internal(point.type), point]));
	const found = [];
	for (const className of context.classPath.classNames()) {
		if (!isOwnClass(className) || className.includes("$") || PROTOCOL.test(className)) continue;
		const file = context.classPath.find(className);
		if (file === void 0 || !file.isConcrete || (file.access & ACCESS.public) === 0) continue;
		const point = firstAbove(context.classPath, file, points);
		if (point === void 0 || !isConfigurable(context, point)) continue;
		const isPublic = file.methods.some(({ name, descriptor, access }) => name === "<init>" && descriptor === "()V" && (access & ACCESS.public) !== 0);
		const type = context.program.type(className);
		if (isPublic && type !== void 0 && !type.created.has(type)) found.push({
			name: dotted(className),
			point
		});
	}
	return found;
}
/** The first plug-in point among the types above a class; only headers of class files are read. */
function firstAbove(classPath, file, points) {
	for (const name of [...file.interfaces, file.superName ?? ""]) {
		const above = classPath.find(name);
		const point = points.get(name) ?? (above === void 0 ? void 0 : firstAbove(classPath, above, points));
		if (point !== void 0) return point;
	}
}
/** Whether reachable code defines the key that names such a plug-in. */
function isConfigurable(context, { key }) {
	return key === "JAAS" || key === "config.providers" || context.configKeys.has(key);
}

// src/metadata/analysis/reflection-uses.ts
const LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
const CREATE = [{ kind: "class" }, {
	kind: "method",
	name: "<init>",
	parameterTypes: []
}];
const SINKS = [
	{
		owner: "java/lang/Class",
		calls: ["forName"],
		look: loaded
	},
	{
		owner: "java/lang/ClassLoader",
		calls: ["loadClass"],
		look: loaded
	},
	{
		owner: "java/lang/Class",
		calls: ["newInstance"],
		takes: "()",
		look: ({ args }) => of(args[0], CREATE)
	},
	{
		owner: "java/lang/Class",
		calls: ["getConstructor", "getDeclaredConstructor"],
		look: ({ args }) => of(args[0], [{
			kind: "method",
			name: "<init>",
			parameterTypes: typesOf(args[1])
		}])
	},
	{
		owner: "java/lang/Class",
		calls: ["getMethod", "getDeclaredMethod"],
		look: ({ args }, resolve) => of(args[0], named(args[1], resolve, (name) => ({
			kind: "method",
			name,
			parameterTypes: typesOf(args[2])
		})))
	},
	{
		owner: "java/lang/Class",
		calls: ["getField", "getDeclaredField"],
		look: ({ args }, resolve) => of(args[0], named(args[1], resolve, (name) => ({
			kind: "field",
			name
		})))
	},
	{
		owner: LOOKUP,
		calls: ["findVirtual", "findStatic"],
		look: ({ args }, resolve) => of(args[1], named(args[2], resolve, (name) => ({
			kind: "method",
			name,
			parameterTypes: void 0
		})))
	},
	{
		owner: "java/security/Provider",
		calls: ["put"],
		takes: "(Ljava/lang/Object;Ljava/lang/Object;)",
		look: ({ args }) => of(args[2], CREATE),
		by: "security-provider"
	},
	{
		owner: "java/security/Provider$Service",
		calls: ["<init>"],
		takes: "(Ljava/security/Provider;",
		look: ({ args }) => of(args[4], CREATE),
		by: "security-provider"
	}
];
/** Every class that reachable code asks something of by reflection, as far as its name can be followed. */
function reflectionUses(program, resolver) {
	const uses = [];
	for (const sink of SINKS) {
		const selectors = program.selectorsOf(...sink.calls).filter((sel) => sel.includes(sink.takes ?? ""));
		for (const { method, site } of resolver.sites.of(sink.owner, selectors)) {
			const looked = sink.look(site, (value) => resolver.sources(method, value));
			if (looked === void 0) continue;
			for (const source of resolver.sources(method, looked.value)) uses.push(...usesOf(method, source, looked.asks, sink));
		}
	}
	return uses;
}
function usesOf(method, source, asks, sink) {
	const folded = sink.by === void 0 && source.trail.length === 1 && source.trail[0] === method;
	return asks.map((ask) => ({
		ask,
		source,
		folded,
		by: sink.by ?? "reflection"
	}));
}
function loaded(site) {
	return of(loadedName(site), [{ kind: "class" }]);
}
function of(value, asks) {
	return value === void 0 || asks.length === 0 ? void 0 : {
		value,
		asks
	};
}
function named(value, resolve, ask) {
	return resolve(value ?? UNKNOWN).flatMap((source) => source.kind === "text" ? [ask(source.value)] : []);
}
/** The classes in an array of class literals, if they all are. */
function typesOf(value) {
	if (value === void 0 || value.kind === "null") return [];
	if (value.kind !== "object" || !value.type.startsWith("java/lang/Class")) return void 0;
	const names = value.parts.map((part) => {
		if (part.kind === "class") return part.name;
		if (part.kind === "field" && part.name === "TYPE") return primitiveOf(part.owner);
	});
	return names.every((name) => name !== void 0) ? names : void 0;
}
function primitiveOf(wrapper) {
	const short = wrapper.replace("java/lang/", "").toLowerCase();
	const name = short === "integer" ? "int" : short === "character" ? "char" : short;
	return Object.values(PRIMITIVES).includes(name) ? name : void 0;
}

// src/metadata/rules/reflection.ts
/** Classes that reachable code loads, creates or looks into by reflection, and that nothing registers. */
function reflection(context) {
	return reflectionUses(context.program, context.resolver).filter((use) => !use.folded).flatMap((use) => demandsOf(context, use)).filter((demand) => exists(context, demand) && !isMet(context, demand)).map((demand) => findingOf(context, demand));
}
function demandsOf(context, { ask, source, by }) {
	if (source.kind === "config") {
		const keys = context.configKeys.get(source.key) ?? [];
		const isOpen = (name) => source.except?.includes(name) !== true;
		return keys.flatMap((key) => defaultClasses(key).filter(({ name }) => isOpen(name)).map(({ name }) => ({
			className: name,
			ask,
			source,
			by,
			configKey: source.key
		})));
	}
	const byName = (ask.kind === "class" || by === "security-provider") && source.kind === "text";
	const byClass = ask.kind !== "class" && source.kind === "class";
	const className = source.kind === "text" ? source.value : source.kind === "class" ? source.name : "";
	return byName || byClass ? [{
		className,
		ask,
		source,
		by
	}] : [];
}
/** Code also asks for what is not there, to find out; only what could be found counts. */
function exists(context, { className, ask, configKey }) {
	if (isPlatform(className)) return ask.kind !== "class" || configKey !== void 0;
	const file = context.classPath.find(internal(className));
	if (file === void 0) return false;
	if (ask.kind === "class") return true;
	if (ask.kind === "field") return file.fields.some((field) => field.name === ask.name);
	if (ask.name === "<init>" && !file.isConcrete) return false;
	return file.methods.some((method) => method.name === ask.name && (method.access & ACCESS.private) === 0 && (ask.parameterTypes === void 0 || countOf(method.descriptor) === ask.parameterTypes.length));
}
function countOf(descriptor) {
	return (descriptor.slice(1, descriptor.indexOf(")")).match(/\[*(?:L[^;]+;|[BCDFIJSZ])/g) ?? []).length;
}
function isMet({ registry }, { className, ask }) {
	switch (ask.kind) {
		case "class": return registry.hasType(className);
		case "field": return registry.hasField(className, ask.name);
		default: return registry.hasMethod(className, ask.name, ask.parameterTypes);
	}
}
function findingOf(context, demand) {
	const { className, ask, source, configKey, by } = demand;
	const own = isOwn(source.trail.at(-1)) || configKey !== void 0;
	const member = memberOf(ask);
	return {
		rule: configKey !== void 0 ? "config-default" : by === "reflection" ? "hard-coded" : "security-provider",
		severity: own ? "error" : "note",
		confidence: own ? "high" : "low",
		subject: className,
		...member === void 0 ? {} : { member },
		message: messageOf(demand),
		evidence: evidenceOf(context, className, source.trail, configKey),
		addition: additionOf(className, ask)
	};
}
function messageOf({ className, ask, configKey, by }) {
	const who = configKey !== void 0 ? `The default of ${configKey}` : by === "reflection" ? "A class with a fixed name" : "The implementation that a security provider names";
	switch (ask.kind) {
		case "class": return `${who} is loaded by name and would not be found.`;
		case "field": return `${who} is asked for its field ${ask.name}, which would not be found.`;
		default: return ask.name === "<init>" ? `${who} is created by reflection; without its constructor that fails with NoSuchMethodException${className.includes("kafka") ? " (\"Could not find a public no-argument constructor\")" : ""}.` : `${who} is asked for its method ${ask.name}, which would not be found.`;
	}
}
function memberOf(ask) {
	if (ask.kind === "class") return void 0;
	if (ask.kind === "field") return ask.name;
	return `${ask.name}(${ask.parameterTypes?.join(", ") ?? "…"})`;
}
function additionOf(className, ask) {
	switch (ask.kind) {
		case "class": return {
			kind: "reflection",
			type: className
		};
		case "field": return {
			kind: "reflection",
			type: className,
			fields: [ask.name]
		};
		default: return {
			kind: "reflection",
			type: className,
			methods: [{
				name: ask.name,
				parameterTypes: ask.parameterTypes ?? []
			}]
		};
	}
}

// src/metadata/rules/resources.ts
const LOADS = [
	"getResource",
	"getResources",
	"getResourceAsStream",
	"getSystemResource",
	"getSystemResourceAsStream"
];
/**
* Resources that a class loader is asked for under a fixed name. Of `Class.getResource` with a constant
* the builder takes note itself; of a class loader's it does not.
*/
function resources(context) {
	const findings = [];
	const selectors = context.program.selectorsOf(...LOADS);
	for (const { method, site } of context.resolver.sites.of("java/lang/ClassLoader", selectors)) {
		const name = site.args.at(-1);
		if (name === void 0) continue;
		for (const source of context.resolver.sources(method, name)) {
			if (source.kind !== "text") continue;
			const [resource] = context.classPath.resources().get(source.value) ?? [];
			if (resource === void 0 || context.registry.hasResource(source.value)) continue;
			findings.push({
				rule: "resource",
				severity: isOwn(source.trail.at(-1)) ? "error" : "note",
				confidence: "medium",
				subject: source.value,
				message: "A class loader is asked for this resource, and no pattern covers it.",
				evidence: {
					jar: resource.jar,
					trail: source.trail.toReversed().map((each) => `${each.type.name.replaceAll("/", ".")}.${each.member.name}`)
				},
				addition: {
					kind: "resources",
					path: source.value
				}
			});
		}
	}
	return findings;
}

// src/metadata/rules/stale.ts
const PRIMITIVE = /^(?:boolean|byte|char|double|float|int|long|short|void)$/;
/** Entries of the checked folders whose class, member or resource no longer exists. */
function stale(context, metadata) {
	const bySimpleName = simpleNames(context);
	return [...[...metadata.reflection, ...metadata.jni].flatMap((entry) => staleType(context, entry, bySimpleName)), ...staleResources(context, metadata)];
}
function staleType(context, entry, bySimpleName) {
	const name = elementClass(entry.type);
	if (PRIMITIVE.test(name) || isPlatform(name)) return [];
	const file = context.classPath.find(internal(name));
	if (file !== void 0) return staleMembers(context, entry, name, file);
	const [target] = (bySimpleName.get(simple(name)) ?? []).filter((other) => isOwnClass(name) && isOwnClass(other)).filter((other) => !context.registry.hasType(other));
	const gone = `${name} is not on the class path`;
	return [{
		rule: "stale-type",
		severity: target === void 0 ? "note" : "warning",
		confidence: target === void 0 ? "high" : "medium",
		subject: name,
		message: target === void 0 ? `${gone}.` : `${gone}; ${target}, which has no entry, may be its new name.`,
		evidence: { trail: [] },
		...entry.place === void 0 ? {} : { place: entry.place }
	}];
}
function staleMembers(context, entry, name, file) {
	const jar = context.classPath.jarOf(internal(name));
	return [...entry.fields.filter((field) => !file.fields.some((each) => each.name === field)), ...entry.methods.filter(({ name: method, parameterTypes }) => !declares(file, method, parameterTypes?.length)).map((method) => `${method.name}(${method.parameterTypes?.join(", ") ?? "…"})`)].map((member) => ({
		rule: "stale-member",
		severity: "note",
		confidence: "high",
		subject: name,
		member,
		message: `${name} has no ${member} of its own.`,
		evidence: {
			...jar === void 0 ? {} : { jar },
			trail: []
		},
		...entry.place === void 0 ? {} : { place: entry.place }
	}));
}
function declares(file, name, parameters) {
	return file.methods.some((method) => method.name === name && (parameters === void 0 || signatureOf(method.descriptor).parameters.length === parameters));
}
function staleResources(context, metadata) {
	const paths = [...context.classPath.resources().keys()];
	return metadata.resources.flatMap((entry) => {
		if (entry.kind === "exclude" || entry.module !== void 0) return [];
		const literal = literalPath(entry);
		const path = literal ?? entry.pattern;
		const matches = resourceMatcher(entry);
		if (path.endsWith(".class") || matches === void 0) return [];
		if (literal === void 0 ? paths.some(matches) : context.classPath.resources().has(literal)) return [];
		return [{
			rule: "stale-resource",
			severity: path.endsWith(".so") ? "warning" : "note",
			confidence: "high",
			subject: path,
			message: "The pattern matches nothing on the class path.",
			evidence: { trail: [] },
			...entry.place === void 0 ? {} : { place: entry.place }
		}];
	});
}
function simpleNames(context) {
	const names = /* @__PURE__ */ new Map();
	for (const className of context.classPath.classNames()) {
		if (!isOwnClass(className)) continue;
		const name = dotted(className);
		names.set(simple(name), [...names.get(simple(name)) ?? [], name]);
	}
	return names;
}
function simple(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}

// src/metadata/check.ts
/** The upstream images start the first one; the second one is the broker alone. */
const ENTRY_POINTS = ["kafka.docker.KafkaDockerWrapper", "kafka.Kafka"];
/** Rounds end when nothing new is reached; every finding that is met would make more code reachable. */
const MOST_ROUNDS = 6;
/** Judges a metadata by the class path it is for. Pure: all input is in memory. */
function analyse(subject) {
	const program = new Reachability(subject.classPath);
	const services = serviceProviders(subject.classPath);
	const registry = new Registry(concat([subject.metadata, subject.bundled]), (className) => (services.get(className) ?? []).some((service) => program.knows(internal(service))));
	const resolver = new Resolver(program);
	program.reach(subject.entryPoints.map((name) => ({
		type: internal(name),
		method: "main"
	})));
	program.reach(registeredRoots(registry));
	const base = {
		classPath: subject.classPath,
		program,
		resolver,
		registry,
		architectures: subject.architectures
	};
	const required = closure(base, [
		configDefaults,
		reflection,
		vitalPlugins,
		jsonBound
	], (finding) => finding);
	const optional = closure(base, [
		plugins,
		reflection,
		jsonBound
	], (finding) => finding.severity === "error" ? {
		...finding,
		severity: "warning",
		confidence: "medium"
	} : finding);
	const context = contextOf(base);
	const rest = [
		log4j,
		mbeans,
		nativeLibraries,
		resources
	].flatMap((rule) => rule(context));
	const findings = [
		...required,
		...optional,
		...rest,
		...stale(context, subject.metadata)
	];
	return {
		findings: sortFindings(joinByClass(findings)),
		reachableMethods: program.methodCount
	};
}
/** Applies rules, takes what they ask for as reachable, and again, until nothing new comes. */
function closure(base, rules, grade) {
	let findings = [];
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const context = contextOf(base);
		const found = rules.flatMap((rule) => rule(context));
		findings = [...findings, ...found.map(grade)];
		const before = base.program.methodCount;
		base.program.reach(found.filter(({ severity }) => severity !== "note").flatMap(demandedRoots));
		if (base.program.methodCount === before) break;
	}
	return findings;
}
function vitalPlugins(context) {
	return plugins(context).filter((finding) => finding.severity === "error");
}
function demandedRoots({ addition }) {
	if (addition?.kind !== "reflection") return [];
	return (addition.methods ?? []).map((method) => ({
		type: internal(addition.type),
		method: method.name
	}));
}
/** Whatever is registered may be called. */
function registeredRoots(registry) {
	const roots = [];
	for (const name of registry.reflectedTypes()) for (const entry of registry.entries(name)) {
		const type = internal(name);
		for (const method of entry.methods) roots.push({
			type,
			method: method.name
		});
		if (entry.flags.some((flag) => /^all(?:Declared|Public)(?:Methods|Constructors)$/.test(flag))) roots.push({
			type,
			method: void 0
		});
	}
	return roots;
}

// src/metadata/classpath/class-path.ts
const MULTI_RELEASE = /^META-INF\/versions\/(\d+)\/(.+)$/;
/** The Java that the native image is built with; of a multi-release jar its classes are taken. */
const TARGET_JAVA = 21;
/**
* The classes and resources of some jars, in class-path order: of two with the same name the first one
* counts. Jars stay compressed in memory; a class is parsed when it is first asked for.
*/
var ClassPath = class ClassPath {
	problems = [];
	jars = [];
	#zips = [];
	#classes = /* @__PURE__ */ new Map();
	#parsed = /* @__PURE__ */ new Map();
	#resources = /* @__PURE__ */ new Map();
	/** Opens every jar it can; the others stand in `problems`. They stay open until {@link ClassPath.close}. */
	static open(jars) {
		const path = new ClassPath();
		for (const jar of jars) try {
			path.#add(jar, Zip.open(jar));
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			path.problems.push({
				file: jar,
				message: explain(error).text,
				fatal: true
			});
		}
		return path;
	}
	close() {
		for (const zip of this.#zips) zip.close();
	}
	/** Internal names of all classes, in the order of the class path. */
	classNames() {
		return this.#classes.keys();
	}
	has(name) {
		return this.#classes.has(name);
	}
	/** The jar that a class comes from. */
	jarOf(name) {
		return this.#classes.get(name)?.jar;
	}
	/** The class with an internal name; undefined where it is not here or damaged. */
	find(name) {
		if (this.#parsed.has(name)) return this.#parsed.get(name);
		const parsed = this.#parse(name);
		this.#parsed.set(name, parsed);
		return parsed;
	}
	/** Every resource that is no class, by path; of the same path in several jars the first one first. */
	resources() {
		return this.#resources;
	}
	/** Notes that the code of a class cannot be read. */
	reportDamage(name, error) {
		const file = `${this.jarOf(name) ?? ""}!${name}.class`;
		const message = `${file} is not a sound class file: its code cannot be read (${error.message}).`;
		if (this.problems.some((problem) => problem.file === file)) return;
		this.problems.push({
			file,
			message,
			fatal: true
		});
	}
	#parse(name) {
		const resource = this.#classes.get(name);
		if (resource === void 0) return void 0;
		const origin = `${resource.jar}!${resource.path}`;
		try {
			const file = new ClassFile(resource.read(), origin);
			if (file.major > 69) this.#tooNew(origin, file.major);
			return file;
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			this.problems.push({
				file: origin,
				message: error.message,
				fatal: true
			});
			return;
		}
	}
	#tooNew(file, major) {
		const message = `${file} is of class file version ${major}, newer than the ${69} this check knows; it was read as if it were that.`;
		this.problems.push({
			file,
			message,
			fatal: true
		});
	}
	#add(jar, zip) {
		const name = basename(jar);
		this.#zips.push(zip);
		this.jars.push(name);
		for (const entry of effectiveEntries(zip.entries)) {
			const resource = {
				path: entry.path,
				jar: name,
				read: () => zip.read(entry.entry)
			};
			if (entry.path.endsWith(".class")) {
				const className = entry.path.slice(0, -6);
				if (!className.endsWith("-info") && !this.#classes.has(className)) this.#classes.set(className, resource);
			} else {
				const same = this.#resources.get(entry.path);
				if (same === void 0) this.#resources.set(entry.path, [resource]);
				else same.push(resource);
			}
		}
	}
};
/** Of a multi-release jar the entries that the target Java sees, under their plain names. */
function effectiveEntries(entries) {
	const chosen = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const versioned = MULTI_RELEASE.exec(entry.name);
		const version = versioned === null ? 0 : Number(versioned[1]);
		const path = versioned?.[2] ?? entry.name;
		const known = chosen.get(path);
		if (version <= TARGET_JAVA && (known === void 0 || known.version < version)) chosen.set(path, {
			path,
			entry,
			version
		});
	}
	return chosen.values();
}

// node_modules/jsonc-parser/lib/esm/impl/scanner.js
/**
* Creates a JSON scanner on the given text.
* If ignoreTrivia is set, whitespaces or comments are ignored.
*/
function createScanner(text, ignoreTrivia = false) {
	const len = text.length;
	let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
	function scanHexDigits(count, exact) {
		let digits = 0;
		let value = 0;
		while (digits < count || !exact) {
			let ch = text.charCodeAt(pos);
			if (ch >= 48 && ch <= 57) value = value * 16 + ch - 48;
			else if (ch >= 65 && ch <= 70) value = value * 16 + ch - 65 + 10;
			else if (ch >= 97 && ch <= 102) value = value * 16 + ch - 97 + 10;
			else break;
			pos++;
			digits++;
		}
		if (digits < count) value = -1;
		return value;
	}
	function setPosition(newPosition) {
		pos = newPosition;
		value = "";
		tokenOffset = 0;
		token = 16;
		scanError = 0;
	}
	function scanNumber() {
		let start = pos;
		if (text.charCodeAt(pos) === 48) pos++;
		else {
			pos++;
			while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
		}
		if (pos < text.length && text.charCodeAt(pos) === 46) {
			pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
			} else {
				scanError = 3;
				return text.substring(start, pos);
			}
		}
		let end = pos;
		if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
			pos++;
			if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) pos++;
			if (pos < text.length && isDigit(text.charCodeAt(pos))) {
				pos++;
				while (pos < text.length && isDigit(text.charCodeAt(pos))) pos++;
				end = pos;
			} else scanError = 3;
		}
		return text.substring(start, end);
	}
	function scanString() {
		let result = "", start = pos;
		while (true) {
			if (pos >= len) {
				result += text.substring(start, pos);
				scanError = 2;
				break;
			}
			const ch = text.charCodeAt(pos);
			if (ch === 34) {
				result += text.substring(start, pos);
				pos++;
				break;
			}
			if (ch === 92) {
				result += text.substring(start, pos);
				pos++;
				if (pos >= len) {
					scanError = 2;
					break;
				}
				switch (text.charCodeAt(pos++)) {
					case 34:
						result += "\"";
						break;
					case 92:
						result += "\\";
						break;
					case 47:
						result += "/";
						break;
					case 98:
						result += "\b";
						break;
					case 102:
						result += "\f";
						break;
					case 110:
						result += "\n";
						break;
					case 114:
						result += "\r";
						break;
					case 116:
						result += "	";
						break;
					case 117:
						const ch3 = scanHexDigits(4, true);
						if (ch3 >= 0) result += String.fromCharCode(ch3);
						else scanError = 4;
						break;
					default: scanError = 5;
				}
				start = pos;
				continue;
			}
			if (ch >= 0 && ch <= 31) {
				if (isLineBreak(ch)) {
					result += text.substring(start, pos);
					scanError = 2;
					break;
				} else scanError = 6;
			}
			pos++;
		}
		return result;
	}
	function scanNext() {
		value = "";
		scanError = 0;
		tokenOffset = pos;
		lineStartOffset = lineNumber;
		prevTokenLineStartOffset = tokenLineStartOffset;
		if (pos >= len) {
			tokenOffset = len;
			return token = 17;
		}
		let code = text.charCodeAt(pos);
		if (isWhiteSpace(code)) {
			do {
				pos++;
				value += String.fromCharCode(code);
				code = text.charCodeAt(pos);
			} while (isWhiteSpace(code));
			return token = 15;
		}
		if (isLineBreak(code)) {
			pos++;
			value += String.fromCharCode(code);
			if (code === 13 && text.charCodeAt(pos) === 10) {
				pos++;
				value += "\n";
			}
			lineNumber++;
			tokenLineStartOffset = pos;
			return token = 14;
		}
		switch (code) {
			case 123:
				pos++;
				return token = 1;
			case 125:
				pos++;
				return token = 2;
			case 91:
				pos++;
				return token = 3;
			case 93:
				pos++;
				return token = 4;
			case 58:
				pos++;
				return token = 6;
			case 44:
				pos++;
				return token = 5;
			case 34:
				pos++;
				value = scanString();
				return token = 10;
			case 47:
				const start = pos - 1;
				if (text.charCodeAt(pos + 1) === 47) {
					pos += 2;
					while (pos < len) {
						if (isLineBreak(text.charCodeAt(pos))) break;
						pos++;
					}
					value = text.substring(start, pos);
					return token = 12;
				}
				if (text.charCodeAt(pos + 1) === 42) {
					pos += 2;
					const safeLength = len - 1;
					let commentClosed = false;
					while (pos < safeLength) {
						const ch = text.charCodeAt(pos);
						if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
							pos += 2;
							commentClosed = true;
							break;
						}
						pos++;
						if (isLineBreak(ch)) {
							if (ch === 13 && text.charCodeAt(pos) === 10) pos++;
							lineNumber++;
							tokenLineStartOffset = pos;
						}
					}
					if (!commentClosed) {
						pos++;
						scanError = 1;
					}
					value = text.substring(start, pos);
					return token = 13;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
			case 45:
				value += String.fromCharCode(code);
				pos++;
				if (pos === len || !isDigit(text.charCodeAt(pos))) return token = 16;
			case 48:
			case 49:
			case 50:
			case 51:
			case 52:
			case 53:
			case 54:
			case 55:
			case 56:
			case 57:
				value += scanNumber();
				return token = 11;
			default:
				while (pos < len && isUnknownContentCharacter(code)) {
					pos++;
					code = text.charCodeAt(pos);
				}
				if (tokenOffset !== pos) {
					value = text.substring(tokenOffset, pos);
					switch (value) {
						case "true": return token = 8;
						case "false": return token = 9;
						case "null": return token = 7;
					}
					return token = 16;
				}
				value += String.fromCharCode(code);
				pos++;
				return token = 16;
		}
	}
	function isUnknownContentCharacter(code) {
		if (isWhiteSpace(code) || isLineBreak(code)) return false;
		switch (code) {
			case 125:
			case 93:
			case 123:
			case 91:
			case 34:
			case 58:
			case 44:
			case 47: return false;
		}
		return true;
	}
	function scanNextNonTrivia() {
		let result;
		do
			result = scanNext();
		while (result >= 12 && result <= 15);
		return result;
	}
	return {
		setPosition,
		getPosition: () => pos,
		scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
		getToken: () => token,
		getTokenValue: () => value,
		getTokenOffset: () => tokenOffset,
		getTokenLength: () => pos - tokenOffset,
		getTokenStartLine: () => lineStartOffset,
		getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
		getTokenError: () => scanError
	};
}
function isWhiteSpace(ch) {
	return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
	return ch === 10 || ch === 13;
}
function isDigit(ch) {
	return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes) {
	CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
	CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
	CharacterCodes[CharacterCodes["space"] = 32] = "space";
	CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
	CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
	CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
	CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
	CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
	CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
	CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
	CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
	CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
	CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
	CharacterCodes[CharacterCodes["a"] = 97] = "a";
	CharacterCodes[CharacterCodes["b"] = 98] = "b";
	CharacterCodes[CharacterCodes["c"] = 99] = "c";
	CharacterCodes[CharacterCodes["d"] = 100] = "d";
	CharacterCodes[CharacterCodes["e"] = 101] = "e";
	CharacterCodes[CharacterCodes["f"] = 102] = "f";
	CharacterCodes[CharacterCodes["g"] = 103] = "g";
	CharacterCodes[CharacterCodes["h"] = 104] = "h";
	CharacterCodes[CharacterCodes["i"] = 105] = "i";
	CharacterCodes[CharacterCodes["j"] = 106] = "j";
	CharacterCodes[CharacterCodes["k"] = 107] = "k";
	CharacterCodes[CharacterCodes["l"] = 108] = "l";
	CharacterCodes[CharacterCodes["m"] = 109] = "m";
	CharacterCodes[CharacterCodes["n"] = 110] = "n";
	CharacterCodes[CharacterCodes["o"] = 111] = "o";
	CharacterCodes[CharacterCodes["p"] = 112] = "p";
	CharacterCodes[CharacterCodes["q"] = 113] = "q";
	CharacterCodes[CharacterCodes["r"] = 114] = "r";
	CharacterCodes[CharacterCodes["s"] = 115] = "s";
	CharacterCodes[CharacterCodes["t"] = 116] = "t";
	CharacterCodes[CharacterCodes["u"] = 117] = "u";
	CharacterCodes[CharacterCodes["v"] = 118] = "v";
	CharacterCodes[CharacterCodes["w"] = 119] = "w";
	CharacterCodes[CharacterCodes["x"] = 120] = "x";
	CharacterCodes[CharacterCodes["y"] = 121] = "y";
	CharacterCodes[CharacterCodes["z"] = 122] = "z";
	CharacterCodes[CharacterCodes["A"] = 65] = "A";
	CharacterCodes[CharacterCodes["B"] = 66] = "B";
	CharacterCodes[CharacterCodes["C"] = 67] = "C";
	CharacterCodes[CharacterCodes["D"] = 68] = "D";
	CharacterCodes[CharacterCodes["E"] = 69] = "E";
	CharacterCodes[CharacterCodes["F"] = 70] = "F";
	CharacterCodes[CharacterCodes["G"] = 71] = "G";
	CharacterCodes[CharacterCodes["H"] = 72] = "H";
	CharacterCodes[CharacterCodes["I"] = 73] = "I";
	CharacterCodes[CharacterCodes["J"] = 74] = "J";
	CharacterCodes[CharacterCodes["K"] = 75] = "K";
	CharacterCodes[CharacterCodes["L"] = 76] = "L";
	CharacterCodes[CharacterCodes["M"] = 77] = "M";
	CharacterCodes[CharacterCodes["N"] = 78] = "N";
	CharacterCodes[CharacterCodes["O"] = 79] = "O";
	CharacterCodes[CharacterCodes["P"] = 80] = "P";
	CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
	CharacterCodes[CharacterCodes["R"] = 82] = "R";
	CharacterCodes[CharacterCodes["S"] = 83] = "S";
	CharacterCodes[CharacterCodes["T"] = 84] = "T";
	CharacterCodes[CharacterCodes["U"] = 85] = "U";
	CharacterCodes[CharacterCodes["V"] = 86] = "V";
	CharacterCodes[CharacterCodes["W"] = 87] = "W";
	CharacterCodes[CharacterCodes["X"] = 88] = "X";
	CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
	CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
	CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
	CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
	CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
	CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
	CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
	CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
	CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
	CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
	CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
	CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
	CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
	CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
	CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
	CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
	CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));

// node_modules/jsonc-parser/lib/esm/impl/string-intern.js
const cachedSpaces = new Array(20).fill(0).map((_, index) => {
	return " ".repeat(index);
});
const maxCachedValues = 200;
const cachedBreakLinesWithSpaces = {
	" ": {
		"\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\n" + " ".repeat(index);
		}),
		"\r": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r" + " ".repeat(index);
		}),
		"\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r\n" + " ".repeat(index);
		})
	},
	"	": {
		"\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\n" + "	".repeat(index);
		}),
		"\r": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r" + "	".repeat(index);
		}),
		"\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
			return "\r\n" + "	".repeat(index);
		})
	}
};

// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions) {
	ParseOptions.DEFAULT = { allowTrailingComma: false };
})(ParseOptions || (ParseOptions = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
function parseTree$1(text, errors = [], options = ParseOptions.DEFAULT) {
	let currentParent = {
		type: "array",
		offset: -1,
		length: -1,
		children: [],
		parent: void 0
	};
	function ensurePropertyComplete(endOffset) {
		if (currentParent.type === "property") {
			currentParent.length = endOffset - currentParent.offset;
			currentParent = currentParent.parent;
		}
	}
	function onValue(valueNode) {
		currentParent.children.push(valueNode);
		return valueNode;
	}
	visit(text, {
		onObjectBegin: (offset) => {
			currentParent = onValue({
				type: "object",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onObjectProperty: (name, offset, length) => {
			currentParent = onValue({
				type: "property",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
			currentParent.children.push({
				type: "string",
				value: name,
				offset,
				length,
				parent: currentParent
			});
		},
		onObjectEnd: (offset, length) => {
			ensurePropertyComplete(offset + length);
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onArrayBegin: (offset, length) => {
			currentParent = onValue({
				type: "array",
				offset,
				length: -1,
				parent: currentParent,
				children: []
			});
		},
		onArrayEnd: (offset, length) => {
			currentParent.length = offset + length - currentParent.offset;
			currentParent = currentParent.parent;
			ensurePropertyComplete(offset + length);
		},
		onLiteralValue: (value, offset, length) => {
			onValue({
				type: getNodeType(value),
				offset,
				length,
				parent: currentParent,
				value
			});
			ensurePropertyComplete(offset + length);
		},
		onSeparator: (sep, offset, length) => {
			if (currentParent.type === "property") {
				if (sep === ":") currentParent.colonOffset = offset;
				else if (sep === ",") ensurePropertyComplete(offset);
			}
		},
		onError: (error, offset, length) => {
			errors.push({
				error,
				offset,
				length
			});
		}
	}, options);
	const result = currentParent.children[0];
	if (result) delete result.parent;
	return result;
}
/**
* Evaluates the JavaScript object of the given JSON DOM node
*/
function getNodeValue$1(node) {
	switch (node.type) {
		case "array": return node.children.map(getNodeValue$1);
		case "object":
			const obj = Object.create(null);
			for (let prop of node.children) {
				const valueNode = prop.children[1];
				if (valueNode) obj[prop.children[0].value] = getNodeValue$1(valueNode);
			}
			return obj;
		case "null":
		case "string":
		case "number":
		case "boolean": return node.value;
		default: return;
	}
}
/**
* Parses the given text and invokes the visitor functions for each object, array and literal reached.
*/
function visit(text, visitor, options = ParseOptions.DEFAULT) {
	const _scanner = createScanner(text, false);
	const _jsonPath = [];
	let suppressedCallbacks = 0;
	function toNoArgVisit(visitFunction) {
		return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisit(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
	}
	function toOneArgVisitWithPath(visitFunction) {
		return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
	}
	function toBeginVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks++;
			else if (visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) === false) suppressedCallbacks = 1;
		} : () => true;
	}
	function toEndVisit(visitFunction) {
		return visitFunction ? () => {
			if (suppressedCallbacks > 0) suppressedCallbacks--;
			if (suppressedCallbacks === 0) visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
		} : () => true;
	}
	const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
	const disallowComments = options && options.disallowComments;
	const allowTrailingComma = options && options.allowTrailingComma;
	function scanNext() {
		while (true) {
			const token = _scanner.scan();
			switch (_scanner.getTokenError()) {
				case 4:
					handleError(14);
					break;
				case 5:
					handleError(15);
					break;
				case 3:
					handleError(13);
					break;
				case 1:
					if (!disallowComments) handleError(11);
					break;
				case 2:
					handleError(12);
					break;
				case 6: handleError(16);
			}
			switch (token) {
				case 12:
				case 13:
					if (disallowComments) handleError(10);
					else onComment();
					break;
				case 16:
					handleError(1);
					break;
				case 15:
				case 14: break;
				default: return token;
			}
		}
	}
	function handleError(error, skipUntilAfter = [], skipUntil = []) {
		onError(error);
		if (skipUntilAfter.length + skipUntil.length > 0) {
			let token = _scanner.getToken();
			while (token !== 17) {
				if (skipUntilAfter.indexOf(token) !== -1) {
					scanNext();
					break;
				} else if (skipUntil.indexOf(token) !== -1) break;
				token = scanNext();
			}
		}
	}
	function parseString(isValue) {
		const value = _scanner.getTokenValue();
		if (isValue) onLiteralValue(value);
		else {
			onObjectProperty(value);
			_jsonPath.push(value);
		}
		scanNext();
		return true;
	}
	function parseLiteral() {
		switch (_scanner.getToken()) {
			case 11:
				const tokenValue = _scanner.getTokenValue();
				let value = Number(tokenValue);
				if (isNaN(value)) {
					handleError(2);
					value = 0;
				}
				onLiteralValue(value);
				break;
			case 7:
				onLiteralValue(null);
				break;
			case 8:
				onLiteralValue(true);
				break;
			case 9:
				onLiteralValue(false);
				break;
			default: return false;
		}
		scanNext();
		return true;
	}
	function parseProperty() {
		if (_scanner.getToken() !== 10) {
			handleError(3, [], [2, 5]);
			return false;
		}
		parseString(false);
		if (_scanner.getToken() === 6) {
			onSeparator(":");
			scanNext();
			if (!parseValue()) handleError(4, [], [2, 5]);
		} else handleError(5, [], [2, 5]);
		_jsonPath.pop();
		return true;
	}
	function parseObject() {
		onObjectBegin();
		scanNext();
		let needsComma = false;
		while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 2 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (!parseProperty()) handleError(4, [], [2, 5]);
			needsComma = true;
		}
		onObjectEnd();
		if (_scanner.getToken() !== 2) handleError(7, [2], []);
		else scanNext();
		return true;
	}
	function parseArray() {
		onArrayBegin();
		scanNext();
		let isFirstElement = true;
		let needsComma = false;
		while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
			if (_scanner.getToken() === 5) {
				if (!needsComma) handleError(4, [], []);
				onSeparator(",");
				scanNext();
				if (_scanner.getToken() === 4 && allowTrailingComma) break;
			} else if (needsComma) handleError(6, [], []);
			if (isFirstElement) {
				_jsonPath.push(0);
				isFirstElement = false;
			} else _jsonPath[_jsonPath.length - 1]++;
			if (!parseValue()) handleError(4, [], [4, 5]);
			needsComma = true;
		}
		onArrayEnd();
		if (!isFirstElement) _jsonPath.pop();
		if (_scanner.getToken() !== 4) handleError(8, [4], []);
		else scanNext();
		return true;
	}
	function parseValue() {
		switch (_scanner.getToken()) {
			case 3: return parseArray();
			case 1: return parseObject();
			case 10: return parseString(true);
			default: return parseLiteral();
		}
	}
	scanNext();
	if (_scanner.getToken() === 17) {
		if (options.allowEmptyContent) return true;
		handleError(4, [], []);
		return false;
	}
	if (!parseValue()) {
		handleError(4, [], []);
		return false;
	}
	if (_scanner.getToken() !== 17) handleError(9, [], []);
	return true;
}
function getNodeType(value) {
	switch (typeof value) {
		case "boolean": return "boolean";
		case "number": return "number";
		case "string": return "string";
		case "object":
			if (!value) return "null";
			else if (Array.isArray(value)) return "array";
			return "object";
		default: return "null";
	}
}

// node_modules/jsonc-parser/lib/esm/main.js
var ScanError;
(function(ScanError) {
	ScanError[ScanError["None"] = 0] = "None";
	ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
	ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
	ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
	ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
	ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
	ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
})(ScanError || (ScanError = {}));
var SyntaxKind;
(function(SyntaxKind) {
	SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
	SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
	SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
	SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
	SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
	SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
	SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
	SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
	SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
	SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
	SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
	SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
	SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
	SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
	SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
	SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
	SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
})(SyntaxKind || (SyntaxKind = {}));
/**
* Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
*/
const parseTree = parseTree$1;
/**
* Evaluates the JavaScript object of the given JSON DOM node
*/
const getNodeValue = getNodeValue$1;
var ParseErrorCode;
(function(ParseErrorCode) {
	ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
	ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
	ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
	ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
	ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
	ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
	ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
	ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
	ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
	ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
	ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
	ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
	ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
	ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
})(ParseErrorCode || (ParseErrorCode = {}));
function printParseErrorCode(code) {
	switch (code) {
		case 1: return "InvalidSymbol";
		case 2: return "InvalidNumberFormat";
		case 3: return "PropertyNameExpected";
		case 4: return "ValueExpected";
		case 5: return "ColonExpected";
		case 6: return "CommaExpected";
		case 7: return "CloseBraceExpected";
		case 8: return "CloseBracketExpected";
		case 9: return "EndOfFileExpected";
		case 10: return "InvalidCommentToken";
		case 11: return "UnexpectedEndOfComment";
		case 12: return "UnexpectedEndOfString";
		case 13: return "UnexpectedEndOfNumber";
		case 14: return "InvalidUnicode";
		case 15: return "InvalidEscapeCharacter";
		case 16: return "InvalidCharacter";
	}
	return "<unknown ParseErrorCode>";
}

// src/metadata/formats/json.ts
/** A JSON value that knows its line; wrong shapes end in one sentence with file and position. */
var Json = class Json {
	#node;
	#document;
	constructor(node, document) {
		this.#node = node;
		this.#document = document;
	}
	/** Throws {@link UserError} with line and column at the first syntax error. */
	static parse(file, text) {
		const errors = [];
		const node = parseTree(text, errors, { disallowComments: true });
		const document = new Document(file, text);
		const [first] = errors;
		if (first !== void 0) throw document.error(first.offset, `is not valid JSON: ${printParseErrorCode(first.error)}`);
		if (node === void 0) throw document.error(0, "is empty");
		return new Json(node, document);
	}
	get place() {
		return {
			file: this.#document.file,
			line: this.#document.position(this.#node.offset).line
		};
	}
	/** First character and one after the last, in the text. */
	get span() {
		return {
			from: this.#node.offset,
			to: this.#node.offset + this.#node.length
		};
	}
	get value() {
		return getNodeValue(this.#node);
	}
	get isArray() {
		return this.#node.type === "array";
	}
	get isText() {
		return this.#node.type === "string";
	}
	items() {
		if (this.#node.type !== "array") throw this.error("must be a list");
		return (this.#node.children ?? []).map((child) => new Json(child, this.#document));
	}
	text() {
		if (this.#node.type !== "string") throw this.error("must be a text");
		return String(this.#node.value);
	}
	/** Throws {@link UserError} at the first key that is not among `allowed`. */
	object(allowed) {
		const members = /* @__PURE__ */ new Map();
		if (this.#node.type !== "object") throw this.error("must be an object");
		for (const property of this.#node.children ?? []) {
			const [key, value] = property.children ?? [];
			if (key === void 0 || value === void 0) continue;
			const name = String(key.value);
			if (!allowed.includes(name)) throw new Json(key, this.#document).error(`has the unknown key "${name}"`);
			members.set(name, new Json(value, this.#document));
		}
		return members;
	}
	error(what) {
		return this.#document.error(this.#node.offset, what);
	}
};
var Document = class {
	file;
	/** Offsets at which lines start. */
	#lines;
	constructor(file, text) {
		this.file = file;
		this.#lines = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
	}
	position(offset) {
		let low = 0;
		for (let high = this.#lines.length; high - low > 1;) {
			const middle = low + high >> 1;
			if ((this.#lines[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return {
			line: low + 1,
			column: offset - (this.#lines[low] ?? 0) + 1
		};
	}
	error(offset, what) {
		const { line, column } = this.position(offset);
		return new UserError(`${this.file}:${line}:${column} ${what}.`);
	}
};

// src/metadata/formats/per-kind.ts
/** Files of Java 21 and before, by kind. */
const PER_KIND_FILES = {
	reflection: "reflect-config.json",
	jni: "jni-config.json",
	resources: "resource-config.json",
	proxies: "proxy-config.json",
	serialization: "serialization-config.json",
	predefined: "predefined-classes-config.json"
};
/** Reads one per-kind file. Throws UserError with file, line and column. */
function readPerKind(kind, json) {
	switch (kind) {
		case "reflection": return {
			...EMPTY,
			reflection: json.items().map(typeEntry)
		};
		case "jni": return {
			...EMPTY,
			jni: json.items().map(typeEntry)
		};
		case "resources": return readResources(json);
		case "proxies": return {
			...EMPTY,
			proxies: json.items().map(proxyEntry)
		};
		case "serialization": return {
			...EMPTY,
			serialization: readSerialization(json)
		};
		case "predefined": return {
			...EMPTY,
			predefined: json.items().map((item) => item.value)
		};
	}
}
function typeEntry(json) {
	const members = json.object([
		"name",
		"condition",
		"methods",
		"queriedMethods",
		"fields",
		...TYPE_FLAGS
	]);
	const name = members.get("name");
	if (name === void 0) throw json.error("lacks the key \"name\"");
	return {
		type: name.text(),
		...typeMembers(members),
		...common(json, members)
	};
}
/** What the type entries of both formats have in common. */
function typeMembers(members) {
	return {
		flags: TYPE_FLAGS.filter((flag) => members.get(flag)?.value === true),
		methods: members.get("methods")?.items().map(methodEntry) ?? [],
		queriedMethods: members.get("queriedMethods")?.items().map(methodEntry) ?? [],
		fields: members.get("fields")?.items().map(fieldName) ?? []
	};
}
function methodEntry(json) {
	const members = json.object(["name", "parameterTypes"]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const types = members.get("parameterTypes");
	return types === void 0 ? { name } : {
		name,
		parameterTypes: types.items().map((type) => type.text())
	};
}
function fieldName(json) {
	const name = json.object([
		"name",
		"allowWrite",
		"allowUnsafeAccess"
	]).get("name");
	if (name === void 0) throw json.error("lacks the key \"name\"");
	return name.text();
}
/** Condition and place of an entry. */
function common(json, members) {
	const condition = members.get("condition")?.object(["typeReachable", "typeReached"]);
	const type = (condition?.get("typeReachable") ?? condition?.get("typeReached"))?.text();
	return type === void 0 ? { place: json.place } : {
		condition: type,
		place: json.place
	};
}
function readResources(json) {
	const members = json.object([
		"resources",
		"bundles",
		"globs"
	]);
	const resources = members.get("resources");
	const entries = [];
	if (resources?.isArray) entries.push(...resources.items().map((item) => pattern(item, "include")));
	else if (resources !== void 0) {
		const kinds = resources.object(["includes", "excludes"]);
		entries.push(...kinds.get("includes")?.items().map((item) => pattern(item, "include")) ?? []);
		entries.push(...kinds.get("excludes")?.items().map((item) => pattern(item, "exclude")) ?? []);
	}
	entries.push(...members.get("globs")?.items().map(globEntry) ?? []);
	const bundles = members.get("bundles")?.items().map(bundleEntry) ?? [];
	return {
		...EMPTY,
		resources: entries,
		bundles
	};
}
/** `module:\Qpath\E` names the module in front. */
function pattern(json, kind) {
	const members = json.object(["pattern", "condition"]);
	const text = members.get("pattern")?.text();
	if (text === void 0) throw json.error("lacks the key \"pattern\"");
	const [, module, rest] = /^([\w.]+):(.*)$/s.exec(text) ?? [];
	const place = common(json, members);
	return {
		kind,
		form: "regex",
		pattern: rest ?? text,
		...place,
		...module === void 0 ? {} : { module }
	};
}
function globEntry(json) {
	const members = json.object([
		"glob",
		"module",
		"condition"
	]);
	const text = members.get("glob")?.text();
	if (text === void 0) throw json.error("lacks the key \"glob\"");
	const module = members.get("module")?.text();
	return {
		kind: "include",
		form: "glob",
		pattern: text,
		...common(json, members),
		...module === void 0 ? {} : { module }
	};
}
function bundleEntry(json) {
	const members = json.object([
		"name",
		"locales",
		"classNames",
		"condition"
	]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const texts = (key) => members.get(key)?.items().map((item) => item.text()) ?? [];
	return {
		name,
		locales: texts("locales"),
		classNames: texts("classNames"),
		...common(json, members)
	};
}
/** An entry is a list of interfaces, or an object that has one. */
function proxyEntry(json) {
	if (json.isArray) return {
		interfaces: json.items().map((item) => item.text()),
		place: json.place
	};
	const members = json.object(["interfaces", "condition"]);
	const interfaces = members.get("interfaces")?.items().map((item) => item.text());
	if (interfaces === void 0) throw json.error("lacks the key \"interfaces\"");
	return {
		interfaces,
		...common(json, members)
	};
}
/** Either a list of types, or types, lambda capturing types and proxies apart. */
function readSerialization(json) {
	if (json.isArray) return json.items().map((item) => serializationEntry(item, false));
	const members = json.object([
		"types",
		"lambdaCapturingTypes",
		"proxies"
	]);
	const of = (key, isLambda) => members.get(key)?.items().map((item) => serializationEntry(item, isLambda)) ?? [];
	return [...of("types", false), ...of("lambdaCapturingTypes", true)];
}
function serializationEntry(json, isLambda) {
	const members = json.object([
		"name",
		"condition",
		"customTargetConstructorClass"
	]);
	const name = members.get("name")?.text();
	if (name === void 0) throw json.error("lacks the key \"name\"");
	const custom = members.get("customTargetConstructorClass")?.text();
	return {
		type: name,
		...common(json, members),
		...isLambda ? { isLambda } : {},
		...custom === void 0 ? {} : { customTargetConstructorClass: custom }
	};
}

// src/metadata/formats/unified.ts
/** The one file of Java 23 and later. */
const UNIFIED_FILE = "reachability-metadata.json";
const TYPE_KEYS = [
	"type",
	"condition",
	"methods",
	"fields",
	"jniAccessible",
	"serializable",
	...TYPE_FLAGS
];
/** Reads `reachability-metadata.json`. Throws UserError with file, line and column. */
function readUnified(json) {
	const sections = json.object([
		"comment",
		"reflection",
		"jni",
		"resources",
		"bundles",
		"serialization",
		"foreign"
	]);
	const types = (sections.get("reflection")?.items() ?? []).map(unifiedType);
	const natives = (sections.get("jni")?.items() ?? []).map(unifiedType);
	const serialized = (sections.get("serialization")?.items() ?? []).map(unifiedType);
	const resources = sections.get("resources")?.items() ?? [];
	const bundles = [...resources.filter(isBundle), ...sections.get("bundles")?.items() ?? []];
	return {
		...EMPTY,
		reflection: types.flatMap(({ entry }) => entry ?? []),
		jni: [...types.flatMap(({ entry, jni }) => jni && entry !== void 0 ? [entry] : []), ...natives.flatMap(({ entry }) => entry ?? [])],
		serialization: [...types.flatMap(({ entry, serializable }) => serializable ? serialization(entry) : []), ...serialized.flatMap(({ entry }) => serialization(entry))],
		proxies: types.flatMap(({ proxy }) => proxy ?? []),
		resources: resources.filter((item) => !isBundle(item)).map(globEntry),
		bundles: bundles.map((item) => {
			const members = item.object([
				"bundle",
				"name",
				"locales",
				"module",
				"condition"
			]);
			const name = (members.get("bundle") ?? members.get("name"))?.text();
			if (name === void 0) throw item.error("lacks the key \"bundle\"");
			return {
				name,
				locales: members.get("locales")?.items().map((locale) => locale.text()) ?? [],
				classNames: [],
				...common(item, members)
			};
		})
	};
}
function isBundle(json) {
	const { value } = json;
	return typeof value === "object" && value !== null && "bundle" in value;
}
function unifiedType(json) {
	const members = json.object(TYPE_KEYS);
	const type = members.get("type");
	if (type === void 0) throw json.error("lacks the key \"type\"");
	const place = common(json, members);
	const jni = members.get("jniAccessible")?.value === true;
	const serializable = members.get("serializable")?.value === true;
	if (type.isText) return {
		entry: {
			type: type.text(),
			...typeMembers(members),
			...place
		},
		jni,
		serializable
	};
	const interfaces = type.object(["proxy", "lambda"]).get("proxy")?.items();
	if (interfaces === void 0) return {
		jni,
		serializable
	};
	return {
		proxy: {
			interfaces: interfaces.map((item) => item.text()),
			...place
		},
		jni,
		serializable
	};
}
function serialization(entry) {
	if (entry === void 0) return [];
	const { type, condition, place } = entry;
	return [{
		type,
		...condition === void 0 ? {} : { condition },
		...place === void 0 ? {} : { place }
	}];
}

// src/metadata/formats/folder.ts
const KIND_OF = new Map(Object.entries(PER_KIND_FILES).map(([kind, file]) => [file, kind]));
/** Whether a file name is one that native-image reads metadata from. */
function isMetadataFile(name) {
	return name === "reachability-metadata.json" || KIND_OF.has(name);
}
/** Reads the text of one metadata file; throws UserError with file, line and column. */
function parseMetadata(file, text) {
	const json = Json.parse(file, text);
	const kind = KIND_OF.get(basename(file));
	return kind === void 0 ? readUnified(json) : readPerKind(kind, json);
}
/**
* Reads every metadata file of a folder. A file with a mistake is left out and stands in `problems`;
* throws UserError where the folder cannot be read or holds none.
*/
async function readFolder(path, problems) {
	const known = (await readdir(path).catch((error) => {
		throw new UserError(`The metadata folder ${path} cannot be read: ${messageOf$1(error)}.`, { cause: error });
	})).filter(isMetadataFile).sort();
	if (known.length === 0) {
		const expected = [...Object.values(PER_KIND_FILES), UNIFIED_FILE].join(", ");
		throw new UserError(`The folder ${path} holds no metadata.`, { hint: `Expected one of ${expected}.` });
	}
	const files = /* @__PURE__ */ new Map();
	const parts = [];
	for (const name of known) {
		const file = join$1(path, name);
		const text = await readFile(file, "utf8");
		files.set(name, text);
		parts.push(tolerant(file, text, problems));
	}
	return {
		path,
		format: files.has("reachability-metadata.json") ? "unified" : "per-kind",
		metadata: concat(parts),
		files
	};
}
/** What the jars bring themselves under `META-INF/native-image`. */
function metadataOfJars(classPath) {
	const parts = [];
	for (const [path, resources] of classPath.resources()) {
		if (!path.startsWith("META-INF/native-image/") || !isMetadataFile(basename(path))) continue;
		for (const resource of resources) {
			const file = `${resource.jar}!${path}`;
			parts.push(tolerant(file, resource.read().toString("utf8"), classPath.problems, false));
		}
	}
	return concat(parts);
}
function tolerant(file, text, problems, fatal = true) {
	try {
		return parseMetadata(file, text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push({
			file,
			message: explain(error).text,
			fatal
		});
		return EMPTY;
	}
}

// src/metadata/formats/write.ts
/** The six files of Java 21 and before. */
function writePerKind(metadata) {
	const lost = [];
	const resources = metadata.resources.map((entry) => patternJson(entry));
	const of = (kind) => resources.filter((_, at) => metadata.resources[at]?.kind === kind);
	const files = /* @__PURE__ */ new Map([
		[PER_KIND_FILES.reflection, metadata.reflection.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			...typeJson("name", entry)
		}))],
		[PER_KIND_FILES.jni, metadata.jni.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			...typeJson("name", entry)
		}))],
		[PER_KIND_FILES.resources, {
			resources: {
				includes: of("include"),
				...of("exclude").length > 0 ? { excludes: of("exclude") } : {}
			},
			bundles: metadata.bundles.map(bundleJson)
		}],
		[PER_KIND_FILES.proxies, metadata.proxies.map((entry) => ({
			...conditionOf(entry, "typeReachable"),
			interfaces: entry.interfaces
		}))],
		[PER_KIND_FILES.serialization, serializationJson(metadata.serialization)],
		[PER_KIND_FILES.predefined, metadata.predefined]
	]);
	return {
		files: new Map([...files].map(([name, value]) => [name, print(value)])),
		lost
	};
}
/** The one file of Java 23 and later. */
function writeUnified(metadata) {
	const lost = [];
	const resources = metadata.resources.flatMap((entry) => {
		const glob = entry.form === "glob" ? entry.pattern : literalPath(entry);
		if (entry.kind === "exclude") lost.push(`The exclusion of ${entry.pattern} has no counterpart.`);
		else if (glob === void 0) lost.push(`The expression ${entry.pattern} is no glob.`);
		else return [{
			...conditionOf(entry, "typeReached"),
			...entry.module === void 0 ? {} : { module: entry.module },
			glob
		}];
		return [];
	});
	if (metadata.predefined.some((each) => JSON.stringify(each).includes("\"hash\""))) lost.push("Predefined classes have no counterpart.");
	const bundles = metadata.bundles.map((entry) => ({
		...conditionOf(entry, "typeReached"),
		bundle: entry.name
	}));
	return {
		files: /* @__PURE__ */ new Map([[UNIFIED_FILE, print({
			reflection: unifiedTypes(metadata),
			resources: [...resources, ...bundles]
		})]]),
		lost
	};
}
/** JNI and serialization become properties of the type's entry. */
function unifiedTypes(metadata) {
	const types = /* @__PURE__ */ new Map();
	const at = (entry) => {
		const known = types.get(typeKey(entry)) ?? {
			...conditionOf(entry, "typeReached"),
			type: entry.type
		};
		types.set(typeKey(entry), known);
		return known;
	};
	for (const entry of metadata.reflection) Object.assign(at(entry), typeJson("type", entry));
	for (const entry of metadata.jni) {
		const known = at(entry);
		const own = typeJson("type", entry);
		Object.assign(known, {
			...own,
			methods: joined(known.methods, own.methods),
			fields: joined(known.fields, own.fields)
		});
		known.jniAccessible = true;
	}
	for (const { type, condition } of metadata.serialization) at({
		type,
		flags: [],
		methods: [],
		queriedMethods: [],
		fields: [],
		...condition === void 0 ? {} : { condition }
	}).serializable = true;
	const proxies = metadata.proxies.map((proxy) => ({
		...conditionOf(proxy, "typeReached"),
		type: { proxy: proxy.interfaces }
	}));
	return [...types.values(), ...proxies];
}
function joined(one, other) {
	if (!Array.isArray(one) || !Array.isArray(other)) return one ?? other;
	return [...new Map([...one, ...other].map((each) => [JSON.stringify(each), each])).values()];
}
/**
* One type entry as JSON, keys in the order that the agent writes. In the unified format (`type`) a registered
* type can be queried for all its members, so that these are not listed.
*/
function typeJson(nameKey, entry) {
	return {
		[nameKey]: entry.type,
		...Object.fromEntries(entry.flags.map((flag) => [flag, true])),
		...entry.fields.length > 0 ? { fields: entry.fields.map((name) => ({ name })) } : {},
		...entry.methods.length > 0 ? { methods: entry.methods } : {},
		...nameKey === "name" && entry.queriedMethods.length > 0 ? { queriedMethods: entry.queriedMethods } : {}
	};
}
function conditionOf(entry, key) {
	return entry.condition === void 0 ? {} : { condition: { [key]: entry.condition } };
}
function patternJson(entry) {
	const pattern = entry.form === "regex" ? entry.pattern : globPattern(entry.pattern);
	const module = entry.module === void 0 ? "" : `${entry.module}:`;
	return {
		...conditionOf(entry, "typeReachable"),
		pattern: `${module}${pattern}`
	};
}
/** A glob as the regular expression that Java reads. */
function globPattern(glob) {
	return glob.split(/(\*\*\/|\*\*|\*)/).map((part) => {
		if (part === "**/") return "(.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return "[^/]*";
		return part === "" ? "" : `\\Q${part}\\E`;
	}).join("");
}
function bundleJson(entry) {
	return {
		...conditionOf(entry, "typeReachable"),
		name: entry.name,
		...entry.locales.length > 0 ? { locales: entry.locales } : {},
		...entry.classNames.length > 0 ? { classNames: entry.classNames } : {}
	};
}
function serializationJson(entries) {
	const json = (entry) => ({
		...conditionOf(entry, "typeReachable"),
		name: entry.type,
		...entry.customTargetConstructorClass === void 0 ? {} : { customTargetConstructorClass: entry.customTargetConstructorClass }
	});
	return {
		types: entries.filter((entry) => entry.isLambda !== true).map(json),
		lambdaCapturingTypes: entries.filter((entry) => entry.isLambda === true).map(json),
		proxies: []
	};
}
function print(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}

// src/metadata/fix.ts
/**
* The files of a folder with everything added that findings ask for: file name → new text, changed files
* only. Per-kind files keep every other byte; new entries go to their alphabetical place.
*/
function fixFolder(folder, findings) {
	const additions = findings.flatMap(({ addition }) => addition ?? []);
	if (additions.length === 0) return /* @__PURE__ */ new Map();
	if (folder.format === "unified") return fixUnified(folder, additions);
	const changed = /* @__PURE__ */ new Map();
	const apply = (file, empty, fix) => {
		const before = folder.files.get(file) ?? empty;
		const after = fix(before);
		if (after !== before) changed.set(file, after);
	};
	for (const kind of ["reflection", "jni"]) {
		const types = additions.filter((each) => each.kind === kind).map(typeEntryOf);
		apply(PER_KIND_FILES[kind], "[\n]\n", (text) => types.reduce((before, type) => withType(PER_KIND_FILES[kind], before, type), text));
	}
	const paths = additions.flatMap((each) => each.kind === "resources" ? [each.path] : []);
	apply(PER_KIND_FILES.resources, "{\n  \"resources\":{\n  \"includes\":[]},\n  \"bundles\":[]\n}\n", (text) => paths.reduce((before, path) => withPattern(before, path), text));
	return changed;
}
/** The addition as an entry of its kind; of a resource, an empty one. */
function typeEntryOf(addition) {
	if (addition.kind === "resources") return {
		type: "",
		flags: [],
		methods: [],
		queriedMethods: [],
		fields: []
	};
	const flags = [];
	if (addition.allDeclaredFields) flags.push("allDeclaredFields");
	if (addition.queryAllPublicMethods) flags.push("queryAllPublicMethods");
	const methods = addition.methods ?? [];
	return {
		type: addition.type,
		flags,
		methods,
		queriedMethods: [],
		fields: addition.fields ?? []
	};
}
function fixUnified(folder, additions) {
	const types = (kind) => additions.filter((each) => each.kind === kind).map(typeEntryOf);
	const resources = additions.flatMap((each) => each.kind === "resources" ? [{
		kind: "include",
		form: "glob",
		pattern: each.path
	}] : []);
	const added = {
		...EMPTY,
		reflection: types("reflection"),
		jni: types("jni"),
		resources
	};
	const { files } = writeUnified(mergeMetadata([folder.metadata, added]));
	return /* @__PURE__ */ new Map([[UNIFIED_FILE, files.get("reachability-metadata.json") ?? ""]]);
}
/** Adds an entry, or joins it with the one that is there. */
function withType(file, text, entry) {
	const items = Json.parse(file, text).items();
	const metadata = parseMetadata(file, text);
	const known = file === PER_KIND_FILES.jni ? metadata.jni : metadata.reflection;
	const at = known.findIndex((each) => each.condition === void 0 && typeName(each.type) === typeName(entry.type));
	const present = known[at];
	const place = items[at];
	if (present !== void 0 && place !== void 0) return splice(text, place.span.from, place.span.to, agentStyle(joinTypes(present, entry)));
	const next = known.findIndex((each) => each.type > entry.type);
	return insert(text, items, next < 0 ? items.length : next, agentStyle(entry), {
		before: "\n",
		between: ",\n",
		after: "\n"
	});
}
function withPattern(text, path) {
	const file = PER_KIND_FILES.resources;
	const includes = Json.parse(file, text).object([
		"resources",
		"bundles",
		"globs"
	]).get("resources")?.object(["includes", "excludes"]).get("includes");
	if (includes === void 0) return text;
	const items = includes.items();
	const patterns = parseMetadata(file, text).resources.filter(({ kind }) => kind === "include");
	const pattern = `\\Q${path}\\E`;
	const next = patterns.findIndex((each) => each.module !== void 0 || each.pattern > pattern);
	const entry = `{\n    "pattern":${JSON.stringify(pattern)}\n  }`;
	return insert(text, items, next < 0 ? items.length : next, entry, {
		before: "",
		between: ", ",
		after: ""
	}, includes);
}
/** Puts text before the item at `index`, or behind the last one; into an empty list where there is none. */
function insert(text, items, index, entry, separators, list) {
	const next = items[index];
	const last = items.at(-1);
	if (next !== void 0) return splice(text, next.span.from, next.span.from, `${entry}${separators.between}`);
	if (last !== void 0) return splice(text, last.span.to, last.span.to, `${separators.between}${entry}`);
	const from = text.indexOf("[", list?.span.from ?? 0) + 1;
	return splice(text, from, text.indexOf("]", from), `${separators.before}${entry}${separators.after}`);
}
function splice(text, from, to, replacement) {
	return text.slice(0, from) + replacement + text.slice(to);
}
/** An entry as the tracing agent of Java 21 prints it: one key a line, members within their line. */
function agentStyle(entry) {
	return `{\n${Object.entries(typeJson("name", entry)).map(([key, value]) => {
		const printed = Array.isArray(value) ? `[${value.map(agentMember).join(", ")}]` : JSON.stringify(value);
		return `  ${JSON.stringify(key)}:${printed}`;
	}).join(",\n")}\n}`;
}
function agentMember(member) {
	const name = `"name":${JSON.stringify(member.name)}`;
	if (member.parameterTypes === void 0) return `{${name}}`;
	return `{${name},"parameterTypes":${JSON.stringify(member.parameterTypes)} }`;
}

export { EMPTY as C, sortFindings as S, typeName as T, methodKey as _, writeUnified as a, SEVERITIES as b, readFolder as c, ClassPath as d, ENTRY_POINTS as f, mergeMetadata as g, concat as h, writePerKind as i, UNIFIED_FILE as l, ARCHITECTURES as m, typeEntryOf as n, isMetadataFile as o, analyse as p, typeJson as r, metadataOfJars as s, fixFolder as t, PER_KIND_FILES as u, resourceKey as v, elementClass as w, isAtLeast as x, RULES as y };