/** An error or a warning in authored content, with its location. Lines count from 1. */
export interface Fault {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly message: string
}

/** A location in a file. */
export interface Location {
  readonly file: string
  readonly line: number
}

/** The keys that lead to a part: `['options', 2]`. */
export type PartPath = readonly PropertyKey[]

/** A file that knows the line of each of its parts. */
export interface LineIndex {
  readonly path: string
  /** The line of the part at `path`, or of the nearest part around it. */
  readonly lineOf: (path: PartPath) => number
}

/** Collects all errors of a course, so that an author sees them together, and remembers where each part was read. */
export class FaultList {
  readonly #faults: Fault[] = []
  readonly #origins = new WeakMap<object, { file: LineIndex; path: PartPath }>()

  error(location: Location, message: string): void {
    this.#faults.push({ severity: 'error', file: location.file, line: location.line, message })
  }

  warn(location: Location, message: string): void {
    this.#faults.push({ severity: 'warning', file: location.file, line: location.line, message })
  }

  /** Remembers that `part` was read from the file at `path`. */
  remember<T extends object>(part: T, file: LineIndex, path: PartPath): T {
    this.#origins.set(part, { file, path })
    return part
  }

  /** Remembers that `part` was made from the remembered `other` and keeps its keys. */
  rememberAs<T extends object>(part: T, other: object): T {
    const origin = this.#origins.get(other)
    if (origin) this.#origins.set(part, origin)
    return part
  }

  /** The location of a remembered part, or of what is at `path` within it. */
  locationOf(part: object, path: PartPath = []): Location {
    const origin = this.#origins.get(part)
    if (!origin) throw new Error('the location of this part was not remembered')
    return { file: origin.file.path, line: origin.file.lineOf([...origin.path, ...path]) }
  }

  /** By file and line. */
  sorted(): Fault[] {
    return [...this.#faults].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }
}
