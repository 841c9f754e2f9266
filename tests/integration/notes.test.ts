import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SaveNoteSchema } from '@/contract/schemas/note-schemas'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import { mergeGuest } from '@/server/auth/merge-guest'
import { listCourses } from '@/server/content/read-course'
import { exportJson } from '@/server/export/write-export'
import { deleteNote } from '@/server/notes/delete-note'
import { listNotes } from '@/server/notes/note-queries'
import { saveNote } from '@/server/notes/save-note'
import { createLearner } from '@/tests/support/sample-attempt'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const courseSlug = listCourses()[0]?.slug ?? ''

const PASSAGE = {
  lesson: 'the-deal',
  section: 'the-force',
  quote: '1,960',
  prefix: 'There are ',
  suffix: ' of them',
}

type Change = { learnerId: string; id?: string; revision?: number; text?: string; course?: string }

function save({ learnerId, id = randomUUID(), revision = 0, text = 'A note', course = courseSlug }: Change) {
  const learner = async () => ({ id: learnerId })
  return saveNote({ courseSlug: course, id, revision, content: { ...PASSAGE, text }, learner })
}

const listOf = (learnerId: string) => listNotes(learnerId, courseSlug, 'the-deal')

test('a note is saved, changed, deleted, and restored', async () => {
  const learnerId = await createLearner()
  const { id, revision } = await save({ learnerId })
  expect(revision).toBe(1)
  expect(await save({ learnerId, id, revision: 1, text: 'Changed' })).toMatchObject({
    revision: 2,
    text: 'Changed',
  })
  expect(await listOf(learnerId)).toMatchObject([{ ...PASSAGE, id, text: 'Changed' }])
  expect(await listNotes(learnerId, courseSlug, 'two-forces')).toEqual([])
  await deleteNote({ learnerId, courseSlug, id, revision: 2 })
  await deleteNote({ learnerId, courseSlug, id, revision: 2 })
  expect(await listOf(learnerId)).toEqual([])
  expect(await save({ learnerId, id, text: 'Changed' })).toMatchObject({ id, text: 'Changed' })
})

test('a repeated request saves once', async () => {
  const learnerId = await createLearner()
  const id = randomUUID()
  await Promise.all([save({ learnerId, id }), save({ learnerId, id })])
  await save({ learnerId, id, revision: 1, text: 'Changed' })
  expect(await save({ learnerId, id, revision: 1, text: 'Changed' })).toMatchObject({ revision: 2 })
  expect(await listOf(learnerId)).toMatchObject([{ text: 'Changed', revision: 2 }])
})

test('a tab can’t overwrite or delete what another tab wrote', async () => {
  const learnerId = await createLearner()
  const { id } = await save({ learnerId })
  await save({ learnerId, id, revision: 1, text: 'From one tab' })
  const conflict = { code: 'CONFLICT' }
  await expect(save({ learnerId, id, revision: 1, text: 'From another' })).rejects.toMatchObject(conflict)
  await expect(save({ learnerId, id, revision: 0, text: 'From a third' })).rejects.toMatchObject(conflict)
  await expect(deleteNote({ learnerId, courseSlug, id, revision: 1 })).rejects.toMatchObject(conflict)
  await deleteNote({ learnerId, courseSlug, id, revision: 2 })
  await expect(save({ learnerId, id, revision: 2, text: 'Too late' })).rejects.toMatchObject(conflict)
})

test('a note belongs to its learner', async () => {
  const [learnerId, other] = [await createLearner(), await createLearner()]
  const { id } = await save({ learnerId })
  await expect(save({ learnerId: other, id, revision: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
  await deleteNote({ learnerId: other, courseSlug, id, revision: 1 })
  expect(await listOf(other)).toEqual([])
  expect(await listOf(learnerId)).toHaveLength(1)
  // The ID means nothing to anyone else.
  expect(await save({ learnerId: other, id, text: 'Own' })).toMatchObject({ id, text: 'Own' })
})

test('a note needs a lesson, a section, and something to store', async () => {
  const learnerId = await createLearner()
  const create = (content: object, course = courseSlug) =>
    saveNote({
      ...{ courseSlug: course, id: randomUUID(), revision: 0 },
      content: { ...PASSAGE, text: '', ...content },
      learner: async () => ({ id: learnerId }),
    })
  for (const place of [{ lesson: 'no-lesson' }, { section: 'no-section' }])
    await expect(create(place)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(create({}, 'no-course')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const accepts = (content: object) =>
    SaveNoteSchema.safeParse({ ...PASSAGE, text: '', revision: 0, ...content }).success
  expect(accepts({})).toBe(true)
  expect(accepts({ quote: '', text: ' \n' })).toBe(false)
  expect(accepts({ quote: 'x'.repeat(NOTE_LIMITS.quote + 1) })).toBe(false)
  expect(accepts({ text: 'x'.repeat(NOTE_LIMITS.text + 1) })).toBe(false)
})

test('the number of notes in a course is limited', async () => {
  const learnerId = await createLearner()
  const { lesson: lessonSlug, ...passage } = PASSAGE
  await database().lessonNote.createMany({
    data: Array.from({ length: NOTE_LIMITS.perCourse }, (_, index) => ({
      ...{ learnerId, id: `note-${index}`, courseSlug, lessonSlug, text: '' },
      ...passage,
    })),
  })
  await expect(save({ learnerId })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await save({ learnerId, id: 'note-7', revision: 1 })).toMatchObject({ revision: 2 })
})

test('a guest’s notes move to the account and join its own', async () => {
  const [guest, account] = [
    await createLearner(),
    await createLearner({ email: `${randomUUID()}@example.org` }),
  ]
  const id = randomUUID()
  await save({ learnerId: guest, id, text: 'From the guest' })
  await save({ learnerId: guest, text: 'Another' })
  await save({ learnerId: account, id, text: 'From the account' })
  await mergeGuest(guest, account)
  const notes = await listOf(account)
  expect(notes.map(({ text }) => text).sort()).toEqual(['Another', 'From the account', 'From the guest'])
  expect(notes.find((note) => note.id === id)?.text).toBe('From the account')
})

test('notes are exported, and deleted with their owner', async () => {
  const learnerId = await createLearner()
  await save({ learnerId, text: 'To export' })
  let json = ''
  for await (const part of exportJson(learnerId, new Date())) json += part
  expect(JSON.parse(json).tables.notes).toMatchObject([
    { ...PASSAGE, course: courseSlug, text: 'To export', revision: 1 },
  ])
  await database().user.delete({ where: { id: learnerId } })
  expect(await database().lessonNote.count({ where: { learnerId } })).toBe(0)
})
