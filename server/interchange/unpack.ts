import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { type PackageFiles, QUESTION_FILE } from '@/domain/interchange/interchange-format'
import { LIMITS } from '@/domain/interchange/limits'

/** Why a package isn’t opened. The message names the fix. */
export class PackageError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const COLLECTION = /^collection\.anki2(1b?)?$/
/** A text is compressed about ten times. */
const MAX_RATIO = 200
const SUSPICIOUS_SIZE = 10_000_000

/**
 * Opens a package and unpacks the texts that readers need. Names that lead outside, links, encrypted files, and packages that unpack to
 * more than the limits are refused; a size header that lies is found while unpacking.
 * @throws {PackageError}
 */
export async function unpack(bytes: Uint8Array): Promise<PackageFiles> {
  if (bytes.length > LIMITS.package)
    throw new PackageError(
      'file-too-large',
      `The package is larger than ${LIMITS.package / 1_000_000} MB. Split it.`,
    )
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  try {
    return await readEntries(zip)
  } catch (error) {
    throw error instanceof PackageError ? error : describeFailure(error)
  } finally {
    zip.close()
  }
}

/**
 * Unpacks some files of a package that `unpack` has accepted, one at a time.
 * @param maxBytes larger files are left out, and so are broken ones
 */
export async function eachFile(
  bytes: Uint8Array,
  names: ReadonlySet<string>,
  maxBytes: number,
  use: (name: string, content: Uint8Array) => Promise<void>,
): Promise<void> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  try {
    for await (const entry of entries(zip)) {
      if (!names.has(entry.fileName) || entry.uncompressedSize > maxBytes) continue
      const content = await readEntry(zip, entry).catch(() => null)
      if (content !== null) await use(entry.fileName, content)
    }
  } finally {
    zip.close()
  }
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(describeFailure(error))
      else resolve(zip)
    })
  })
}

async function readEntries(zip: ZipFile): Promise<PackageFiles> {
  if (zip.entryCount > LIMITS.entries)
    throw new PackageError('too-many-files', `The package has more than ${LIMITS.entries} files.`)
  const names: string[] = []
  const kept = new Map<string, Uint8Array>()
  let unpacked = 0
  let keptBytes = 0
  for await (const entry of entries(zip)) {
    if (entry.fileName.endsWith('/')) continue
    checkEntry(entry)
    names.push(entry.fileName)
    unpacked += entry.uncompressedSize
    if (unpacked > LIMITS.unpacked)
      throw new PackageError(
        'too-large-unpacked',
        `The package unpacks to more than ${LIMITS.unpacked / 1_000_000} MB.`,
      )
    // Everything else stays packed.
    const isWanted = QUESTION_FILE.test(entry.fileName) || COLLECTION.test(entry.fileName)
    if (!isWanted || kept.has(entry.fileName)) continue
    keptBytes += entry.uncompressedSize
    if (keptBytes > LIMITS.keptEntries)
      throw new PackageError(
        'too-large-unpacked',
        `The texts of the package are larger than ${LIMITS.keptEntries / 1_000_000} MB.`,
      )
    kept.set(entry.fileName, await readEntry(zip, entry))
  }
  return { names, read: (name) => kept.get(name) ?? null }
}

/** The file’s directory, entry by entry. */
async function* entries(zip: ZipFile): AsyncGenerator<Entry> {
  while (true) {
    const next = new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('end', () => resolve(null))
      zip.once('error', reject)
    })
    zip.readEntry()
    const entry = await next
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
    if (entry === null) return
    yield entry
  }
}

function checkEntry(entry: Entry): void {
  const name = entry.fileName
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  if (type === 0o120000)
    throw new PackageError('link', `The package contains a link (${name}) and wasn’t opened.`)
  if (entry.isEncrypted())
    throw new PackageError('encrypted', `The file ${name} is encrypted. Export without a password.`)
  const isBomb =
    entry.uncompressedSize > SUSPICIOUS_SIZE &&
    entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize)
  if (isBomb)
    throw new PackageError(
      'zip-bomb',
      `The file ${name} unpacks to far more than its size. The package wasn’t opened.`,
    )
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      stream.on('error', reject)
    })
  })
}

function describeFailure(error: unknown): PackageError {
  const why = error instanceof Error ? error.message : String(error)
  const outside = /^(?:invalid relative path|absolute path): (.*)$/.exec(why)
  if (outside)
    return new PackageError(
      'path-outside',
      `The package names a file outside itself (${outside[1]}) and wasn’t opened.`,
    )
  if (/too many bytes|more bytes/.test(why))
    return new PackageError(
      'zip-bomb',
      'A file of the package unpacks to more than it says. The package wasn’t opened.',
    )
  return new PackageError('not-a-zip', `The package can’t be opened (${why}). Download or export it again.`)
}
