import { n as hashFile, r as hashOf } from "./hash.js";
import { join, relative, sep } from "node:path";
import { lstat, readdir, readlink } from "node:fs/promises";

// src/io/folder-digest.ts
/**
* One SHA-256 for all that is in a folder: over the sorted lines `<kind> <path> <digest or target>`, kind
* being `f` (file), `x` (executable file) or `l` (symbolic link, not followed). Owners and times do not count,
* so the same archive unpacked twice has one digest.
*/
async function digestFolder(folder, signal) {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true
	});
	const lines = [];
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		const name = relative(folder, path).replaceAll(sep, "/");
		if (entry.isSymbolicLink()) lines.push(`l ${name} ${await readlink(path)}`);
		else if (entry.isFile()) {
			const isExecutable = ((await lstat(path)).mode & 73) !== 0;
			lines.push(`${isExecutable ? "x" : "f"} ${name} ${await hashFile(path, "sha256", signal)}`);
		}
	}
	return hashOf(`${lines.sort().join("\n")}\n`, "sha256");
}

export { digestFolder as t };