import 'server-only'
import type { z } from 'zod'
import type { ImportParamsSchema } from '@/contract/schemas/import-schemas'
import type { ImportOrderSchema } from '@/domain/interchange/import-order'
import { Prisma } from '@/generated/prisma/client'
import { requireClassPermission } from '@/server/access/class-access'
import { formContext } from '@/server/items/form-context'
import { lockRow } from '@/server/platform/database-statements'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { PATIENCE } from './create-import'
import { type Shown, whereShown } from './import-filter'

type Target = z.infer<typeof ImportParamsSchema>

/** Which questions of a batch: these, or all that a review shows. */
export type Selection = { readonly ids: readonly string[] } | Shown

/**
 * Marks questions of a batch to be imported; `runImport` imports them. Questions that were imported already, or can’t be, stay as they are.
 * @returns how many were marked
 * @throws AppError as `requireClassPermission`; NOT_FOUND if the class doesn’t have the batch; INVALID_INPUT for none, or for an unknown concept
 */
export async function orderImport(
  actor: ActingPerson,
  { class: classId, import: batchId }: Target,
  selection: Selection,
  order: z.infer<typeof ImportOrderSchema>,
): Promise<number> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  const { concept } = order
  if (concept !== '' && !formContext(ofClass.courseSlug).concepts.some(([id]) => id === concept))
    throw new AppError('INVALID_INPUT', { fieldErrors: { concept: 'Choose a concept of the course.' } })
  return db().$transaction(async (tx) => {
    await lockRow(tx, 'ImportBatch', batchId, 'FOR UPDATE')
    if ((await tx.importBatch.count({ where: { id: batchId, classId } })) === 0)
      throw new AppError('NOT_FOUND')
    const { count } = await tx.importedQuestion.updateMany({
      where: {
        batchId,
        // Both conditions can be about the same column.
        AND: [
          'ids' in selection ? { id: { in: [...selection.ids] } } : whereShown(selection),
          { itemId: null, draft: { not: Prisma.DbNull }, order: { equals: Prisma.DbNull } },
        ],
      },
      data: { order: toJson({ ...order, by: actor.id }), outcome: null, remark: null },
    })
    if (count === 0)
      throw new AppError('INVALID_INPUT', {
        userMessage: 'Select at least one question that can be imported and isn’t imported yet.',
      })
    await writeAudit(tx, actor, {
      action: 'item.import',
      classId,
      subject: { type: 'class', id: classId },
      after: { questions: count, as: order.as },
    })
    return count
  }, PATIENCE)
}

/** Stops an import: questions that aren’t imported yet stay in the review. @returns how many @throws AppError as `orderImport` */
export async function cancelImport(actor: ActingPerson, target: Target): Promise<number> {
  await requireBatch(actor, target)
  const { count } = await db().importedQuestion.updateMany({
    where: { batchId: target.import, order: { not: Prisma.DbNull } },
    data: { order: Prisma.DbNull },
  })
  return count
}

/** Removes a batch. Imported questions stay in the class. @throws AppError as `orderImport` */
export async function deleteImport(actor: ActingPerson, target: Target): Promise<void> {
  await requireBatch(actor, target)
  await db().importBatch.delete({ where: { id: target.import } })
}

/**
 * Undoes an import: deletes the drafts that it created, unless someone changed or published them since.
 * @returns how many were deleted @throws AppError as `orderImport`
 */
export async function discardImported(actor: ActingPerson, target: Target): Promise<number> {
  await requireBatch(actor, target)
  return db().$transaction(async (tx) => {
    await lockRow(tx, 'ImportBatch', target.import, 'FOR UPDATE')
    const rows = await tx.importedQuestion.findMany({
      where: { batchId: target.import, ...DISCARDABLE },
      select: { id: true, itemId: true },
    })
    const itemIds = rows.flatMap(({ itemId }) => itemId ?? [])
    if (itemIds.length === 0) return 0
    await tx.importedQuestion.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { outcome: null, remark: null, isCreated: false, match: 'new' },
    })
    // Not those that someone has changed in between.
    await tx.item.deleteMany({ where: { id: { in: itemIds }, ...DISCARDABLE.item } })
    const entries = itemIds.map((id) => ({
      action: 'item.discard' as const,
      classId: target.class,
      subject: { type: 'item' as const, id },
    }))
    await writeAudit(tx, actor, ...entries)
    return itemIds.length
  }, PATIENCE)
}

/** Drafts that an import created and no one has changed since. */
export const DISCARDABLE = {
  isCreated: true,
  item: { currentVersionId: null, draftRevision: 0, versions: { none: {} } },
} as const

async function requireBatch(actor: ActingPerson, { class: classId, import: batchId }: Target): Promise<void> {
  await requireClassPermission(actor.id, classId, 'teach')
  if ((await db().importBatch.count({ where: { id: batchId, classId } })) === 0)
    throw new AppError('NOT_FOUND')
}
