import { createHash } from 'node:crypto'
import type { FindImage } from '@/domain/interchange/draft/draft-text'
import type { InterchangeFile } from '@/domain/interchange/interchange-format'
import { embeddedName, mediaOf, packageFile } from '@/domain/interchange/media-files'
import type { ReadQuestion } from '@/domain/interchange/question'
import { MAX_UPLOAD_BYTES } from '@/domain/media/image-header'
import { readAnkiMedia } from './anki-media'
import { decompress } from './read-collection'
import { eachFile } from './unpack'

/** Stores an image. @returns its target in Markdown; null if it can’t be converted */
export type StoreImage = (bytes: Uint8Array) => Promise<string | null>

/** Converting takes time. What is left out is listed as lost. */
const MAX_IMAGES = 500

/**
 * Stores the images that the questions of a file refer to: those embedded in questions, and files of the package.
 * @returns what each question finds
 */
export async function storeImages(
  file: InterchangeFile,
  questions: readonly ReadQuestion[],
  store: StoreImage,
): Promise<(question: ReadQuestion) => FindImage> {
  const storeOnce = onceEach(store)
  const targets = new Map<ReadQuestion, Map<string, string>>()
  const note = (question: ReadQuestion, source: string, target: string | null) => {
    if (target === null) return
    const known = targets.get(question) ?? new Map<string, string>()
    targets.set(question, known.set(source, target))
  }
  const wanted = new Map<string, { question: ReadQuestion; source: string }[]>()
  const names = new Set(file.package?.names)
  const anki = file.collection ? await readAnkiMedia(file.bytes) : null
  const entryOf = (source: string, question: ReadQuestion) => {
    if (anki) return anki.entries.get(source) ?? null
    return file.package ? packageFile(source, question.file, names) : null
  }
  for (const question of questions.filter(({ casebook }) => casebook?.fidelity !== 'none'))
    for (const { source, content: own } of mediaOf(question)) {
      const content = own ?? question.embedded?.get(embeddedName(source) ?? '')
      if (content !== undefined) {
        if (content.length < MAX_UPLOAD_BYTES * 1.4)
          note(question, source, await storeOnce(Buffer.from(content, 'base64')))
        continue
      }
      const name = entryOf(source, question)
      if (name !== null) wanted.set(name, [...(wanted.get(name) ?? []), { question, source }])
    }
  if (wanted.size > 0)
    await eachFile(file.bytes, new Set(wanted.keys()), MAX_UPLOAD_BYTES, async (name, bytes) => {
      const content = anki?.isPacked ? unpacked(bytes) : bytes
      const target = content && (await storeOnce(content))
      for (const { question, source } of wanted.get(name) ?? []) note(question, source, target)
    })
  return (question) => (source) => targets.get(question)?.get(source) ?? null
}

/** @returns null for a broken or very large file */
function unpacked(packed: Uint8Array): Uint8Array | null {
  try {
    return decompress(packed, MAX_UPLOAD_BYTES)
  } catch {
    // zstandard's decoder throws errors of any kind.
    return null
  }
}

/** The same image is converted once. */
function onceEach(store: StoreImage): StoreImage {
  const known = new Map<string, string | null>()
  return async (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const before = known.get(hash)
    if (before !== undefined) return before
    if (known.size >= MAX_IMAGES) return null
    const target = await store(bytes)
    known.set(hash, target)
    return target
  }
}
