import type { ReadResult } from './question'

/** What is needed to recognize a file. */
export interface FileSample {
  /** The name of the file without folders, in lowercase. */
  readonly name: string
  /** The beginning of a text; empty for a binary file. */
  readonly head: string
  /** The name of the first XML element without prefix; null if the text isn’t XML. */
  readonly root: string | null
  /** The files in a package; null if the file isn’t one. */
  readonly entries: readonly string[] | null
}

/** Names of the files of a package that can have questions. */
export const QUESTION_FILE = /\.(xml|qti)$/i

/** A file of a package that was unpacked. */
export interface PackageFiles {
  readonly names: readonly string[]
  /** @returns null for a file that is missing, too large, or not a text that a reader needs */
  readonly read: (name: string) => Uint8Array | null
}

/** Rows of an Anki collection, which only the server can open. */
export interface AnkiCollection {
  readonly notes: readonly { guid: string; notetype: string; deck: string; tags: string; fields: string }[]
  readonly notetypes: Readonly<Record<string, { name: string; fields: readonly string[]; isCloze: boolean }>>
}

/** What a reader gets. Readers are pure: bytes in, questions and problems out. */
export interface InterchangeFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly package?: PackageFiles | undefined
  readonly collection?: AnkiCollection | undefined
  /** Why a package wasn’t opened. */
  readonly failure?: { readonly code: string; readonly message: string } | undefined
}

/** Everything about one format. Deleting its folder and its line in `formats.ts` removes it. */
export interface InterchangeFormat {
  readonly id: string
  readonly name: string
  /** In lowercase, with the dot. They decide if the content fits several formats. */
  readonly extensions: readonly string[]
  /** @returns the confidence: 0 for no, 1 for possible, 2 for likely, 3 for certain */
  readonly detects: (sample: FileSample) => number
  /** Never throws, whatever the bytes are. */
  readonly read: (file: InterchangeFile) => ReadResult
}
