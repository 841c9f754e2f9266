import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { NewItemSchema } from '@/contract/schemas/editor-schemas'
import { idText } from '@/contract/schemas/shared-fields'
import { findFormulaError } from '@/domain/formulas/render-formula'
import { blankDraft } from '@/domain/items/form/blank-draft'
import type { Item, ItemType } from '@/domain/items/item'
import type { Draft } from '@/domain/items/item-form'
import { validateDraft } from '@/domain/items/validate-draft'
import { assertRoomForDraft } from '@/server/access/caps'
import { requireClassPermission, storedRolesWith } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { parsedItem } from '@/server/content/parsed-items'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { addItemVersion, copyToClass, lockItem, newItemSlug, notPublishable } from './add-version'
import { courseTexts, formContext } from './form-context'
import { isDraft } from './settle-draft'

type Target = { classId: string; itemId: string }

/** Creates a question of the class as a draft. @returns its ID @throws AppError as `requireClassPermission` */
export async function createItem(
  actor: ActingPerson,
  { class: classId, type }: z.infer<typeof NewItemSchema>,
): Promise<string> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  await assertRoomForDraft(db(), ofClass.id)
  const context = formContext(ofClass.courseSlug)
  const newId = () => `o${randomUUID().replaceAll('-', '').slice(0, 10)}`
  const { id } = await insertDraft(db(), ofClass, { ...blankDraft(type, context, newId), type })
  return id
}

/** Adds a draft as a new question of a class. The caller has checked the permission. @returns its ID and slug */
export async function insertDraft(
  client: Tx,
  { id: classId, courseId }: { id: string; courseId: string },
  draft: Draft & { readonly type: ItemType },
  { isAssignmentOnly = false }: { isAssignmentOnly?: boolean } = {},
): Promise<{ id: string; slug: string }> {
  return client.item.create({
    data: {
      ...{ courseId, classId, isAssignmentOnly, slug: newItemSlug() },
      ...{ type: draft.type, draft: toJson(draft) },
    },
    select: { id: true, slug: true },
  })
}

/** Copies a question of the course, or of another class in which the actor is an instructor or assistant. @returns its ID @throws AppError */
export async function copyItem(
  actor: ActingPerson,
  { class: classId, item }: { class: string; item: string },
): Promise<string> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  return db().$transaction(async (tx) => {
    const origin = await tx.item.findFirst({
      where: {
        id: item,
        courseId: ofClass.courseId,
        currentVersionId: { not: null },
        OR: [
          { classId: null },
          {
            class: {
              members: {
                some: { userId: actor.id, role: { in: storedRolesWith('teach') }, leftAt: null },
              },
            },
          },
        ],
      },
      select: { currentVersionId: true },
    })
    if (!origin?.currentVersionId) throw new AppError('NOT_FOUND')
    const { itemId } = await copyToClass(tx, {
      classId: ofClass.id,
      versionId: origin.currentVersionId,
      by: actor,
    })
    return itemId
  })
}

/** Maximum size of a draft, in characters of JSON. */
const MAX_DRAFT_CHARACTERS = 100_000

/**
 * Saves a draft. Two people who edit it at the same time don't overwrite each other unnoticed.
 * @throws AppError as `getOwnItem`; CONFLICT if someone else saved since; INVALID_INPUT if it is too long
 */
export async function saveDraft(
  actor: ActingPerson,
  target: Target,
  { draft, revision, now }: { draft: Draft; revision: number; now: Date },
): Promise<{ revision: number; savedAt: Date }> {
  const item = await getOwnItem(actor.id, target)
  if (JSON.stringify(draft).length > MAX_DRAFT_CHARACTERS)
    throw new AppError('INVALID_INPUT', { userMessage: 'This question is too long.' })
  const { count } = await db().item.updateMany({
    where: { id: item.id, draftRevision: revision },
    // The type of a question is set when it is created.
    data: {
      draft: toJson({ ...draft, type: item.type }),
      draftRevision: { increment: 1 },
      draftSavedAt: now,
    },
  })
  if (count === 0) throw new AppError('CONFLICT')
  return { revision: revision + 1, savedAt: now }
}

/**
 * Publishes the draft as a new version. Does nothing if nothing changed.
 * @throws AppError as `getOwnItem`; INVALID_INPUT with every error by its path if the draft can't be published
 */
export async function publishItem(actor: ActingPerson, target: Target) {
  return db().$transaction(async (tx) => {
    await lockItem(tx, target.itemId)
    const own = await getOwnItem(actor.id, target, tx)
    const draft = draftOf(own)
    const { courseSlug } = own.class
    const { item, remarks } = validateDraft(
      draft,
      own.slug,
      courseTexts(courseSlug),
      formContext(courseSlug),
      findFormulaError,
    )
    if (!item) throw notPublishable(remarks.filter(({ severity }) => severity === 'error'))
    const version = await addItemVersion(tx, { itemId: own.id, content: item, by: actor })
    return { number: version.number, isNew: version.isNew }
  })
}

/** Returns the draft of a question, or its current version if it has no draft. */
export function draftOf(own: {
  draft: unknown
  currentVersion: { id: string; content: unknown } | null
}): Draft {
  if (isDraft(own.draft)) return own.draft
  const item: Item | null = own.currentVersion && parsedItem(own.currentVersion)
  return item ? { ...item } : {}
}

export const ChangeItemStateSchema = z.object({
  class: idText,
  item: idText,
  what: z.enum(['reserve', 'unreserve', 'retire', 'restore', 'discard']),
})

/**
 * Makes a question assignment-only or not, retires or restores it, or discards a draft that was never published.
 * @throws AppError as `getOwnItem`; CONFLICT if a published question would be discarded
 */
export async function changeItemState(
  actor: ActingPerson,
  input: z.infer<typeof ChangeItemStateSchema>,
  now: Date,
): Promise<void> {
  const { class: classId, item: itemId, what } = input
  await db().$transaction(async (tx) => {
    const own = await getOwnItem(actor.id, { classId, itemId }, tx)
    if (what === 'discard') {
      if (own.currentVersion) throw new AppError('CONFLICT')
      await tx.item.delete({ where: { id: own.id } })
      await writeAudit(tx, actor, {
        action: 'item.discard',
        classId: own.class.id,
        subject: { type: 'item', id: own.id },
        before: { type: own.type, draftRevision: own.draftRevision },
      })
      return
    }
    const isAboutReserve = what === 'reserve' || what === 'unreserve'
    const data = isAboutReserve
      ? { isAssignmentOnly: what === 'reserve' }
      : { retiredAt: what === 'retire' ? now : null }
    await tx.item.update({ where: { id: own.id }, data })
    await writeAudit(tx, actor, {
      action: isAboutReserve ? 'item.assignment-only' : 'item.retire',
      classId: own.class.id,
      subject: { type: 'item', id: own.id },
      before: { isAssignmentOnly: own.isAssignmentOnly, retiredAt: own.retiredAt },
      after: data,
    })
  })
}
