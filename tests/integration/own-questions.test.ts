import { expect, test } from 'vitest'
import { requireClassPermission } from '@/server/access/class-access'
import { getOwnItem } from '@/server/access/item-access'
import { getInsight } from '@/server/analysis/get-insight'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getStudentPage } from '@/server/classes/student-queries'
import { ItemSearchSchema, listItems } from '@/server/items/item-queries'
import { createItem, draftOf, publishItem, saveDraft } from '@/server/items/write-item'
import { syncCards } from '@/server/review/sync-cards'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = () => new Date()

/** A question that says nothing about the course. */
function ownQuestion(id: string) {
  const { concept, section, claims, paragraphs, ...item } = sampleItem('single-choice')
  return { ...item, id, claims: [], paragraphs: [] }
}

/** The pages about a class need the content of its course. */
async function moveToBundledCourse(id: string): Promise<void> {
  const course = await database().course.findUniqueOrThrow({ where: { slug: 'csto-nagorno-karabakh' } })
  await database().class.update({ where: { id }, data: { courseId: course.id } })
}

test('an answer to a question without a concept counts as points and as nothing else', async () => {
  const of = await createClass({ items: [ownQuestion('own-one')] })
  const learnerId = of.studentIds[0] ?? ''
  const { id: attemptId } = await startAssignment(learnerId, of, { password: '', now: now() })
  const answer = { slot: 1, response: 'a', revision: 0, clientId: 'tab', sequence: 1 }
  await saveResponse({ learnerId, attemptId, ...answer })
  await submitAttempt({ learnerId, attemptId, now: now() })

  const results = await findResults(learnerId, attemptId, now())
  if (!results) throw new Error('the attempt is graded')
  expect(results.items[0]?.review).toMatchObject({ earned: 1, concept: null, section: null, paragraphs: [] })
  expect(results.concepts).toEqual([])
  const grade = await database().grade.findFirstOrThrow({ where: { learnerId } })
  expect(grade.scoreRatio).toBe(1)

  await syncCards(learnerId, now())
  expect(await database().reviewCard.count({ where: { learnerId } })).toBe(0)
  const attempt = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  expect(attempt.cardsDueAt).toBeNull()

  await moveToBundledCourse(of.classId)
  const currentClass = await requireClassPermission(of.instructorId, of.classId, 'viewGrades')
  const { heat } = await getInsight(currentClass)
  expect(heat.concepts).toEqual([])
  expect(heat.students.find(({ id }) => id === learnerId)?.cells).toEqual({})
  const page = await getStudentPage(of.instructorId, { classId: of.classId, studentId: learnerId }, now())
  expect(page.strengths).toEqual([])
})

test('a published question is found by a tag of its instructor', async () => {
  const of = await createClass({ items: [] })
  await moveToBundledCourse(of.classId)
  const by = { id: of.instructorId, ipAddress: null }
  const itemId = await createItem(by, { class: of.classId, type: 'true-false' })
  const target = { classId: of.classId, itemId }
  const own = await getOwnItem(of.instructorId, target)
  const draft = { ...draftOf(own), stem: 'Is it?', answer: true, explanation: 'It is.', tags: ['Unit 3'] }
  await saveDraft(by, target, { draft, revision: own.draftRevision, now: now() })
  const currentClass = await requireClassPermission(of.instructorId, of.classId, 'teach')
  const found = async (text: string) =>
    (await listItems(currentClass, ItemSearchSchema.parse({ text }))).map(({ id, tags }) => [id, tags])
  expect(await found('unit 3')).toEqual([[itemId, ['Unit 3']]])
  await publishItem(by, target)
  expect(await found('unit 3')).toEqual([[itemId, ['Unit 3']]])
  expect(await found('unit 4')).toEqual([])
  expect((await database().item.findUniqueOrThrow({ where: { id: itemId } })).concept).toBeNull()
})
