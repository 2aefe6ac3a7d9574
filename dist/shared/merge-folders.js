import { i as codeOf, r as UserError } from "./errors.js";
import { c as writeFileAtomic } from "./store.js";
import { C as signatureOf, D as internal, E as dotted, F as Json, H as PRIMITIVES, I as concat, L as joinTypes, M as readFolder, N as UNIFIED_FILE, O as javaName, P as PER_KIND_FILES, R as mergeMetadata, S as instructionLength, T as describeMethod, U as elementClass, V as EMPTY, W as typeName, _ as Reachability, b as lambdaOf, d as readPluginCache, f as Registry, g as registeredRoots, h as serviceProviders, j as parseMetadata, k as isMetadataFile, l as readNativeLibrary, m as resourceMatcher, n as writePerKind, p as literalPath, r as writeUnified, s as isLinuxLibrary, t as typeJson, u as PLUGIN_CACHE, v as ACCESS, w as switchTargets, x as OP, y as inheritedMethod } from "./write.js";
import { join as join$1 } from "node:path";
import { mkdir, readdir } from "node:fs/promises";

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
		case "field": return right.kind === "field" && right.ref === left.ref;
		case "call": return right.kind === "call" && sameCall(left.site, right.site);
		default: return false;
	}
}
function sameCall(left, right) {
	return left.ref === right.ref && left.args.every((arg, index) => {
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
/** Of instructions that have no effect of interest beside (JVMS 6.5). */
function effectOf(opcode) {
	return EFFECTS[opcode] ?? {
		pops: 0,
		pushes: 0
	};
}
/** Where neighbours take and put the same, from the first opcode to the last. */
const RANGES = [
	[
		0,
		1,
		1,
		8
	],
	[
		0,
		2,
		9,
		10
	],
	[
		0,
		1,
		11,
		13
	],
	[
		0,
		2,
		14,
		15
	],
	[
		0,
		1,
		16,
		17
	],
	[
		4,
		1,
		148,
		148
	],
	[
		2,
		1,
		149,
		150
	],
	[
		4,
		1,
		151,
		152
	],
	[
		1,
		0,
		153,
		158
	],
	[
		2,
		0,
		159,
		166
	],
	[
		1,
		0,
		170,
		172
	],
	[
		2,
		0,
		173,
		173
	],
	[
		1,
		0,
		174,
		174
	],
	[
		2,
		0,
		175,
		175
	],
	[
		1,
		0,
		176,
		176
	],
	[
		1,
		1,
		188,
		190
	],
	[
		1,
		0,
		191,
		191
	],
	[
		1,
		1,
		192,
		193
	],
	[
		1,
		0,
		194,
		195
	],
	[
		1,
		0,
		198,
		199
	]
];
/** Slots of int, long, float and double: each group of opcodes goes through the types in this order. */
const NUMBERS = [
	1,
	2,
	1,
	2
];
const WITH_REFERENCES = [...NUMBERS, 1];
/** Of arrays: byte, char and short come last. */
const ELEMENTS = [
	...WITH_REFERENCES,
	1,
	1,
	1
];
const EFFECTS = effects();
function effects() {
	const table = [];
	const set = (pops, pushes, from, to = from) => {
		for (let opcode = from; opcode <= to; opcode += 1) table[opcode] = {
			pops,
			pushes
		};
	};
	for (const range of RANGES) set(...range);
	setLoadsAndStores(set);
	setArithmetic(set);
	setConversions(set);
	return table;
}
/** Of local variables, with the index beside the opcode and in it, and of array elements. */
function setLoadsAndStores(set) {
	for (const [at, slots] of WITH_REFERENCES.entries()) {
		set(0, slots, 21 + at);
		set(0, slots, 26 + 4 * at, 29 + 4 * at);
		set(slots, 0, 54 + at);
		set(slots, 0, 59 + 4 * at, 62 + 4 * at);
	}
	for (const [at, slots] of ELEMENTS.entries()) {
		set(2, slots, 46 + at);
		set(2 + slots, 0, 79 + at);
	}
}
/** Add to remainder, negation, shifts, and the operations on bits. */
function setArithmetic(set) {
	for (const [at, slots] of NUMBERS.entries()) {
		for (let group = 96; group <= 112; group += 4) set(2 * slots, slots, group + at);
		set(slots, slots, 116 + at);
	}
	for (let opcode = 120; opcode <= 125; opcode += 2) {
		set(2, 1, opcode);
		set(3, 2, opcode + 1);
	}
	for (let opcode = 126; opcode <= 131; opcode += 2) {
		set(2, 1, opcode);
		set(4, 2, opcode + 1);
	}
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
				field: ref,
				value
			});
			return;
		}
		if (opcode === OP.getfield) this.#frame.pop();
		const isReference = ref.descriptor.length > 1;
		this.#frame.push(isReference ? {
			kind: "field",
			ref
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
		for (const sel of selectors) for (const ref of this.#program.uses.called(sel)) {
			if (!this.isRelated(ref.owner, owner)) continue;
			for (const method of this.#program.uses.callersOf(ref)) for (const site of this.facts(method).calls) if (site.ref === ref) yield {
				method,
				site
			};
		}
	}
	/** The members by which reachable code may call exactly this method. */
	*membersCalling(target) {
		for (const ref of this.#program.uses.called(target.member.selector)) {
			const isExact = ref.owner === target.type.name;
			const mayInherit = target.member.name !== "<init>";
			if (isExact || mayInherit && this.isRelated(ref.owner, target.type.name)) yield ref;
		}
	}
	isRelated(one, other) {
		return this.isBelow(one, other) || this.isBelow(other, one);
	}
	isBelow(name, ancestor) {
		if (name === ancestor) return true;
		const type = this.#program.type(name);
		if (type === void 0) return false;
		return type.external.includes(ancestor) || type.above.some((above) => above.name === ancestor);
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

// src/metadata/analysis/walk.ts
const MOST_SOURCES = 60;
/** A walk that starts in a method, and the sources that it will have found; more than 60 do not count. */
function startWalk(method, intoParts) {
	const found = [];
	const emit = (source) => {
		if ((intoParts || source.kind === "object") && found.length < MOST_SOURCES) found.push(source);
	};
	return {
		walk: {
			trail: [method],
			seen: /* @__PURE__ */ new Set(),
			intoParts,
			emit
		},
		found
	};
}
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
/** Values that code on the way treats on their own do not pass; a configuration key passes without them. */
function without(walk, handled) {
	if (handled.size === 0) return walk;
	const emit = (source) => {
		if (source.kind === "config") walk.emit({
			...source,
			except: [...source.except ?? [], ...handled]
		});
		else if (!handled.has(nameOf(source))) walk.emit(source);
	};
	return {
		...walk,
		emit
	};
}
function nameOf(source) {
	return source.kind === "text" ? source.value : source.kind === "class" ? source.name : "";
}

// src/metadata/analysis/resolver.ts
/** Where a default is parsed is known to `configKeys`; following it here would join all keys. */
const BARRIER = /^org\/apache\/kafka\/common\/config\/ConfigDef(?:\$ConfigKey)?$/;
const DEEPEST = 9;
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
	/** The constants that a value of a method may be, and those that its parts may be. */
	sources(method, value) {
		return this.#search(method, value, true);
	}
	/** The objects made by the program that a value may be; what they are made of does not count. */
	objects(method, value) {
		return this.#search(method, value, false);
	}
	#search(method, value, intoParts) {
		const { walk, found } = startWalk(method, intoParts);
		this.#follow({ method }, value, walk);
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
		else if (value.kind === "field") this.#field(value.ref, walk);
		else if (value.kind === "parameter") this.#parameter(place, value.index, this.#unlessCompared(place, value, walk));
		else if (value.kind === "call") this.#call(place, value.site, this.#unlessCompared(place, value, walk));
		else if (value.kind === "object" && !seen.has(value)) {
			seen.add(value);
			emit({
				kind: "object",
				type: value.type,
				trail
			});
			if (walk.intoParts) for (const part of value.parts) this.#follow(place, part, walk);
		}
	}
	/** A method that compares a value with a constant treats that constant on its own. */
	#unlessCompared(place, value, walk) {
		const handled = /* @__PURE__ */ new Set();
		for (const { left, right } of this.sites.facts(place.method).comparisons) {
			const other = sameValue(left, value) ? right : sameValue(right, value) ? left : UNKNOWN;
			for (const name of shownNames(other)) handled.add(name);
		}
		return without(walk, handled);
	}
	#field(field, walk) {
		if (walk.seen.has(field) || field.owner.startsWith("scala/")) return;
		walk.seen.add(field);
		for (const method of this.#program.uses.writersOf(field)) for (const write of this.sites.facts(method).writes) if (write.field === field) this.#follow({ method }, write.value, onward(walk, method));
	}
	#parameter({ method, caller }, index, walk) {
		if (caller !== void 0) {
			const arg = caller.args[index];
			if (arg !== void 0) this.#follow(caller.place, arg, walk);
			return;
		}
		const key = `${method.type.name}.${method.member.selector}#${index}`;
		if (BARRIER.test(method.type.name) || walk.seen.has(key)) return;
		walk.seen.add(key);
		for (const ref of this.sites.membersCalling(method)) for (const from of this.#program.uses.callersOf(ref)) {
			this.#lambdaParameter(from, method, index, walk);
			for (const site of this.sites.facts(from).calls) {
				const arg = site.args[index];
				if (arg !== void 0 && site.ref === ref) this.#follow({ method: from }, arg, onward(walk, from));
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
		for (const { selector: implemented, target, captured } of this.#program.uses.lambdasOf(site.ref.owner)) {
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
/** Names that a value shows without leaving its method. */
function shownNames(value) {
	return alternatives(value).flatMap((each) => {
		if (each.kind === "text") return [each.value];
		if (each.kind === "class") return [each.name];
		const [receiver] = each.kind === "call" ? each.site.args : [];
		return receiver?.kind === "class" ? [receiver.name] : [];
	});
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

// src/metadata/analysis/config-keys.ts
const CONFIG_DEF = "org/apache/kafka/common/config/ConfigDef";
const DEFINE = /^define(?:Internal)?\(Ljava\/lang\/String;Lorg\/apache\/kafka\/common\/config\/ConfigDef\$Type;Ljava\/lang\/Object;/;
const CLASS_NAME = /^[a-z][\w$]*(?:\.[\w$]+)+$/;
/** Every key that a call of `ConfigDef.define` in reachable code gives a default. */
function configKeys(program, resolver) {
	const keys = /* @__PURE__ */ new Map();
	const selectors = program.uses.selectorsOf("define", "defineInternal").filter((sel) => DEFINE.test(sel));
	for (const { method, site } of resolver.sites.of(CONFIG_DEF, selectors)) {
		const [, name, type, value] = site.args;
		if (name === void 0 || value === void 0 || method.type.name === CONFIG_DEF) continue;
		const defaults = resolver.sources(method, value);
		for (const source of resolver.sources(method, name)) {
			if (source.kind !== "text") continue;
			const key = {
				name: source.value,
				type: type?.kind === "field" ? type.ref.name : void 0,
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
		return source.value.split(",").map((name) => name.trim()).filter((name) => CLASS_NAME.test(name)).map((name) => ({
			name,
			source
		}));
	});
}

// src/metadata/rules/context.ts
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
	const selectors = context.program.uses.selectorsOf(...BINDS).filter((sel) => sel.includes("Ljava/lang/Class;"));
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
		if (!file.isConcrete) continue;
		const lacks = [...constructorsOf(file.methods), ...accessors].map(addedMethod).filter((method) => !context.registry.hasMethod(name, method.name, method.parameterTypes));
		if (lacks.length === 0) continue;
		const isCreated = context.registry.hasConstructor(name, void 0);
		findings.push({
			rule: "json-bound",
			severity: isCreated ? "warning" : "error",
			confidence: "medium",
			subject: name,
			message: isCreated ? `Jackson fills this class from a file; the native image could not call ${lacks.map((method) => method.name).join(", ")}.` : "Jackson fills this class from a file; the native image could neither create it nor see its properties.",
			evidence: evidenceOf(context, name, source.trail),
			addition: {
				kind: "reflection",
				type: name,
				allDeclaredFields: true,
				methods: lacks
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
/** A method that reads an attribute. */
const ATTRIBUTE = /^(?:get|is)[A-Z0-9]/;
const QUERIES = ["queryAllPublicMethods", "queryAllDeclaredMethods"];
/**
* Objects registered as standard MBeans. The server lists the methods of their interface, which takes a
* query, and calls them when an attribute is read: that takes the method itself. A query alone leaves
* attributes that are listed and cannot be read.
*/
function mbeans(context) {
	const findings = [];
	const selectors = context.program.uses.selectorsOf("registerMBean");
	for (const { method, site } of context.resolver.sites.of(SERVER$1, selectors)) {
		const [, bean] = site.args;
		if (bean === void 0) continue;
		for (const source of context.resolver.objects(method, bean)) {
			if (source.kind !== "object") continue;
			const management = managementInterface(context, source.type);
			if (management !== void 0) findings.push(...unmanaged(context, management, source));
		}
	}
	return findings;
}
/** The standard MBean interface: named like the class, or like one above it. */
function managementInterface(context, className) {
	const type = context.program.type(className);
	if (type === void 0 || type.external.some((name) => name.endsWith("DynamicMBean"))) return void 0;
	return type.above.find((each) => type.above.some(({ name }) => each.name === `${name}MBean`));
}
/** What an MBean's interface, and those above it, lack; each method counts where it is declared. */
function unmanaged(context, management, source) {
	const { registry } = context;
	const name = dotted(management.name);
	if (registry.hasFlag(name, "allPublicMethods")) return [];
	return management.above.flatMap((declaring) => {
		const declaringName = dotted(declaring.name);
		const missing = managedMethods(declaring).filter(({ name: method, parameterTypes }) => !registry.hasMethod(declaringName, method, parameterTypes));
		if (missing.length === 0) return [];
		return [finding(context, {
			declaringName,
			missing,
			isListed: registry.hasFlag(name, ...QUERIES) || registry.entries(name).some(hasMethods),
			source
		})];
	});
}
function hasMethods({ methods }) {
	return methods.length > 0;
}
function managedMethods(type) {
	return type.file.methods.filter(isManaged).map(({ name, descriptor }) => ({
		name,
		parameterTypes: signatureOf(descriptor).parameters.map(javaName)
	}));
}
function isManaged({ name, access }) {
	return (access & ACCESS.static) === 0 && !name.startsWith("<");
}
/** An entry says that the interface is meant to be managed; without one it may be a library's own affair. */
function severityOf({ declaringName, missing, isListed }) {
	if (isListed) return missing.some(({ name }) => ATTRIBUTE.test(name)) ? "error" : "warning";
	return isOwnClass(declaringName) ? "warning" : "note";
}
function finding(context, about) {
	const { declaringName, missing, isListed, source } = about;
	return {
		rule: "mbean",
		severity: severityOf(about),
		confidence: "high",
		subject: declaringName,
		member: missing.map(({ name, parameterTypes }) => `${name}(${parameterTypes.join(", ")})`).join("; "),
		message: isListed ? `An object of ${dotted(source.type)} is registered as an MBean; its attributes and operations are listed, but reading or calling them fails.` : `An object of ${dotted(source.type)} is registered as an MBean; without its interface's methods it has no attributes and no operations.`,
		evidence: evidenceOf(context, declaringName, source.trail),
		addition: {
			kind: "reflection",
			type: declaringName,
			queryAllPublicMethods: true,
			methods: [...missing]
		}
	};
}

// src/metadata/rules/native-libraries.ts
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
		for (const [path, [resource]] of context.classPath.resources()) if (resource !== void 0 && isLinuxLibrary(path, architecture)) found.push({
			resource,
			architecture
		});
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

// src/metadata/rules/plugin-points.ts
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
		key: "remote.log.metadata.manager.class.name",
		partner: {
			type: `${SERVER}.log.remote.storage.RemoteStorageManager`,
			namedLike: /(?:Remote|Tiered)Storage/
		}
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
/** The first plug-in point among the types above a class; only headers of class files are read. */
function firstAbove(classPath, file, points, seen = /* @__PURE__ */ new Set()) {
	for (const name of [...file.interfaces, file.superName ?? ""]) {
		const point = points.get(name);
		if (point !== void 0) return point;
		const above = seen.has(name) ? void 0 : classPath.find(name);
		seen.add(name);
		const further = above === void 0 ? void 0 : firstAbove(classPath, above, points, seen);
		if (further !== void 0) return further;
	}
}
/**
* The interface that the plug-in of a key needs an implementation of, where the class path brings none.
* Only classes that are named like one are opened.
*/
function missingPartner(classPath, key) {
	const point = PLUGIN_POINTS.find((each) => each.key === key);
	if (point?.partner === void 0) return void 0;
	const { type, namedLike } = point.partner;
	const wanted = /* @__PURE__ */ new Map([[internal(type), point]]);
	for (const name of classPath.classNames()) {
		const file = namedLike.test(name) ? classPath.find(name) : void 0;
		if (file !== void 0 && isCreatable(file) && firstAbove(classPath, file, wanted) !== void 0) return;
	}
	return type;
}
/** Whether a configuration can name a class: public, with a public constructor without parameters. */
function isCreatable(file) {
	const isPublic = (access) => (access & ACCESS.public) !== 0;
	return isPublic(file.access) && file.isConcrete && file.methods.some(({ name, descriptor, access }) => name === "<init>" && descriptor === "()V" && isPublic(access));
}

// src/metadata/rules/plugins.ts
/** Generated classes of the protocol, a third of all of Kafka's; none of them is a plug-in. */
const PROTOCOL = /\/(?:message|generated)\//;
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
		const point = file?.isConcrete === true ? firstAbove(context.classPath, file, points) : void 0;
		if (file === void 0 || point === void 0 || !isConfigurable(context, point)) continue;
		const type = context.program.type(className);
		if (isCreatable(file) && type !== void 0 && !type.created.has(type)) found.push({
			name: dotted(className),
			point
		});
	}
	return found;
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
		const selectors = program.uses.selectorsOf(...sink.calls).filter((sel) => sel.includes(sink.takes ?? ""));
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
		if (part.kind === "field" && part.ref.name === "TYPE") return primitiveOf(part.ref.owner);
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
	const partner = configKey === void 0 ? void 0 : missingPartner(context.classPath, configKey);
	const member = memberOf(ask);
	return {
		rule: configKey !== void 0 ? "config-default" : by === "reflection" ? "hard-coded" : "security-provider",
		severity: partner !== void 0 ? "warning" : own ? "error" : "note",
		confidence: own ? "high" : "low",
		subject: className,
		...member === void 0 ? {} : { member },
		message: partner === void 0 ? messageOf(demand) : `${messageOf(demand)} It takes effect once there is a ${partner.slice(partner.lastIndexOf(".") + 1)}, which no jar brings.`,
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
	const selectors = context.program.uses.selectorsOf(...LOADS);
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
		findings: sortFindings(joinByClass(findings)).map((finding) => atEntry(registry, finding)),
		reachableMethods: program.methodCount
	};
}
/** What an entry lacks is shown at the entry. */
function atEntry(registry, finding) {
	const { addition, place } = finding;
	if (place !== void 0 || addition === void 0 || addition.kind === "resources") return finding;
	const entry = registry.entryOf(addition.kind, addition.type);
	return entry?.place !== void 0 && !entry.place.file.includes("!") ? {
		...finding,
		place: entry.place
	} : finding;
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

// src/metadata/merge-folders.ts
/**
* Writes the metadata of some folders as one, sorted and without repetition, in the format that is asked for
* (that of the first folder unless told). Answers what the format cannot say, in sentences.
* @throws UserError where a file has a mistake, or the target holds metadata of the other format
*/
async function mergeFolders(folders, into, format) {
	const problems = [];
	const read = await Promise.all(folders.map((folder) => readFolder(folder, problems)));
	const [mistake] = problems;
	if (mistake !== void 0) throw new UserError(mistake.message);
	const wanted = format ?? read[0]?.format ?? "per-kind";
	await refuseOtherFormat(into, wanted);
	const merged = mergeMetadata(read.map(({ metadata }) => metadata));
	const { files, lost } = wanted === "unified" ? writeUnified(merged) : writePerKind(merged);
	await mkdir(into, { recursive: true });
	for (const [name, text] of files) await writeFileAtomic(join$1(into, name), text);
	return lost;
}
/**
* native-image would read both.
* @throws UserError where the folder holds metadata of the other format
*/
async function refuseOtherFormat(folder, format) {
	const other = (await readdir(folder).catch((error) => {
		if (codeOf(error) === "ENOENT") return [];
		throw error;
	})).filter(isMetadataFile).find((name) => name === UNIFIED_FILE !== (format === "unified"));
	if (other === void 0) return;
	throw new UserError(`The folder ${folder} holds ${other}, which is of the other format.`, { hint: "Delete it, or name another folder for the result: native-image would read both." });
}

export { ENTRY_POINTS as a, SEVERITIES as c, typeEntryOf as i, isAtLeast as l, refuseOtherFormat as n, analyse as o, fixFolder as r, RULES as s, mergeFolders as t, sortFindings as u };