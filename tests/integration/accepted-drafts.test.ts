import { expect, test } from 'vitest'
import { z } from 'zod'
import { listAt } from '@/domain/items/edit-draft'
import type { Draft } from '@/domain/items/item-form'
import { getOwnItem } from '@/server/access/item-access'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { createItem, draftOf, publishItem, saveDraft } from '@/server/items/write-item'
import { createRegradeRequest } from '@/server/regrade-requests/create-regrade-request'
import { resolveRegradeRequests } from '@/server/regrade-requests/resolve-regrade-requests'
import { addMember } from '@/tests/support/class-people'
import { createAccount, createAssignmentRow } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

// An answer that a regrade request added to a key stays in it, whatever the question editor saves and publishes later.

const database = useTestDatabase()
const now = () => new Date()
const CONFLICT = expect.objectContaining({ code: 'CONFLICT' })

const COMMON: Draft = {
  stem: 'How many?',
  concept: 'csto-purposes',
  section: 'the-deal#equipment',
  claims: ['f01'],
  paragraphs: [1],
  explanation: 'Because.',
}
const QUESTION: Draft = {
  ...COMMON,
  answers: [{ value: '10', fraction: 1, tolerance: { type: 'none' } }],
}
const CHOICE: Draft = {
  ...COMMON,
  options: [
    { id: 'a', text: 'Iran', key: true },
    { id: 'b', text: 'Mali', feedback: 'No.' },
  ],
}

/** A published question of a class, asked in an assignment. Students answered with each of the responses and requested a regrade. */
async function createAsked(
  responses: readonly string[],
  { type, question }: { type: 'numeric' | 'single-choice'; question: Draft } = {
    type: 'numeric',
    question: QUESTION,
  },
) {
  const { id: courseId } = await database().course.findUniqueOrThrow({
    where: { slug: 'csto-nagorno-karabakh' },
  })
  const instructor = { id: await createAccount('Instructor'), ipAddress: '192.0.2.1' }
  const { id: classId } = await database().class.create({
    data: {
      ...{ courseId, name: 'A class' },
      members: { create: { userId: instructor.id, role: 'INSTRUCTOR' } },
    },
  })
  const target = { classId, itemId: await createItem(instructor, { class: classId, type }) }
  const bank = { instructor, place: target }
  await edit(bank, question)
  await publishItem(instructor, target)
  const { slug } = await getOwnItem(instructor.id, target)
  const { assignmentId } = await createAssignmentRow({ classId, courseId, itemSlugs: [slug] })
  const regradeRequests: string[] = []
  for (const response of responses) {
    const learnerId = await addMember(classId, 'STUDENT')
    const { id: attemptId } = await startAssignment(
      learnerId,
      { classId, assignmentId },
      { password: '', now: now() },
    )
    await saveResponse({
      ...{ learnerId, attemptId, slot: 1, response, revision: 0, clientId: 'tab', sequence: 1 },
    })
    await submitAttempt({ learnerId, attemptId, now: now() })
    await createRegradeRequest(
      learnerId,
      { attempt: attemptId, slot: 1, argument: 'The article says so.', paragraph: null },
      now(),
    )
    regradeRequests.push((await database().regradeRequest.findFirstOrThrow({ where: { attemptId } })).id)
  }
  return { ...bank, regradeRequests }
}
type Asked = Awaited<ReturnType<typeof createAsked>>

/** Changes fields of the draft as an editor does that shows its latest revision. */
async function edit({ instructor, place }: Pick<Asked, 'instructor' | 'place'>, changes: Draft) {
  const own = await getOwnItem(instructor.id, place)
  const draft = { ...draftOf(own), ...changes }
  return saveDraft(instructor, place, { draft, revision: own.draftRevision, now: now() })
}

const accept = ({ instructor, place: target }: Asked, regradeRequest = '') =>
  resolveRegradeRequests(
    instructor,
    { class: target.classId, regradeRequest, accept: 'yes', reply: 'You are right.' },
    now(),
  )

const ContentSchema = z.object({
  explanation: z.string(),
  answers: z.array(z.object({ value: z.string() })).default([]),
  options: z.array(z.object({ key: z.boolean() })).default([]),
})

async function published({ instructor, place }: Asked) {
  const { currentVersion } = await getOwnItem(instructor.id, place)
  const { explanation, answers, options } = ContentSchema.parse(currentVersion?.content)
  return {
    number: currentVersion?.number,
    explanation,
    answers: answers.map(({ value }) => value),
    keys: options.map(({ key }) => key),
  }
}

test('publishing removes the stored draft, and the same editor can continue', async () => {
  const asked = await createAsked([])
  const { instructor, place } = asked
  const own = await getOwnItem(instructor.id, place)
  expect(own).toMatchObject({ draft: null, draftSavedAt: null, draftRevision: 1 })
  const next = { draft: { ...QUESTION, explanation: 'Clearer.' }, revision: 1, now: now() }
  expect(await saveDraft(instructor, place, next)).toMatchObject({ revision: 2 })
  expect(await publishItem(instructor, place)).toEqual({ number: 2, isNew: true })
  // An editor that saves the published text again leaves nothing behind either.
  await edit(asked, {})
  expect(await publishItem(instructor, place)).toEqual({ number: 2, isNew: false })
  expect((await getOwnItem(instructor.id, place)).draft).toBeNull()
})

test('republishing after an accepted answer keeps the answer', async () => {
  const asked = await createAsked(['12'])
  await accept(asked, asked.regradeRequests[0])
  expect(await publishItem(asked.instructor, asked.place)).toEqual({ number: 2, isNew: false })
  await edit(asked, { explanation: 'Clearer.' })
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({
    number: 3,
    explanation: 'Clearer.',
    answers: ['10', '12'],
  })
})

test('a draft that was stored before and has no other changes is removed', async () => {
  const asked = await createAsked(['12'])
  await edit(asked, {})
  await accept(asked, asked.regradeRequests[0])
  const own = await getOwnItem(asked.instructor.id, asked.place)
  expect(own.draft).toBeNull()
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({ number: 2, answers: ['10', '12'] })
})

test('an unrelated edit in the draft survives, and gets the accepted answer', async () => {
  const asked = await createAsked(['12'])
  await edit(asked, { explanation: 'Being rewritten.', hints: ['Think of hands.'] })
  await accept(asked, asked.regradeRequests[0])
  expect(await published(asked)).toMatchObject({ number: 2, explanation: 'Because.', answers: ['10', '12'] })
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({
    ...{ number: 3, explanation: 'Being rewritten.', answers: ['10', '12'] },
  })
})

test('a draft without an explanation yet gets the accepted answer as well', async () => {
  const asked = await createAsked(['12'])
  await edit(asked, { explanation: '', stem: '' })
  await accept(asked, asked.regradeRequests[0])
  await edit(asked, { explanation: 'Rewritten.', stem: 'How many hands?' })
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({ explanation: 'Rewritten.', answers: ['10', '12'] })
})

test('a draft with a half-written answer gets the accepted answer as well', async () => {
  const asked = await createAsked(['12'])
  await edit(asked, {
    answers: [...listAt(QUESTION, ['answers']), { value: '', fraction: 0, tolerance: { type: 'none' } }],
  })
  await accept(asked, asked.regradeRequests[0])
  const [first, second, half] = listAt(draftOf(await getOwnItem(asked.instructor.id, asked.place)), [
    'answers',
  ])
  expect([first?.value, second?.value, half?.value]).toEqual(['12', '10', ''])
})

test('an accepted option stays a key', async () => {
  const asked = await createAsked(['b'], { type: 'single-choice', question: CHOICE })
  await edit(asked, { explanation: 'Clearer.' })
  await accept(asked, asked.regradeRequests[0])
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({ explanation: 'Clearer.', keys: [true, true] })
})

test.each([
  ['a draft', true],
  ['no draft', false],
])('an editor that was open with %s gets a conflict', async (_, hasDraft) => {
  const asked = await createAsked(['12'])
  const { instructor, place } = asked
  if (hasDraft) await edit(asked, { explanation: 'Being rewritten.' })
  const { draftRevision: revision, ...own } = await getOwnItem(instructor.id, place)
  const shown = draftOf(own)
  await accept(asked, asked.regradeRequests[0])
  const late = { draft: { ...shown, explanation: 'Late.' }, revision, now: now() }
  await expect(saveDraft(instructor, place, late)).rejects.toEqual(CONFLICT)
  await publishItem(instructor, place)
  expect(await published(asked)).toMatchObject({ answers: ['10', '12'] })
})

test('of two answers accepted at the same time, neither is lost', async () => {
  const asked = await createAsked(['12', '13'])
  await Promise.all(asked.regradeRequests.map((regradeRequest) => accept(asked, regradeRequest)))
  const { answers } = await published(asked)
  expect([...answers].sort()).toEqual(['10', '12', '13'])
})

test('an answer accepted while the question is being published isn’t lost', async () => {
  const asked = await createAsked(['12'])
  await edit(asked, { explanation: 'Clearer.' })
  await Promise.all([publishItem(asked.instructor, asked.place), accept(asked, asked.regradeRequests[0])])
  await publishItem(asked.instructor, asked.place)
  expect(await published(asked)).toMatchObject({ explanation: 'Clearer.', answers: ['10', '12'] })
})
