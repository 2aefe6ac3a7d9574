import { StringDecoder } from "node:string_decoder";

// src/io/lines.ts
/** Cuts a byte stream into lines; a carriage return at the end of a line is dropped. */
var LineSplitter = class {
	#decoder = new StringDecoder("utf8");
	#emit;
	#rest = "";
	constructor(emit) {
		this.#emit = emit;
	}
	push(chunk) {
		const lines = (this.#rest + this.#decoder.write(chunk)).split("\n");
		this.#rest = lines.pop() ?? "";
		for (const line of lines) this.#emit(line.replace(/\r$/, ""));
	}
	/** Emits what came after the last line feed. */
	end() {
		const last = this.#rest + this.#decoder.end();
		this.#rest = "";
		if (last !== "") this.#emit(last);
	}
};
/** Keeps the last `limit` bytes of a stream, so that a chatty process cannot fill the memory. */
var Tail = class {
	#limit;
	#chunks = [];
	#size = 0;
	constructor(limit) {
		this.#limit = limit;
	}
	push(chunk) {
		this.#chunks.push(chunk);
		this.#size += chunk.length;
		while (this.#size - (this.#chunks[0]?.length ?? 0) >= this.#limit) this.#size -= this.#chunks.shift()?.length ?? 0;
	}
	toString() {
		return Buffer.concat(this.#chunks).subarray(-this.#limit).toString("utf8");
	}
};

export { Tail as n, LineSplitter as t };