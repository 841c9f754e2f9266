import { z } from 'zod'
import { decompress } from './read-collection'
import { eachFile } from './unpack'

/** The names of the files of an Anki package, which are numbered in it. */
export type AnkiMedia = {
  /** The entry of each file, by its name. */
  readonly entries: ReadonlyMap<string, string>
  /** Whether each file is compressed with zstandard. */
  readonly isPacked: boolean
}

const BROKEN = 'the list of media can’t be read'
const MAX_LIST_BYTES = 20_000_000
const NamesSchema = z.record(z.string(), z.string())

/** @returns no files if the list of media is missing or broken: then their pictures are listed as lost */
export async function readAnkiMedia(bytes: Uint8Array): Promise<AnkiMedia> {
  let list: Uint8Array | null = null
  await eachFile(bytes, new Set(['media']), MAX_LIST_BYTES, async (_, content) => {
    list = content
  })
  try {
    return list === null ? NONE : readList(list)
  } catch {
    // The decoder of zstandard throws errors of any kind.
    return NONE
  }
}

const NONE: AnkiMedia = { entries: new Map(), isPacked: false }

/** Old packages have JSON from entry to name. New ones have a packed list, in which the position is the entry. */
function readList(list: Uint8Array): AnkiMedia {
  if (list[0] === 0x7b) {
    const names = NamesSchema.parse(JSON.parse(new TextDecoder().decode(list)))
    return { entries: new Map(Object.entries(names).map(([entry, name]) => [name, entry])), isPacked: false }
  }
  const names = namesOf(decompress(list, MAX_LIST_BYTES))
  return { entries: new Map(names.map((name, index) => [name, String(index)])), isPacked: true }
}

/** Protocol buffers: a list of entries (field 1), each with its name (field 1). */
function namesOf(message: Uint8Array): string[] {
  return fieldsOf(message).map((entry) => new TextDecoder().decode(fieldsOf(entry)[0] ?? new Uint8Array()))
}

/** The values of field 1 that have a length. Other fields are skipped. */
function fieldsOf(message: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let at = 0
  const number = (): number => {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = message[at++]
      if (byte === undefined) throw new RangeError(BROKEN)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new RangeError(BROKEN)
  }
  while (at < message.length) {
    const tag = number()
    const kind = tag & 7
    if (kind === 0) number()
    else if (kind === 2) {
      const length = number()
      if (at + length > message.length) throw new RangeError(BROKEN)
      if (tag >>> 3 === 1) found.push(message.subarray(at, at + length))
      at += length
    } else throw new RangeError(BROKEN)
  }
  return found
}
