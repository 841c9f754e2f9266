import { decodeWindows1252 } from '../text/windows-1252'
import { LIMITS } from './limits'
import { FileError } from './problems'

/**
 * Decodes the bytes of a text file: UTF-8 with or without a byte order mark, or UTF-16 with one. Line ends become LF.
 * @throws {FileError} `not-utf-8` with the line of the first bad byte, `empty-file`, or `file-too-large`
 */
export function decodeText(bytes: Uint8Array): string {
  checkSize(bytes)
  const text = decodeAs(bytes, markedEncoding(bytes) ?? 'utf-8').replace(/\r\n?/g, '\n')
  if (text.trim() === '') throw new FileError('empty-file', 'The file is empty.', 1)
  return text
}

/** XML in the encoding that it declares. Line ends stay: the parser counts them. */
export function decodeXml(bytes: Uint8Array): string {
  checkSize(bytes)
  const text = decodeAs(bytes, markedEncoding(bytes) ?? declaredEncoding(bytes))
  if (text.trim() === '') throw new FileError('empty-file', 'The file is empty.', 1)
  return text
}

/** Decodes `%20` and the like in a URL; as it is if that isn’t possible. */
export function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length > LIMITS.file)
    throw new FileError('file-too-large', `The file is larger than ${LIMITS.file / 1_000_000} MB. Split it.`)
}

/** The encoding that a byte order mark names; null without one. */
export function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

const READABLE = new Set([
  'utf-8',
  'utf8',
  'us-ascii',
  'ascii',
  'iso-8859-1',
  'latin1',
  'windows-1252',
  'utf-16',
])

function declaredEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const name = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (!READABLE.has(name)) {
    const fix = 'Save the file as UTF-8 and try again.'
    throw new FileError(
      'unknown-encoding',
      `The file declares the encoding “${name}”, which isn’t read here. ${fix}`,
      1,
    )
  }
  if (name === 'utf8' || name === 'us-ascii' || name === 'ascii' || name === 'utf-16') return 'utf-8'
  return name === 'latin1' || name === 'iso-8859-1' ? 'windows-1252' : name
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes, '\ufffd')
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const line = encoding === 'utf-8' ? lineOfBadByte(bytes) : 1
    const name = encoding.toUpperCase()
    const why = `isn’t valid ${name}, so letters would come out wrong. Save the file as UTF-8 (in Excel: “CSV UTF-8”) and try again.`
    throw new FileError('not-utf-8', `Line ${line}: the file ${why}`, line)
  }
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  const decodes = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end))
      return true
    } catch {
      return false
    }
  }
  while (start < bytes.length) {
    const end = endOfLine(bytes, start)
    if (!decodes(end)) return line
    line += 1
    start = end
  }
  return line
}

/** @returns the position after the line end: LF, CRLF, or CR */
function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 10) return at + 1
    if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1
  }
  return bytes.length
}
