import { type Zippable, zipSync } from 'fflate'

/** The earliest time that a ZIP file can have, so that the same files are the same bytes. */
const TIME = new Date(1980, 0, 1)

/** Packs files, in this order. */
export function writeZip(files: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array {
  const entries: Zippable = Object.fromEntries(files.map(([path, bytes]) => [path, [bytes, { mtime: TIME }]]))
  return zipSync(entries)
}
