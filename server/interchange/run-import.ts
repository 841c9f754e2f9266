import { z } from 'zod'
import { findFormulaError } from '@/domain/formulas/render-formula'
import { updateDraft } from '@/domain/interchange/draft/update-draft'
import { ImportOrderSchema, withOrder } from '@/domain/interchange/import-order'
import { ITEM_TYPES } from '@/domain/items/item'
import type { Draft, FormContext } from '@/domain/items/item-form'
import type { CourseTexts } from '@/domain/items/read-draft'
import { validateDraft } from '@/domain/items/validate-draft'
import { Prisma } from '@/generated/prisma/client'
import { addItemVersion, lockItem } from '@/server/items/add-version'
import { courseTexts, formContext } from '@/server/items/form-context'
import { isDraft } from '@/server/items/settle-draft'
import { draftOf, insertDraft } from '@/server/items/write-item'
import { lockRow } from '@/server/platform/database-statements'
import type { Db, Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { log } from '@/server/platform/log'
import { PATIENCE } from './create-import'

/** Questions that are imported in one transaction. */
const BATCH = 20

const StoredOrderSchema = ImportOrderSchema.extend({ by: z.string() })
type StoredOrder = z.infer<typeof StoredOrderSchema>

/** What the questions of a class can refer to. */
type Course = {
  readonly classId: string
  readonly courseId: string
  readonly texts: CourseTexts
  readonly context: FormContext
}

/**
 * Imports the questions of a batch that `orderImport` marked. It can be interrupted at any point and resumed, and several processes can run
 * it at the same time. A question that fails never stops the others.
 * @returns how many were imported
 */
export async function runImport(client: Db, batchId: string, now: Date): Promise<number> {
  const batch = await client.importBatch.findUnique({
    where: { id: batchId },
    select: { class: { select: { id: true, courseId: true, course: { select: { slug: true } } } } },
  })
  if (!batch) return 0
  const { id: classId, courseId, course } = batch.class
  const around = { classId, courseId, texts: courseTexts(course.slug), context: formContext(course.slug) }
  let done = 0
  for (;;) {
    const count = await runBatch(client, batchId, around, now)
    if (count === 0) return done
    done += count
  }
}

/** Imports questions that were interrupted, for example by a restart. @returns in how many batches */
export async function resumeImports(client: Db, now: Date): Promise<number> {
  const rows = await client.importedQuestion.findMany({
    where: { order: { not: Prisma.DbNull }, batch: { class: { archivedAt: null } } },
    distinct: ['batchId'],
    select: { batchId: true },
  })
  for (const { batchId } of rows) await runImport(client, batchId, now)
  return rows.length
}

/** One transaction for several questions is fast. If one fails, they are imported one at a time, so that it fails alone. */
async function runBatch(client: Db, batchId: string, course: Course, now: Date): Promise<number> {
  try {
    return await client.$transaction((tx) => importNext(tx, batchId, course, { take: BATCH, now }), PATIENCE)
  } catch {
    for (let count = 0; count < BATCH; count += 1)
      if (!(await runOne(client, batchId, course, now))) return count
    return BATCH
  }
}

/** @returns whether there was one */
async function runOne(client: Db, batchId: string, course: Course, now: Date): Promise<boolean> {
  try {
    return (
      (await client.$transaction((tx) => importNext(tx, batchId, course, { take: 1, now }), PATIENCE)) > 0
    )
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ error }, 'a question could not be imported')
    const failed = await client.importedQuestion.findFirst({
      where: waitingIn(batchId),
      orderBy: ORDER,
      select: { id: true },
    })
    if (!failed) return false
    await client.importedQuestion.update({
      where: { id: failed.id },
      data: {
        order: Prisma.DbNull,
        outcome: 'failed',
        remark: error instanceof AppError ? error.userMessage : FAILED,
      },
    })
    return true
  }
}

const ORDER: Prisma.ImportedQuestionOrderByWithRelationInput[] = [
  { file: { position: 'asc' } },
  { position: 'asc' },
]
const FAILED = 'Something went wrong on our end. Try again.'
const waitingIn = (batchId: string) => ({ batchId, order: { not: Prisma.DbNull } })

async function importNext(
  tx: Tx,
  batchId: string,
  course: Course,
  { take, now }: { take: number; now: Date },
): Promise<number> {
  await lockRow(tx, 'ImportBatch', batchId, 'FOR UPDATE')
  // First without the drafts: sorting all of them for every few questions would take quadratic time.
  const next = await tx.importedQuestion.findMany({
    where: waitingIn(batchId),
    orderBy: ORDER,
    take,
    select: { id: true },
  })
  const rows = await tx.importedQuestion.findMany({
    where: { id: { in: next.map(({ id }) => id) } },
    select: { id: true, identifier: true, contentHash: true, draft: true, order: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id } of next) {
    const row = byId.get(id)
    if (!row) continue
    const result = await importQuestion(tx, row, course, now)
    // `updateMany` doesn't read the row back.
    await tx.importedQuestion.updateMany({ where: { id }, data: { ...result, order: Prisma.DbNull } })
  }
  return rows.length
}

type Row = {
  identifier: string | null
  contentHash: string | null
  draft: unknown
  order: unknown
}
type Result = { itemId: string | null; outcome: string; remark: string | null; isCreated: boolean }

async function importQuestion(
  tx: Tx,
  { identifier, contentHash, draft: stored, order: asked }: Row,
  course: Course,
  now: Date,
): Promise<Result> {
  const order = StoredOrderSchema.parse(asked)
  const draft = withOrder(isDraft(stored) ? stored : {}, order)
  const known = order.ifKnown === 'copy' ? null : await findKnown(tx, identifier, course.classId)
  if (known && (order.ifKnown === 'skip' || known.contentHash === contentHash)) {
    const remark = order.ifKnown === 'skip' ? 'Already in the class.' : 'Already in the class, unchanged.'
    return { itemId: known.itemId, outcome: 'skipped', remark, isCreated: false }
  }
  // The type of a question is set when it is created.
  const isUpdate = known !== null && known.item.type === draft.type
  const item = isUpdate
    ? await updateItem(tx, known.itemId, draft, now)
    : await createFrom(tx, draft, course, order)
  if (identifier !== null && contentHash !== null)
    await noteSource(tx, { itemId: item.id, identifier, contentHash }, isUpdate)
  const published = order.as === 'published' ? await publish(tx, item, course, order) : null
  return {
    itemId: item.id,
    outcome: published?.isDone ? 'published' : 'draft',
    remark: published?.remark ?? null,
    isCreated: !isUpdate,
  }
}

async function noteSource(
  tx: Tx,
  source: { itemId: string; identifier: string; contentHash: string },
  isKnown: boolean,
): Promise<void> {
  if (isKnown) await tx.itemSource.updateMany({ where: { itemId: source.itemId }, data: source })
  else await tx.itemSource.createMany({ data: [source] })
}

function findKnown(tx: Tx, identifier: string | null, classId: string) {
  if (identifier === null) return null
  return tx.itemSource.findFirst({
    where: { identifier, item: { classId } },
    // The latest.
    orderBy: { itemId: 'desc' },
    select: { itemId: true, contentHash: true, item: { select: { type: true } } },
  })
}

type ImportedItem = { readonly id: string; readonly slug: string; readonly draft: Draft }

async function createFrom(
  tx: Tx,
  draft: Draft,
  { classId: id, courseId }: Course,
  { isAssignmentOnly }: StoredOrder,
): Promise<ImportedItem> {
  const type = z.enum(ITEM_TYPES).parse(draft.type)
  const item = await insertDraft(tx, { id, courseId }, { ...draft, type }, { isAssignmentOnly })
  return { ...item, draft }
}

/** The changes become the draft of the question. Its published version stays until someone publishes the draft. */
async function updateItem(tx: Tx, itemId: string, fresh: Draft, now: Date): Promise<ImportedItem> {
  await lockItem(tx, itemId)
  const item = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { slug: true, draft: true, currentVersion: { select: { id: true, content: true } } },
  })
  const before = draftOf(item)
  const draft = { ...updateDraft(before, fresh), ...(fresh.concept ? { concept: fresh.concept } : {}) }
  await tx.item.update({
    where: { id: itemId },
    data: { draft: toJson(draft), draftRevision: { increment: 1 }, draftSavedAt: now },
  })
  return { id: itemId, slug: item.slug, draft }
}

/** Publishes the question if nothing is missing. Otherwise, it stays a draft. */
async function publish(
  tx: Tx,
  { id, slug, draft }: ImportedItem,
  { texts, context }: Course,
  { by }: StoredOrder,
): Promise<{ isDone: boolean; remark: string | null }> {
  const { item, remarks } = validateDraft(draft, slug, texts, context, findFormulaError)
  if (item === null) {
    const errors = remarks.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    return { isDone: false, remark: `Saved as a draft: ${[...new Set(errors)].slice(0, 3).join(' ')}` }
  }
  await addItemVersion(tx, { itemId: id, content: item, by: { id: by, ipAddress: null } })
  return { isDone: true, remark: null }
}
