import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { MAX_UPLOAD_BYTES } from '@/domain/media/image-header'
import { mediaTarget } from '@/domain/media/image-reference'
import { requireClassPermission } from '@/server/access/class-access'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { type ConvertedImage, convertImage } from './convert-image'
import { findMediaStore } from './media-store'

/** @property target what the Markdown of a question says in parentheses */
export type SavedImage = { id: string; width: number; height: number; target: string }

/**
 * Converts and stores an image for the questions of a class. The same image is stored once.
 * @param read called only after the permission is checked
 * @throws AppError as `requireClassPermission` and `convertImage`; RATE_LIMITED
 */
export async function saveImage(
  viewerId: string,
  classId: string,
  read: () => Promise<Uint8Array>,
): Promise<SavedImage> {
  const { id: ofClass } = await requireClassPermission(viewerId, classId, 'teach')
  await consumeRateLimit('image-account', viewerId)
  return storeImage(viewerId, ofClass, await read())
}

/**
 * Converts and stores an image of a class. The caller has checked the permission.
 * @throws AppError as `convertImage`
 */
export async function storeImage(viewerId: string, ofClass: string, bytes: Uint8Array): Promise<SavedImage> {
  const image = await convertImage(bytes)
  const sha256 = createHash('sha256').update(image.bytes).digest('hex')
  const stored =
    (await findStored(ofClass, sha256)) ?? (await store(image, { classId: ofClass, sha256, viewerId }))
  return { ...stored, target: mediaTarget(stored) }
}

const SAVED = { id: true, width: true, height: true } as const

function findStored(classId: string, sha256: string) {
  return db().media.findUnique({ where: { classId_sha256: { classId, sha256 } }, select: SAVED })
}

async function store(
  { bytes, type, width, height }: ConvertedImage,
  { classId, sha256, viewerId }: { classId: string; sha256: string; viewerId: string },
) {
  const id = randomUUID()
  const content = new Uint8Array(bytes)
  const elsewhere = findMediaStore()
  // Before the row, so that no row ever names bytes that aren't there.
  await elsewhere?.put(id, content, type)
  try {
    return await db().media.create({
      data: {
        ...{ id, classId, sha256, type, width, height, size: bytes.byteLength, createdById: viewerId },
        ...(elsewhere === null && { bytes: { create: { bytes: content } } }),
      },
      select: SAVED,
    })
  } catch (error) {
    // Someone uploaded the same image at the same time.
    const same = isUniqueViolation(error) ? await findStored(classId, sha256) : null
    if (!same) throw error
    return same
  }
}

/** Reads an uploaded image and stops at the limit, whatever its `Content-Length` header says. @throws AppError INVALID_INPUT */
export async function readImage(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MAX_UPLOAD_BYTES)
      throw new AppError('INVALID_INPUT', { userMessage: 'An image can have 10 MB.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
