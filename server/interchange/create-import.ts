import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { FORMATS } from '@/domain/interchange/formats'
import { LIMITS } from '@/domain/interchange/limits'
import { DAY_MS } from '@/domain/time/durations'
import { Prisma } from '@/generated/prisma/client'
import { requireClassPermission } from '@/server/access/class-access'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { storeImage } from '@/server/media/save-image'
import { lockRow } from '@/server/platform/database-statements'
import { type Db, db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { ActingPerson } from '@/server/platform/write-audit'
import { storable, storeQuestions } from './import-rows'
import { type ReviewedFile, readForReview } from './read-for-review'
import type { StoreImage } from './store-images'

/** A file as it was uploaded. */
export type Upload = { readonly name: string; readonly bytes: Uint8Array }

const MAX_FILES = 50
const MAX_NAME = 200
/** A batch is only needed until its questions are imported. */
const KEPT_DAYS = 30
/** Storing many questions takes long, and others can use the embedded database’s only connection for a while. */
export const PATIENCE = { maxWait: 30_000, timeout: 120_000 }

/**
 * Reads uploaded files of questions, and stores what was read for review. Nothing of it is in the class yet.
 * @returns the ID of the batch
 * @throws AppError as `requireClassPermission`; INVALID_INPUT without a file or with too many; RATE_LIMITED
 */
export async function createImport(
  actor: ActingPerson,
  classId: string,
  read: () => Promise<readonly Upload[]>,
): Promise<string> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  await consumeRateLimit('import-account', actor.id)
  const files = (await read()).filter(({ bytes }) => bytes.length > 0)
  if (files.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Choose a file that isn’t empty.' })
  if (files.length > MAX_FILES)
    throw new AppError('INVALID_INPUT', { userMessage: `Choose at most ${MAX_FILES} files at a time.` })
  const store = imageStoreOf(actor.id, ofClass.id)
  const reviewed: ReviewedFile[] = []
  for (const file of files) reviewed.push(await readForReview(file, { storeImage: store }))
  return db().$transaction(async (tx) => {
    const { id: batchId } = await tx.importBatch.create({
      data: { classId: ofClass.id, createdById: actor.id },
      select: { id: true },
    })
    for (const [index, { name, bytes }] of files.entries()) {
      const { id } = await tx.importFile.create({
        data: {
          ...{ batchId, position: index + 1, problems: [] },
          name: storable(name).slice(-MAX_NAME) || 'file',
          // A larger file, which only the command line accepts, can’t be read again.
          bytes: bytes.length > LIMITS.upload ? new Uint8Array() : new Uint8Array(bytes),
        },
        select: { id: true },
      })
      const whole = reviewed[index]
      if (whole) await storeQuestions(tx, { id, batchId, classId: ofClass.id }, whole)
    }
    return batchId
  }, PATIENCE)
}

export const ChangeFormatSchema = z.object({
  class: idText,
  import: idText,
  file: idText,
  format: z.enum(FORMATS.map(({ id }) => id)),
})

/**
 * Reads a file of a batch again, in the format that a person chose.
 * @throws AppError as `requireClassPermission`; NOT_FOUND if the batch doesn’t have the file; CONFLICT if some of its questions were imported
 */
export async function changeFormat(
  actor: ActingPerson,
  { class: classId, import: batchId, file: fileId, format }: z.infer<typeof ChangeFormatSchema>,
): Promise<void> {
  await requireClassPermission(actor.id, classId, 'teach')
  const file = await db().importFile.findFirst({
    where: { id: fileId, batch: { id: batchId, classId } },
    select: { name: true, bytes: true },
  })
  if (!file) throw new AppError('NOT_FOUND')
  const read = await readForReview(file, {
    formatId: format,
    storeImage: imageStoreOf(actor.id, classId),
  })
  await db().$transaction(async (tx) => {
    await lockRow(tx, 'ImportBatch', batchId, 'FOR UPDATE')
    await requireUntouched(tx, fileId)
    await storeQuestions(tx, { id: fileId, batchId, classId }, read)
  }, PATIENCE)
}

/** Stores images among those of the class. They are needed before the import, because the review shows them. */
function imageStoreOf(userId: string, classId: string): StoreImage {
  return async (bytes) => {
    try {
      return (await storeImage(userId, classId, bytes)).target
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
  }
}

async function requireUntouched(tx: Tx, fileId: string): Promise<void> {
  const touched = await tx.importedQuestion.count({
    where: { fileId, OR: [{ itemId: { not: null } }, { order: { not: Prisma.DbNull } }] },
  })
  if (touched === 0) return
  throw new AppError('CONFLICT', {
    userMessage: 'Some questions of this file were imported. To read it in another format, upload it again.',
  })
}

/** Removes batches that no one needs anymore. Imported questions stay. @returns how many were removed */
export async function removeOldImports(client: Db, now: Date): Promise<number> {
  const { count } = await client.importBatch.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  })
  return count
}
