import { expect, test } from 'vitest'
import type { Draft } from '@/domain/items/item-form'
import { requireClassPermission } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import {
  changeItemState,
  copyItem,
  createItem,
  draftOf,
  publishItem,
  saveDraft,
} from '@/server/items/write-item'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const code = (wanted: string) => expect.objectContaining({ code: wanted })

/** A class of the bundled course: its questions refer to the course's concepts and sections. */
async function createBank() {
  const testClass = await createClass({ students: 1 })
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  await database().class.update({ where: { id: testClass.classId }, data: { courseId } })
  const itemId = await createItem(by(testClass.instructorId), {
    class: testClass.classId,
    type: 'single-choice',
  })
  return { ...testClass, itemId, target: { classId: testClass.classId, itemId } }
}
type Bank = Awaited<ReturnType<typeof createBank>>

const whole = (draft: Draft, changes: Draft = {}): Draft => ({
  ...draft,
  stem: 'Which?',
  concept: 'csto-purposes',
  section: 'the-deal#equipment',
  claims: ['f01'],
  paragraphs: [1],
  explanation: 'Because.',
  options: [
    { id: 'a', text: 'Iran', key: true },
    { id: 'b', text: 'Mali', feedback: 'No.' },
  ],
  ...changes,
})

async function write({ instructorId, target }: Bank, changes: Draft = {}) {
  const own = await getOwnItem(instructorId, target)
  return saveDraft(by(instructorId), target, {
    draft: whole(draftOf(own), changes),
    revision: own.draftRevision,
    now: new Date(),
  })
}

test('a draft is saved, published as a version, and changed without touching that version', async () => {
  const bank = await createBank()
  const { instructorId, target } = bank
  await expect(publishItem(by(instructorId), target)).rejects.toEqual(code('INVALID_INPUT'))
  for (const strange of [{ concept: 'gone' }, { section: 'the-deal#gone' }, { claims: ['f999'] }]) {
    await write(bank, strange)
    await expect(publishItem(by(instructorId), target)).rejects.toEqual(code('INVALID_INPUT'))
  }
  expect((await write(bank, { concept: 'csto-purposes', section: 'the-deal#equipment' })).revision).toBe(4)
  expect(await publishItem(by(instructorId), target)).toEqual({ number: 1, isNew: true })
  expect(await publishItem(by(instructorId), target)).toEqual({ number: 1, isNew: false })
  await write(bank, { stem: 'Which one?' })
  expect(await publishItem(by(instructorId), target)).toEqual({ number: 2, isNew: true })
  const own = await getOwnItem(instructorId, target)
  expect(own.versions.map(({ number, content }) => [number, (content as { stem: string }).stem])).toEqual([
    [2, 'Which one?'],
    [1, 'Which?'],
  ])
  const actions = await database().auditEntry.findMany({ where: { subjectId: bank.itemId } })
  expect(actions.map(({ action }) => action)).toEqual(['item.publish', 'item.publish'])
})

test.each([
  [{ stem: '\u200b' }, 'stem'],
  [{ explanation: '\u2060' }, 'explanation'],
  [{ paragraphs: [1, 99] }, 'paragraphs'],
  [
    {
      options: [
        { id: 'a', text: 'Iran', key: true },
        { id: 'b', text: '\u200b' },
      ],
    },
    'options.1.text',
  ],
  [
    {
      options: [
        { id: 'a', text: 'Iran', key: true },
        { id: 'b', text: 'Mali', fraction: 1 },
      ],
    },
    'options.1.fraction',
  ],
  [
    {
      options: [
        { id: 'a', text: 'Iran', key: true },
        { id: 'b', text: 'Mali', section: 'the-deal#gone' },
      ],
    },
    'options.1.section',
  ],
  [{ options: [null, { id: 'a', text: 'Iran', key: true }] }, 'options.0'],
])('a question that can’t work as published is rejected at its field: %j', async (changes, field) => {
  const bank = await createBank()
  await write(bank, changes)
  await expect(publishItem(by(bank.instructorId), bank.target)).rejects.toEqual(
    expect.objectContaining({ code: 'INVALID_INPUT', fieldErrors: { [field]: expect.any(String) } }),
  )
})

test('of two concurrent edits, the second is rejected and nothing is overwritten', async () => {
  const bank = await createBank()
  const { instructorId, target } = bank
  await write(bank)
  const late = saveDraft(by(instructorId), target, { draft: { stem: 'Late' }, revision: 0, now: new Date() })
  await expect(late).rejects.toEqual(code('CONFLICT'))
  expect((await getOwnItem(instructorId, target)).draft).toMatchObject({
    stem: 'Which?',
    type: 'single-choice',
  })
})

test('a course question is copied once, with its origin and option IDs', async () => {
  const bank = await createBank()
  const origin = await database().item.findFirstOrThrow({
    where: {
      classId: null,
      type: 'single-choice',
      isLessonCheck: false,
      course: { slug: 'csto-nagorno-karabakh' },
    },
    select: { id: true, currentVersion: true },
  })
  const copy = await copyItem(by(bank.instructorId), { class: bank.classId, item: origin.id })
  expect(await copyItem(by(bank.instructorId), { class: bank.classId, item: origin.id })).toBe(copy)
  const actions = await database().auditEntry.findMany({ where: { subjectId: copy } })
  expect(actions).toMatchObject([{ action: 'item.publish', actorId: bank.instructorId, before: null }])
  const own = await getOwnItem(bank.instructorId, { classId: bank.classId, itemId: copy })
  const idsOf = (content: unknown) => (content as { options: { id: string }[] }).options.map(({ id }) => id)
  expect(idsOf(own.currentVersion?.content)).toEqual(idsOf(origin.currentVersion?.content))
  const listed = await listItems(
    await requireClassPermission(bank.instructorId, bank.classId, 'teach'),
    ItemSearchSchema.parse({}),
  )
  expect(listed.map(({ version, origin: from }) => [version, from])).toEqual(
    expect.arrayContaining([
      [1, 'the course'],
      [null, null],
    ]),
  )
})

test('reserving, retiring, and restoring are logged; only never-published items are deleted', async () => {
  const bank = await createBank()
  const mark = (what: 'reserve' | 'unreserve' | 'retire' | 'restore' | 'discard') =>
    changeItemState(by(bank.instructorId), { class: bank.classId, item: bank.itemId, what }, new Date())
  await write(bank)
  await publishItem(by(bank.instructorId), bank.target)
  await mark('reserve')
  await mark('retire')
  expect(await getOwnItem(bank.instructorId, bank.target)).toMatchObject({ isAssignmentOnly: true })
  const listed = () =>
    requireClassPermission(bank.instructorId, bank.classId, 'teach').then((testClass) =>
      listItems(testClass, ItemSearchSchema.parse({})),
    )
  expect(await listed()).toEqual([])
  await mark('restore')
  expect(await listed()).toHaveLength(1)
  await expect(mark('discard')).rejects.toEqual(code('CONFLICT'))
  const draft = await createItem(by(bank.instructorId), { class: bank.classId, type: 'cloze' })
  await changeItemState(
    by(bank.instructorId),
    { class: bank.classId, item: draft, what: 'discard' },
    new Date(),
  )
  expect(await listed()).toHaveLength(1)
})

test('strangers, observers, and students find no question', async () => {
  const [bank, other] = [await createBank(), await createBank()]
  const observer = await createAccount('Reviewer')
  await database().classMember.create({ data: { classId: bank.classId, userId: observer, role: 'OBSERVER' } })
  const actions = (id: string): (() => Promise<unknown>)[] => [
    () => getOwnItem(id, bank.target),
    () => createItem(by(id), { class: bank.classId, type: 'numeric' }),
    () => copyItem(by(id), { class: bank.classId, item: bank.itemId }),
    () => saveDraft(by(id), bank.target, { draft: {}, revision: 0, now: new Date() }),
    () => publishItem(by(id), bank.target),
    () => changeItemState(by(id), { class: bank.classId, item: bank.itemId, what: 'reserve' }, new Date()),
  ]
  for (const action of actions(other.instructorId)) await expect(action()).rejects.toEqual(code('NOT_FOUND'))
  for (const person of [observer, bank.studentIds[0] ?? ''])
    for (const action of actions(person)) await expect(action()).rejects.toEqual(code('FORBIDDEN'))
  // A question of another class, requested through the person's own class.
  const through = { classId: other.classId, itemId: bank.itemId }
  await expect(getOwnItem(other.instructorId, through)).rejects.toEqual(code('NOT_FOUND'))
  await write(bank)
  await publishItem(by(bank.instructorId), bank.target)
  await expect(copyItem(by(other.instructorId), { class: other.classId, item: bank.itemId })).rejects.toEqual(
    code('NOT_FOUND'),
  )
})
