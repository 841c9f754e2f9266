import { beforeAll, expect, test } from 'vitest'
import { QuizSchema } from '@/domain/attempts/quiz'
import { requireClassPermission } from '@/server/access/class-access'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { listMisconceptions } from '@/server/analysis/list-misconceptions'
import { presentResults } from '@/server/api/present-attempt'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { removeAssignment } from '@/server/assignments/publish-assignment'
import { checkResponse } from '@/server/attempts/check-response'
import { findResults } from '@/server/attempts/find-results'
import { listAskedItems, listAttemptsAtQuiz } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startPractice } from '@/server/attempts/start-practice'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getCourse } from '@/server/content/read-course'
import { answerTables } from '@/server/export/answer-tables'
import { copyToClass } from '@/server/items/add-version'
import { listAttempts } from '@/server/progress/queries'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { canShowAssignmentOnlyKeys } from '@/server/results/assignment-only-keys'
import { factKey, factsOf } from '@/server/review/course-facts'
import { getOfflinePack } from '@/server/review/offline-pack'
import { syncCards } from '@/server/review/sync-cards'
import { acting, addMember } from '@/tests/support/class-people'
import { createAccount, createAssignmentRow, createBankItem, createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const SLUG = 'csto-nagorno-karabakh'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = new Date()
const at = (ms: number) => new Date(now.getTime() + ms)
const iso = (ms: number) => at(ms).toISOString()

let course: ReturnType<typeof getCourse>
beforeAll(() => {
  course = getCourse(SLUG)
})

/**
 * A student in a class of the course, with the questions of one fact that their offline pack contains while nothing
 * is assigned.
 */
async function packed() {
  const learnerId = await createAccount('Ada')
  const { id: courseId } = await database().course.findUniqueOrThrow({ where: { slug: SLUG } })
  const { id: classId } = await database().class.create({
    data: { courseId, name: 'A class', members: { create: { userId: learnerId, role: 'STUDENT' } } },
  })
  const [question] = (await getOfflinePack(learnerId, course, now)).questions
  const slugs = (factsOf(course).get(factKey(question ?? { concept: '', fact: '' }))?.items ?? []).map(
    ({ id }) => id,
  )
  const assign = (rules: object, itemSlugs = slugs) =>
    createAssignmentRow({ classId, courseId, itemSlugs, rules })
  /** Whether the offline pack contains a key of the fact anywhere. */
  const isTaken = async () => {
    const sent = JSON.stringify(await getOfflinePack(learnerId, course, now))
    return slugs.some((slug) => sent.includes(`"id":"${slug}"`))
  }
  return { learnerId, courseId, classId, slugs, concept: question?.concept ?? '', assign, isTaken }
}

const CLOSED = { closesAt: iso(-HOUR) }

test('an offline pack includes questions of closed assignments', async () => {
  const { assign, isTaken } = await packed()
  expect(await isTaken()).toBe(true)
  await assign(CLOSED)
  expect(await isTaken()).toBe(true)
})

test.each<[string, (fixture: Awaited<ReturnType<typeof packed>>) => Promise<unknown>]>([
  ['is open', ({ assign }) => assign({})],
  ['is upcoming', ({ assign }) => assign({ opensAt: iso(DAY), closesAt: iso(2 * DAY) })],
  ['is past due but still open', ({ assign }) => assign({ dueAt: iso(-HOUR), closesAt: iso(HOUR) })],
  [
    'is open through an accommodation',
    async ({ assign, learnerId }) => {
      await assign(CLOSED)
      await database().accommodation.create({ data: { learnerId, extraDays: 1 } })
    },
  ],
  [
    'is open through an accommodation of the class',
    async ({ assign, classId, learnerId }) => {
      await assign(CLOSED)
      await database().classAccommodation.create({ data: { classId, learnerId, extraDays: 1 } })
    },
  ],
  [
    'is open through the learner’s override',
    async ({ assign, learnerId }) => {
      const { quizId } = await assign(CLOSED)
      await database().studentOverride.create({
        data: { quizId, learnerId, limits: { closesAt: iso(HOUR) } },
      })
    },
  ],
  [
    'is open through a group’s override',
    async ({ assign, classId, learnerId }) => {
      const { quizId } = await assign(CLOSED)
      const { id: groupId } = await database().classGroup.create({
        data: { classId, name: 'A', members: { create: { userId: learnerId } } },
      })
      await database().groupOverride.create({ data: { quizId, groupId, limits: { closesAt: iso(HOUR) } } })
    },
  ],
  [
    'selects questions from the concept',
    async ({ assign, concept }) => {
      const { quizId } = await assign({})
      const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
      const drawn = { ...Object(definition), items: [], pools: [{ concepts: [concept], count: 1 }] }
      await database().quiz.update({ where: { id: quizId }, data: { definition: drawn } })
    },
  ],
  [
    'asks copies from the previous class',
    async ({ assign, classId, courseId, slugs }) => {
      const by = acting(await createAccount('Instructor'))
      const before = await database().class.create({ data: { courseId, name: 'Last term' } })
      const copies = []
      for (const slug of slugs) {
        const { currentVersionId } = await database().item.findFirstOrThrow({ where: { slug, courseId } })
        const copy = async (into: string, versionId: string) =>
          database().$transaction((tx) => copyToClass(tx, { classId: into, versionId, by }))
        const first = await copy(before.id, currentVersionId ?? '')
        const { itemId } = await copy(classId, first.versionId)
        copies.push((await database().item.findUniqueOrThrow({ where: { id: itemId } })).slug)
      }
      await assign({}, copies)
    },
  ],
  [
    'was removed during the learner’s attempt',
    async ({ assign, classId, learnerId }) => {
      const { assignmentId } = await assign({})
      const target = { classId, assignmentId }
      await startAssignment(learnerId, target, { password: '', now })
      const by = acting(await addMember(classId, 'INSTRUCTOR'))
      await removeAssignment(by, target, { isRemoved: true, now })
    },
  ],
  [
    'is of a class that the learner left during the attempt',
    async ({ assign, classId, learnerId }) => {
      const { assignmentId } = await assign({})
      await startAssignment(learnerId, { classId, assignmentId }, { password: '', now })
      await database().classMember.updateMany({
        where: { classId, userId: learnerId },
        data: { leftAt: now },
      })
    },
  ],
])('an offline pack has no key of an assignment that %s', async (_, arrange) => {
  const fixture = await packed()
  await arrange(fixture)
  expect(await fixture.isTaken()).toBe(false)
})

/**
 * A class whose first assignment, which closes in an hour, was submitted: an assignments-only question with many
 * options.
 */
async function assignmentOnlyClass({
  response = 'b',
  assignmentOnlyResponse,
  rules = {},
}: {
  response?: string
  assignmentOnlyResponse?: string
  rules?: object
} = {}) {
  const item = { ...sampleItem('single-choice'), id: `reserved-${crypto.randomUUID()}` }
  const fixture = await createClass({ students: 6, items: [item], rules: { closesAt: iso(HOUR), ...rules } })
  const { classId, courseId, quizId } = fixture
  const slug = `own-${item.id}`
  await createBankItem(courseId, { ...item, id: slug }, { classId, isAssignmentOnly: true })
  const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: quizId } })
  await database().quiz.update({
    where: { id: quizId },
    data: { definition: { ...Object(definition), items: [slug, item.id] } },
  })
  const target = { classId, assignmentId: fixture.assignmentId }
  for (const learnerId of fixture.studentIds) {
    const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
    for (const { slot, item: asked } of await listAskedItems(learnerId, attemptId, [1, 2]))
      await saveResponse({
        ...{
          learnerId,
          attemptId,
          slot,
          response: asked.id === slug ? (assignmentOnlyResponse ?? response) : response,
        },
        ...{ revision: 0, clientId: 'tab', sequence: 1 },
      })
    await submitAttempt({ learnerId, attemptId, now })
  }
  return { ...fixture, slug, publicSlug: item.id, concept: item.concept, target }
}

test('an assignments-only question keeps its key while another assignment uses it', async () => {
  const { classId, courseId, quizId, slug, concept } = await assignmentOnlyClass()
  const later = at(2 * HOUR)
  expect(await canShowAssignmentOnlyKeys(quizId, later)).toBe(true)
  const other = await createAssignmentRow({
    ...{ classId, courseId, itemSlugs: [slug], isPublished: false },
    rules: { opensAt: iso(DAY), closesAt: iso(2 * DAY) },
  })
  // An unpublished assignment asks no one.
  expect(await canShowAssignmentOnlyKeys(quizId, later)).toBe(true)
  await database().assignment.update({ where: { id: other.assignmentId }, data: { publishedAt: now } })
  expect(await canShowAssignmentOnlyKeys(quizId, later)).toBe(false)
  expect(await canShowAssignmentOnlyKeys(quizId, at(2 * DAY))).toBe(true)
  const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: other.quizId } })
  const ask = (query: object) =>
    database().quiz.update({
      where: { id: other.quizId },
      data: { definition: { ...Object(definition), ...query } },
    })
  await ask({ items: [], pools: [{ concepts: [concept], count: 1 }] })
  expect(await canShowAssignmentOnlyKeys(quizId, later)).toBe(false)
  await ask({ items: ['another'], pools: [] })
  expect(await canShowAssignmentOnlyKeys(quizId, later)).toBe(true)
})

test('an observer sees no key of an assignments-only question early; an instructor does', async () => {
  const { classId, instructorId, target, slug, publicSlug } = await assignmentOnlyClass()
  const observer = await addMember(classId, 'OBSERVER')
  const analyse = async (who: string) => {
    const { items } = await getItemAnalysis(who, target, 'first')
    const findItem = (id: string) => items.find(({ item }) => item.id === id)
    return { assignmentOnly: findItem(slug), open: findItem(publicSlug) }
  }
  const seen = await analyse(observer)
  expect(seen.assignmentOnly).toMatchObject({ options: [], answers: [], isKeyHidden: true })
  expect(seen.assignmentOnly?.flags.join()).not.toContain('key')
  expect(seen.open?.options.some(({ isKey }) => isKey)).toBe(true)
  expect((await analyse(instructorId)).assignmentOnly?.options.some(({ isKey }) => isKey)).toBe(true)
  await database().class.update({
    where: { id: classId },
    data: { course: { connect: { slug: SLUG } } },
  })
  const mistaken = async (who: string) =>
    (await listMisconceptions(await requireClassPermission(who, classId, 'viewGrades'))).length
  expect(await mistaken(instructorId)).toBe(2)
  expect(await mistaken(observer)).toBe(1)
})

/** Everything that a student is sent about their results, without the parts that differ between any two attempts. */
async function resultsFor(fixture: Awaited<ReturnType<typeof assignmentOnlyClass>>, when: Date) {
  const learnerId = fixture.studentIds[0] ?? ''
  const [attempt] = await listAttemptsAtQuiz(learnerId, fixture.quizId, when)
  const review = await findResults(learnerId, attempt?.id ?? '', when)
  if (!attempt || !review) throw new Error('There is no graded attempt')
  const [assignment] = await listAssignmentsForStudent(
    learnerId,
    { id: fixture.classId, courseSlug: fixture.courseSlug },
    when,
  )
  const listed = (await listAttempts(learnerId, fixture.courseSlug, when)).find(({ id }) => id === attempt.id)
  const exported = await exportedGrades(learnerId, when)
  const byId = (id: string) => review.items.find(({ review: item }) => item.itemId === id)?.review
  const assignmentOnly = byId(fixture.slug)
  const open = byId(fixture.publicSlug)
  const totals = [review.earned, attempt.earned, assignment?.scoreRatio, listed?.earned]
  return { review, sent: presentResults(review), assignmentOnly, open, totals, exported }
}

async function exportedGrades(learnerId: string, when: Date) {
  const grades = []
  for (const table of answerTables.filter(({ name }) => name === 'attempts' || name === 'answers'))
    for await (const row of table.read(learnerId, when)) grades.push(row.earned)
  return grades
}

test.each(['practice', 'homework'])(
  'an assignments-only question shows no %s result before everyone is done',
  async (review) => {
    for (const response of ['a', 'b']) {
      const fixture = await assignmentOnlyClass({ response, rules: { resultsPolicy: review } })
      const early = await resultsFor(fixture, now)
      expect(early.assignmentOnly).toMatchObject({ status: 'answered', earned: null, possible: 1 })
      expect(early.assignmentOnly?.rows.every(({ correct }) => correct === null)).toBe(true)
      expect(early.open).toMatchObject({
        status: response === 'a' ? 'correct' : 'incorrect',
        earned: response === 'a' ? 1 : 0,
      })
      // Subtracting the other question's points from a total would reveal this one's.
      expect(early.totals).toEqual([null, null, null, null])
      expect(early.exported).toEqual([null, null, null])
      expect(early.review).toMatchObject({
        withheld: 1,
        concepts: [],
        overallFeedback: null,
        calibration: null,
      })
      expect(early.sent.earned).toBe(null)
      const late = await resultsFor(fixture, at(2 * HOUR))
      const ratio = response === 'a' ? 1 : 0
      expect(late.assignmentOnly).toMatchObject({
        status: response === 'a' ? 'correct' : 'incorrect',
        earned: ratio,
      })
      expect(late.totals).toEqual([2 * ratio, 2 * ratio, ratio, 2 * ratio])
      expect(late.exported).toEqual([2 * ratio, ratio, ratio])
      expect(late.review.withheld).toBe(0)
    }
  },
)

test('confirmed early results never show the correct answer and are logged', async () => {
  const fixture = await assignmentOnlyClass()
  const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: fixture.quizId } })
  const { rules } = QuizSchema.parse(definition)
  await setAssignmentRules(acting(fixture.instructorId), fixture.target, {
    rules: { ...rules, showAssignmentOnlyResults: true },
    now,
  })
  const shown = await resultsFor(fixture, now)
  expect(shown.assignmentOnly).toMatchObject({ status: 'incorrect', earned: 0, explanation: null })
  expect(shown.assignmentOnly?.rows.every(({ correct }) => correct === null)).toBe(true)
  expect(shown.totals).toEqual([0, 0, 0, 0])
  const { before, after } = await database().auditEntry.findFirstOrThrow({
    where: { action: 'rules.quiz', subjectId: fixture.assignmentId },
  })
  expect(before).toMatchObject({ showAssignmentOnlyResults: false })
  expect(after).toMatchObject({ showAssignmentOnlyResults: true })
})

test.each(['immediate', 'interactive'])(
  'an %s attempt checks no assignments-only question before it is submitted',
  async (behavior) => {
    const fixture = await assignmentOnlyClass({ rules: { behavior } })
    const learnerId = await addMember(fixture.classId, 'STUDENT')
    const { id: attemptId } = await startAssignment(learnerId, fixture.target, { password: '', now })
    const items = await listAskedItems(learnerId, attemptId, [1, 2])
    const slotOf = (id: string) => items.find(({ item }) => item.id === id)?.slot ?? 0
    const check = async (slot: number) => {
      await saveResponse({
        ...{ learnerId, attemptId, slot, response: 'a' },
        ...{ revision: 0, clientId: 'tab', sequence: 1 },
      })
      return checkResponse({ learnerId, attemptId, slot, now })
    }
    expect(items.find(({ item }) => item.id === fixture.slug)?.checking).toBe(null)
    await expect(check(slotOf(fixture.slug))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await check(slotOf(fixture.publicSlug))).toMatchObject({
      isLocked: true,
      review: { status: 'correct' },
    })
    await submitAttempt({ learnerId, attemptId, now })
    const attemptItems = await database().attemptItem.findMany({ where: { attemptId } })
    expect(attemptItems.map(({ earned }) => earned)).toEqual([1, 1])
  },
)

const PRACTICE = { resultsPolicy: 'practice' }

test('withheld results reach review cards only after everyone is done', async () => {
  const fixture = await assignmentOnlyClass({ rules: PRACTICE })
  const learnerId = fixture.studentIds[0] ?? ''
  const countAnswers = async (when: Date) => {
    await syncCards(learnerId, when)
    return database().reviewLog.count({ where: { learnerId } })
  }
  expect(await countAnswers(now)).toBe(0)
  expect(await countAnswers(at(2 * HOUR))).toBe(2)
})

test('practice never shows that a withheld answer was incorrect', async () => {
  const fixture = await assignmentOnlyClass({ response: 'a', assignmentOnlyResponse: 'b', rules: PRACTICE })
  const learnerId = fixture.studentIds[0] ?? ''
  const { id: attemptId } = await database().attempt.findFirstOrThrow({ where: { learnerId } })
  const practice = (when: Date) => startPractice({ learnerId, attemptId, now: when })
  await expect(practice(now)).rejects.toMatchObject({ code: 'CONFLICT' })
  const practiceId = await practice(at(2 * HOUR))
  expect(await database().attempt.count({ where: { id: practiceId, learnerId, quizId: null } })).toBe(1)
  // Another question on the concept replaces the assignment-only one.
  const asked = await database().attemptItem.findMany({
    where: { attemptId: practiceId },
    select: { itemVersion: { select: { item: { select: { isAssignmentOnly: true } } } } },
  })
  expect(asked.map(({ itemVersion }) => itemVersion.item.isAssignmentOnly)).toEqual([false])
})

test('a regrade of a withheld question notifies no one before everyone is done', async () => {
  const notified = async (when: Date) => {
    const fixture = await assignmentOnlyClass({ response: 'a', assignmentOnlyResponse: 'b', rules: PRACTICE })
    const { id: item } = await database().item.findFirstOrThrow({ where: { slug: fixture.slug } })
    await applyRegrade(acting(fixture.instructorId), fixture.target, {
      ...{ item, version: '', policy: 'full-credit', reason: 'The key was wrong.', now: when },
    })
    const where = { kind: 'regraded', userId: { in: fixture.studentIds } }
    return [await database().notification.count({ where }), fixture.studentIds.length]
  }
  expect(await notified(now)).toEqual([0, 6])
  expect(await notified(at(2 * HOUR))).toEqual([6, 6])
})
