// src/core/command.ts
/** Keeps the literal types of inputs and outputs. */
function defineCommand(command) {
	return command;
}

export { defineCommand as t };