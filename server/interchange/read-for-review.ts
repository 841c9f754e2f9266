import { createHash, randomUUID } from 'node:crypto'
import { decodeText, decodeXml } from '@/domain/interchange/decode'
import { contentOfDraft } from '@/domain/interchange/draft/update-draft'
import type { InterchangeFile } from '@/domain/interchange/interchange-format'
import { type ImportEntry, listEntries } from '@/domain/interchange/list-entries'
import type { Problem, ReadQuestion } from '@/domain/interchange/question'
import { readInterchangeFile } from '@/domain/interchange/read-file'
import { openUpload } from './open-file'
import { type StoreImage, storeImages } from './store-images'

/** An entry as the database stores it. */
export type ReviewedEntry = ImportEntry & {
  /** The hash of the draft without its random IDs; null if there is no draft. */
  readonly contentHash: string | null
}

export type ReviewedFile = {
  /** Null if none was recognized. */
  readonly format: string | null
  readonly entries: readonly ReviewedEntry[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a file for review. Never throws for bad files.
 * @param options the format that a person chose, and where images are stored
 */
export async function readForReview(
  upload: { name: string; bytes: Uint8Array },
  { formatId, storeImage = async () => null }: { formatId?: string; storeImage?: StoreImage } = {},
): Promise<ReviewedFile> {
  const file = await openUpload(upload)
  const read = readInterchangeFile(file, formatId)
  const imagesOf = await storeImages(file, read.questions, storeImage)
  const contextOf = (question: ReadQuestion) => ({ newId: newRowId, findImage: imagesOf(question) })
  const { entries, problems } = listEntries(read, (entry) => textOf(file, entry), contextOf)
  return { format: read.format?.id ?? null, entries: entries.map(withHash), problems }
}

/** Random, as in the question editor: an ID reveals nothing about the key. */
function newRowId(): string {
  return `o${randomUUID().replaceAll('-', '').slice(0, 10)}`
}

/** A question without an identifier is recognized by its content. */
function withHash(entry: ImportEntry): ReviewedEntry {
  if (entry.draft === null) return { ...entry, contentHash: null }
  const contentHash = createHash('sha256').update(contentOfDraft(entry.draft)).digest('hex')
  return { ...entry, contentHash, identifier: entry.identifier ?? `text:${contentHash}` }
}

function textOf(file: InterchangeFile, entry: string | undefined): string | null {
  const bytes = entry === undefined ? (file.package ? null : file.bytes) : file.package?.read(entry)
  if (!bytes) return null
  try {
    return isXml(bytes) ? decodeXml(bytes) : decodeText(bytes)
  } catch {
    // The reader has already listed what is wrong with the bytes.
    return null
  }
}

function isXml(bytes: Uint8Array): boolean {
  return /^[^\w]*<\?xml/.test(Buffer.from(bytes.subarray(0, 80)).toString('latin1').replaceAll('\0', ''))
}
