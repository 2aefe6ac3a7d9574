export const ARCHITECTURES = ['amd64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** How the jars' folders call the processors. */
const FOLDERS: Readonly<Record<Architecture, readonly string[]>> = {
  amd64: ['amd64', 'x86_64', 'x86-64'],
  arm64: ['aarch64', 'arm64'],
};

/** Whether a path of a jar is that of a library for Linux on this architecture: in folders named after both. */
export function isLinuxLibrary(path: string, architecture: Architecture): boolean {
  const folders = path.split('/').slice(0, -1);
  return (
    path.endsWith('.so') &&
    folders.some((folder) => folder.toLowerCase() === 'linux') &&
    folders.some((folder) => FOLDERS[architecture].includes(folder))
  );
}

/** Whether a path of a jar is that of machine code, for whatever machine. */
export function isNativeCode(path: string): boolean {
  return /\.(?:so|dll|dylib|jnilib|a)$/.test(path);
}

/** A shared library, looked at for the texts that tie it to Java classes. */
export interface NativeLibrary {
  /** Whether it exports the implementation of a native method (internal class name). */
  implements(className: string, method: string): boolean;
  /** Whether a text stands in it as a whole, as names that are looked up do. */
  names(text: string): boolean;
  /** Internal names of classes that it may look up. */
  readonly classNames: readonly string[];
}

const CLASS_NAME = /(?<=\0)[A-Za-z_][\w$]*(?:\/[\w$]+)+(?=\0)/g;

/**
 * Reads texts out of a library's bytes; they end with a zero byte both in the symbol table and among
 * the constants. The linker may join a text with the end of a longer one, which is then missed.
 */
export function readNativeLibrary(bytes: Buffer): NativeLibrary {
  const text = bytes.toString('latin1');
  return {
    implements: (className, method) => {
      const symbol = `\0Java_${mangle(className)}_${mangle(method)}`;
      return text.includes(`${symbol}\0`) || text.includes(`${symbol}__`);
    },
    names: (name) => text.includes(`\0${name}\0`),
    classNames: [...new Set(text.match(CLASS_NAME) ?? [])].sort(),
  };
}

/** Names of native methods: JNI specification, "Resolving native method names". */
function mangle(name: string): string {
  return name.replace(/[^A-Za-z0-9/]/g, escapeCharacter).replaceAll('/', '_');
}

function escapeCharacter(character: string): string {
  if (character === '_') return '_1';
  return `_0${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
