import { basename } from 'node:path';
import { explain, UserError } from '../../core/errors.ts';
import { Zip, type ZipEntry } from '../../io/zip.ts';
import { ClassFile, NEWEST_MAJOR } from '../classfile/class-file.ts';
import { Symbols } from '../classfile/symbols.ts';

/** A file on the class path, read when it is wanted. */
export interface Resource {
  readonly path: string;
  /** File name of the jar. */
  readonly jar: string;
  read(): Buffer;
}

/** Something that kept a part of the input from being checked. */
export interface Problem {
  readonly file: string;
  readonly message: string;
  /** A problem that leaves a hole in the check fails the run; a mere remark does not. */
  readonly fatal: boolean;
}

const MULTI_RELEASE = /^META-INF\/versions\/(\d+)\/(.+)$/;
/** The Java that the native image is built with; of a multi-release jar its classes are taken. */
const TARGET_JAVA = 21;

/**
 * The classes and resources of some jars, in class-path order: of two with the same name the first one
 * counts. Jars stay compressed in memory; a class is parsed when it is first asked for.
 */
export class ClassPath {
  readonly problems: Problem[] = [];
  readonly jars: string[] = [];
  readonly #zips: Zip[] = [];
  readonly #symbols = new Symbols();
  readonly #classes = new Map<string, Resource>();
  readonly #parsed = new Map<string, ClassFile | undefined>();
  readonly #resources = new Map<string, Resource[]>();

  /** Opens every jar it can; the others stand in `problems`. They stay open until {@link ClassPath.close}. */
  static open(jars: readonly string[]): ClassPath {
    const path = new ClassPath();
    for (const jar of jars) {
      try {
        path.#add(jar, Zip.open(jar));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        path.problems.push({ file: jar, message: explain(error).text, fatal: true });
      }
    }
    return path;
  }

  close(): void {
    for (const zip of this.#zips) zip.close();
  }

  /** Internal names of all classes, in the order of the class path. */
  classNames(): Iterable<string> {
    return this.#classes.keys();
  }

  has(name: string): boolean {
    return this.#classes.has(name);
  }

  /** The jar that a class comes from. */
  jarOf(name: string): string | undefined {
    return this.#classes.get(name)?.jar;
  }

  /** The class with an internal name; undefined where it is not here or damaged. */
  find(name: string): ClassFile | undefined {
    const known = this.#parsed.get(name);
    if (known !== undefined || this.#parsed.has(name)) return known;
    const parsed = this.#parse(name);
    this.#parsed.set(name, parsed);
    return parsed;
  }

  /** Every resource that is no class, by path; of the same path in several jars the first one first. */
  resources(): ReadonlyMap<string, readonly Resource[]> {
    return this.#resources;
  }

  /** Notes that the code of a class cannot be read. */
  reportDamage(name: string, error: Error): void {
    const file = `${this.jarOf(name) ?? ''}!${name}.class`;
    const message = `${file} is not a sound class file: its code cannot be read (${error.message}).`;
    if (this.problems.some((problem) => problem.file === file)) return;
    this.problems.push({ file, message, fatal: true });
  }

  #parse(name: string): ClassFile | undefined {
    const resource = this.#classes.get(name);
    if (resource === undefined) return undefined;
    const origin = `${resource.jar}!${resource.path}`;
    try {
      const file = new ClassFile(resource.read(), origin, this.#symbols);
      if (file.major > NEWEST_MAJOR) this.#tooNew(origin, file.major);
      return file;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.problems.push({ file: origin, message: error.message, fatal: true });
      return undefined;
    }
  }

  #tooNew(file: string, major: number): void {
    const message = `${file} is of class file version ${major}, newer than the ${NEWEST_MAJOR} this check knows; it was read as if it were that.`;
    this.problems.push({ file, message, fatal: true });
  }

  #add(jar: string, zip: Zip): void {
    const name = basename(jar);
    this.#zips.push(zip);
    this.jars.push(name);
    for (const [path, entry] of effectiveEntries(zip.entries)) {
      const resource = new ZippedResource(path, name, zip, entry);
      if (path.endsWith('.class')) this.#addClass(path.slice(0, -'.class'.length), resource);
      else {
        const same = this.#resources.get(path);
        if (same === undefined) this.#resources.set(path, [resource]);
        else same.push(resource);
      }
    }
  }

  #addClass(name: string, resource: Resource): void {
    if (!name.endsWith('-info') && !this.#classes.has(name)) this.#classes.set(name, resource);
  }
}

class ZippedResource implements Resource {
  readonly path: string;
  readonly jar: string;
  readonly #zip: Zip;
  readonly #entry: ZipEntry;

  constructor(path: string, jar: string, zip: Zip, entry: ZipEntry) {
    this.path = path;
    this.jar = jar;
    this.#zip = zip;
    this.#entry = entry;
  }

  read(): Buffer {
    return this.#zip.read(this.#entry);
  }
}

/** Of a multi-release jar the entries that the target Java sees, under their plain names. */
function effectiveEntries(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const chosen = new Map<string, ZipEntry>();
  const versions = new Map<string, number>();
  for (const entry of entries) {
    const versioned = entry.name.startsWith('META-INF/') ? MULTI_RELEASE.exec(entry.name) : null;
    const version = Number(versioned?.[1] ?? 0);
    const path = versioned?.[2] ?? entry.name;
    const known = versions.get(path) ?? (chosen.has(path) ? 0 : -1);
    if (version > TARGET_JAVA || version <= known) continue;
    chosen.set(path, entry);
    if (version > 0) versions.set(path, version);
  }
  return chosen;
}
