/** The marks that say how a file is written, and what each says. */
const MARKS = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/** What is said of a file that `decodeText` cannot read. */
export const UNREADABLE_TEXT =
  'This file is not written in UTF-8, so names in it would come out wrong. In your spreadsheet, save it as “CSV UTF-8”.'

/**
 * The text of a file as spreadsheets write them: UTF-8, or UTF-16 where the file says so at its beginning.
 * @returns null for anything else: guessing would turn letters into others unseen
 */
export function decodeText(bytes: Uint8Array): string | null {
  const mark = MARKS.find((known) => known.bytes.every((byte, index) => bytes[index] === byte))
  try {
    return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
