import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { MAX_TAGS } from '@/domain/items/item-fields'
import { getOwnItem } from '@/server/access/item-access'
import { changeItems } from '@/server/items/change-items'
import { countAssignmentsWith, listOwnItems } from '@/server/items/item-queries'
import {
  copyToOtherClass,
  countUses,
  duplicateItem,
  listTaughtClasses,
  moveItem,
} from '@/server/items/move-item'
import { draftOf, publishItem, saveDraft } from '@/server/items/write-item'
import { acting, errorWith } from '@/tests/support/class-people'
import { createBankItem } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

const database = useTestDatabase()
const now = () => new Date()

let whole: WholeClass
/** A class of another instructor. */
let other: WholeClass
beforeAll(async () => {
  whole = await createWholeClass()
  other = await createWholeClass()
})

/** A published question of the class that nothing uses. */
async function createOwn({ classId }: WholeClass, changes: object = {}): Promise<string> {
  const { courseId } = await database().class.findUniqueOrThrow({ where: { id: classId } })
  const { concept: _, section: __, otherwise: ___, ...item } = sampleItem('true-false')
  const own = { ...item, ...changes, id: `own-${randomUUID()}`, claims: [], paragraphs: [] }
  return createBankItem(courseId, own, { classId })
}

const by = (userId: string) => acting(userId)
const read = (itemId: string) =>
  database().item.findUniqueOrThrow({ where: { id: itemId }, include: { currentVersion: true } })
const tagsOf = async (itemId: string) => {
  const [item] = await listOwnItems((await read(itemId)).classId ?? '', [itemId])
  return item?.tags
}
const change = (items: string[], what: 'tag' | 'untag' | 'retire' | 'restore', tag = '') =>
  changeItems(by(whole.instructor), { class: whole.classId, items, what, tag }, now())

test('a tag is added to published questions and drafts, once, and removed again', async () => {
  const published = [await createOwn(whole), await createOwn(whole, { tags: ['Unit 3'] })]
  const ids = [...published, whole.draft]
  expect((await change(ids, 'tag', 'Unit 3')).sort()).toEqual([published[0], whole.draft].sort())
  for (const id of ids) expect(await tagsOf(id)).toEqual(['Unit 3'])
  expect((await read(published[0] ?? '')).currentVersion?.number).toBe(2)
  expect(await change(ids, 'tag', 'Unit 3')).toEqual([])
  expect((await change(ids, 'untag', 'Unit 3')).sort()).toEqual([...ids].sort())
  for (const id of ids) expect(await tagsOf(id)).toEqual([])
})

test('a tag is added to the draft of a published question too, so that publishing keeps it', async () => {
  const itemId = await createOwn(whole)
  const target = { classId: whole.classId, itemId }
  const own = await getOwnItem(whole.instructor, target)
  const draft = { ...draftOf(own), stem: 'Another question?' }
  const { revision } = await saveDraft(by(whole.instructor), target, { draft, revision: 0, now: now() })
  await change([itemId], 'tag', 'Exam')
  const after = await getOwnItem(whole.instructor, target)
  expect(draftOf(after)).toMatchObject({ stem: 'Another question?', tags: ['Exam'] })
  // An open editor gets a conflict, because what it shows lacks the tag.
  await expect(saveDraft(by(whole.instructor), target, { draft, revision, now: now() })).rejects.toEqual(
    errorWith('CONFLICT'),
  )
  await publishItem(by(whole.instructor), target)
  expect((await read(itemId)).currentVersion?.content).toMatchObject({
    stem: 'Another question?',
    tags: ['Exam'],
  })
})

test('if one question has too many tags, none is changed', async () => {
  const full = Array.from({ length: MAX_TAGS }, (_, index) => `Tag ${index}`)
  const ids = [await createOwn(whole), await createOwn(whole, { tags: full })]
  await expect(change(ids, 'tag', 'One more')).rejects.toEqual(errorWith('INVALID_INPUT'))
  for (const id of ids) expect(await tagsOf(id)).not.toContain('One more')
})

test('published questions are retired and restored together, and each is logged', async () => {
  const ids = [await createOwn(whole), await createOwn(whole)]
  expect((await change([...ids, whole.draft], 'retire')).sort()).toEqual([...ids].sort())
  expect(await change(ids, 'retire')).toEqual([])
  expect((await listOwnItems(whole.classId, ids, { isRetired: true })).map(({ id }) => id).sort()).toEqual(
    [...ids].sort(),
  )
  expect((await change(ids, 'restore')).sort()).toEqual([...ids].sort())
  const logged = await database().auditEntry.count({
    where: { action: 'item.retire', subjectId: { in: ids } },
  })
  expect(logged).toBe(4)
})

test('the assignments that select any of several questions are counted once', async () => {
  const { courseId } = await database().class.findUniqueOrThrow({ where: { id: whole.classId } })
  const own = await listOwnItems(whole.classId, [whole.item])
  // Both assignments of the class, published or not.
  expect(
    await countAssignmentsWith(
      own.map(({ slug }) => slug),
      courseId,
    ),
  ).toBe(2)
})

test('a duplicate is a draft with the same content, and the original stays', async () => {
  const itemId = await createOwn(whole, { tags: ['Unit 3'] })
  const target = { classId: whole.classId, itemId }
  const copy = await duplicateItem(by(whole.assistant), target, now())
  const { currentVersionId, draft, classId } = await read(copy)
  expect({ currentVersionId, classId }).toEqual({ currentVersionId: null, classId: whole.classId })
  expect(draft).toMatchObject({ type: 'true-false', answer: false, tags: ['Unit 3'] })
  expect((await read(itemId)).currentVersion?.number).toBe(1)
})

test('a question that nothing uses moves with its versions, and back', async () => {
  const itemId = await createOwn(whole)
  const move = { class: whole.classId, item: itemId, to: whole.elsewhere }
  await moveItem(by(whole.instructor), move)
  expect(await read(itemId)).toMatchObject({ classId: whole.elsewhere, currentVersion: { number: 1 } })
  const entries = await database().auditEntry.findMany({ where: { action: 'item.move', subjectId: itemId } })
  expect(entries.map(({ classId }) => classId).sort()).toEqual([whole.classId, whole.elsewhere].sort())
  await expect(moveItem(by(whole.instructor), move)).rejects.toEqual(errorWith('NOT_FOUND'))
  await moveItem(by(whole.instructor), { class: whole.elsewhere, item: itemId, to: whole.classId })
  expect((await read(itemId)).classId).toBe(whole.classId)
})

test('a question that is used stays, and can be copied', async () => {
  const own = await getOwnItem(whole.instructor, { classId: whole.classId, itemId: whole.item })
  expect(await countUses(own)).toEqual({ assignments: 2, attempts: 1 })
  const move = { class: whole.classId, item: whole.item, to: whole.elsewhere }
  await expect(moveItem(by(whole.instructor), move)).rejects.toEqual(errorWith('CONFLICT'))
  const copy = await copyToOtherClass(by(whole.instructor), move)
  expect(await read(copy)).toMatchObject({ classId: whole.elsewhere, currentVersion: { number: 1 } })
})

test('only staff of both classes move, copy, and change questions', async () => {
  const itemId = await createOwn(whole)
  const move = { class: whole.classId, item: itemId, to: whole.elsewhere }
  // The assistant isn’t in the other class, and the other instructor isn’t in this one.
  for (const run of [moveItem, copyToOtherClass]) {
    await expect(run(by(whole.assistant), move)).rejects.toEqual(errorWith('NOT_FOUND'))
    await expect(run(by(whole.observer), move)).rejects.toEqual(errorWith('FORBIDDEN'))
    await expect(run(by(other.instructor), move)).rejects.toEqual(errorWith('NOT_FOUND'))
    const foreign = { class: other.classId, item: itemId, to: other.elsewhere }
    await expect(run(by(other.instructor), foreign)).rejects.toEqual(errorWith('NOT_FOUND'))
  }
  const theirs = { class: other.classId, items: [itemId], what: 'retire' as const, tag: '' }
  await expect(changeItems(by(other.instructor), theirs, now())).rejects.toEqual(errorWith('NOT_FOUND'))
  const ofClass = await getOwnItem(whole.assistant, { classId: whole.classId, itemId })
  expect(await listTaughtClasses(whole.assistant, ofClass.class)).toEqual([])
  expect((await listTaughtClasses(whole.instructor, ofClass.class)).map(({ id }) => id)).toEqual([
    whole.elsewhere,
  ])
  expect((await read(itemId)).classId).toBe(whole.classId)
})
