import { decodeWindows1252 } from '../text/windows-1252'

/** Shown for a file that `decodeText` can't read. */
export const UNREADABLE_TEXT =
  'This file isn’t a text file, so it can’t be read as a table. In your spreadsheet, save it as “CSV UTF-8”.'
/** Shown with a preview of a file whose encoding was guessed. */
export const GUESSED_ENCODING =
  'The file doesn’t specify its encoding. It was read as Windows-1252 (Western European). Check names with accents.'

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/**
 * Decodes a file as spreadsheets write it: UTF-8; UTF-16, with or without a byte order mark; or Windows-1252, which older spreadsheets write
 * in Western Europe.
 * @returns null if the text has control characters in any encoding, such as a workbook or a picture
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? 'utf-8'
  const text = decodeUnicode(encoding, bytes)
  const decoded: DecodedText =
    text === null ? { text: decodeWindows1252(bytes, '\0'), encoding: 'windows-1252' } : { text, encoding }
  return CONTROL.test(decoded.text) ? null : decoded
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: text contains only tabs and line ends of these
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f]/

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** In UTF-16, most letters of a table and all separators have one zero byte. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zerosAt = (parity: 0 | 1) => bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length
  const even = zerosAt(0)
  const odd = zerosAt(1)
  const most = Math.max(even, odd)
  if (Math.min(even, odd) > 0 || most < bytes.length / 8) return null
  // Stryker disable next-line EqualityOperator: two equal counts are both 0 here
  return most === 0 ? null : odd > even ? 'utf-16le' : 'utf-16be'
}

function decodeUnicode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
