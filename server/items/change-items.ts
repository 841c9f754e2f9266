import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { MAX_TAG_CHARACTERS, MAX_TAGS, TagsSchema } from '@/domain/items/item-fields'
import type { Draft } from '@/domain/items/item-form'
import { plainText } from '@/domain/items/rich-text'
import { requireClassPermission } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, type Audited, writeAudit } from '@/server/platform/write-audit'
import { addItemVersion, lockItem } from './add-version'
import { isDraft } from './settle-draft'

/** How many questions can be changed together. Their IDs are in the URL. */
export const MAX_CHANGED = 80

export const ChangeItemsSchema = z
  .object({
    class: idText,
    items: z.array(idText).min(1, 'Select at least one question.').max(MAX_CHANGED),
    what: z.enum(['tag', 'untag', 'retire', 'restore']),
    tag: z.string().trim().max(MAX_TAG_CHARACTERS).default(''),
  })
  .refine(({ what, tag }) => tag !== '' || !/tag/.test(what), { path: ['tag'], message: 'Enter a tag.' })

type Request = z.infer<typeof ChangeItemsSchema>

/**
 * Adds a tag to questions of a class, removes it, or retires or restores them. Questions that are already so stay unchanged. Drafts that were never
 * published can’t be retired, so they stay.
 * @returns the IDs of the changed questions
 * @throws AppError as `requireClassPermission`; NOT_FOUND if a question isn’t the class’s; INVALID_INPUT if one would have too many tags
 */
export async function changeItems(actor: ActingPerson, input: Request, now: Date): Promise<string[]> {
  const { class: classId, what, tag } = input
  // Always locks in the same order, so that two changes don’t deadlock.
  const ids = [...new Set(input.items)].sort()
  return db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    if ((await tx.item.count({ where: { id: { in: ids }, classId } })) < ids.length)
      throw new AppError('NOT_FOUND')
    for (const id of ids) await lockItem(tx, id)
    if (what === 'retire' || what === 'restore')
      return setRetired(tx, actor, { classId, ids, retiredAt: what === 'retire' ? now : null })
    const changed: string[] = []
    for (const id of ids) if (await setTag(tx, actor, { id, tag, isAdded: what === 'tag' })) changed.push(id)
    return changed
  })
}

async function setRetired(
  tx: Tx,
  actor: ActingPerson,
  { classId, ids, retiredAt }: { classId: string; ids: string[]; retiredAt: Date | null },
): Promise<string[]> {
  const rows = await tx.item.findMany({
    where: {
      id: { in: ids },
      currentVersionId: { not: null },
      retiredAt: retiredAt ? null : { not: null },
    },
    select: { id: true, retiredAt: true, isAssignmentOnly: true },
  })
  const changed = rows.map(({ id }) => id)
  await tx.item.updateMany({ where: { id: { in: changed } }, data: { retiredAt } })
  const entries = rows.map(({ id, ...before }): Audited => {
    return { action: 'item.retire', classId, subject: { type: 'item', id }, before, after: { retiredAt } }
  })
  if (entries.length > 0) await writeAudit(tx, actor, ...entries)
  return changed
}

/** Changes the tags of the draft, and of the published version, as its next version. @returns whether anything changed */
async function setTag(
  tx: Tx,
  actor: ActingPerson,
  { id, tag, isAdded }: { id: string; tag: string; isAdded: boolean },
): Promise<boolean> {
  const { draft, currentVersion } = await tx.item.findUniqueOrThrow({
    where: { id },
    select: { draft: true, currentVersion: { select: { id: true, content: true } } },
  })
  const inDraft = isDraft(draft) ? changedTags(draft, { tag, isAdded }) : null
  if (isDraft(draft) && inDraft)
    await tx.item.update({
      where: { id },
      data: { draft: toJson({ ...draft, tags: inDraft }), draftRevision: { increment: 1 } },
    })
  const item = currentVersion && parsedItem(currentVersion)
  const tags = item && changedTags({ ...item }, { tag, isAdded })
  // A tag changes nothing about the key, so an old question that could no longer be published can have one, like a copy.
  if (item && tags)
    await addItemVersion(tx, { itemId: id, content: { ...item, tags }, by: actor, isCopy: true })
  return inDraft !== null || Boolean(tags)
}

/** @returns null if they stay the same @throws AppError INVALID_INPUT if there would be too many */
function changedTags(draft: Draft, { tag, isAdded }: { tag: string; isAdded: boolean }): string[] | null {
  const tags = TagsSchema.catch([]).parse(draft.tags ?? [])
  if (tags.includes(tag) === isAdded) return null
  if (isAdded && tags.length >= MAX_TAGS)
    throw new AppError('INVALID_INPUT', {
      userMessage: `“${plainText(String(draft.stem ?? '')) || 'A question without text'}” already has ${MAX_TAGS} tags. Nothing was changed.`,
    })
  return isAdded ? [...tags, tag] : tags.filter((other) => other !== tag)
}
