import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { type Rating, replay } from '@/domain/scheduling/memory'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { mergeGuest } from '@/server/auth/merge-guest'
import { answerCheck } from '@/server/checks/answer-check'
import { getCourse } from '@/server/content/read-course'
import { getCalibration } from '@/server/progress/get-calibration'
import { getEvidence } from '@/server/progress/get-evidence'
import { getForecast } from '@/server/progress/get-forecast'
import { getProgress } from '@/server/progress/get-progress'
import { getStudyDays } from '@/server/progress/get-study-days'
import { saveReading } from '@/server/progress/save-reading'
import { answerReviews, type ReviewAnswer } from '@/server/review/answer-review'
import { changeCard, reportItem } from '@/server/review/change-card'
import { changeRating } from '@/server/review/change-rating'
import { noteTimeZone, StudySettingsSchema, setStudySettings } from '@/server/review/change-settings'
import { factKey, factsOf } from '@/server/review/course-facts'
import { closeItemReport, listItemReports } from '@/server/review/item-reports'
import { getOfflinePack } from '@/server/review/offline-pack'
import { countDue } from '@/server/review/queue-statements'
import { currentEntries, replayCards } from '@/server/review/replay-cards'
import { getReviewOverview } from '@/server/review/review-overview'
import { getReviewSession, type SessionQuestion } from '@/server/review/review-session'
import { getStudySettings } from '@/server/review/study-settings'
import { resumeReread } from '@/server/review/suspend-leeches'
import { syncCards } from '@/server/review/sync-cards'
import { correctResponse, incorrectResponse } from '@/tests/support/right-response'
import { createLearner } from '@/tests/support/sample-attempt'
import { createAccount, createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const SLUG = 'csto-nagorno-karabakh'
const DAY_MS = 24 * 3_600_000
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const start = new Date('2026-03-02T12:00:00Z')
const daysOn = (days: number) => new Date(start.getTime() + days * DAY_MS)

let course: ReturnType<typeof getCourse>
beforeAll(() => {
  course = getCourse(SLUG)
})

/** Reads the stored item: the course's file has other IDs. */
async function itemOf({ versionId }: SessionQuestion) {
  const { content } = await database().itemVersion.findUniqueOrThrow({ where: { id: versionId } })
  return ItemSchema.parse(content)
}

/** A tab of a learner that numbers its answers. */
function tab(learnerId: string) {
  const clientId = randomUUID()
  let sequence = 0
  const compose = async (
    question: SessionQuestion,
    isRight: boolean,
    extra: Partial<ReviewAnswer> = {},
  ): Promise<ReviewAnswer> => {
    sequence += 1
    const own = sequence
    const item = await itemOf(question)
    return {
      ...{ clientId, sequence: own, versionId: question.versionId, pair: null },
      response: isRight ? correctResponse(item) : incorrectResponse(item),
      ...{ confidence: null, durationMs: 8_000, rating: null, answeredAt: null },
      ...extra,
    }
  }
  const answer = async (
    question: SessionQuestion,
    isRight: boolean,
    now: Date,
    extra: Partial<ReviewAnswer> = {},
  ) => {
    const [answered] = await answerReviews(learnerId, SLUG, [await compose(question, isRight, extra)], now)
    if (!answered) throw new Error('no result was returned')
    return answered
  }
  return { compose, answer }
}

const session = (learnerId: string | null, now: Date, cards = 20) =>
  getReviewSession(learnerId, [course], { cards }, now)
const firstOf = async (learnerId: string, now: Date) => {
  const [question] = (await session(learnerId, now)).questions
  if (!question) throw new Error('no question was returned')
  return question
}
const cardOf = (learnerId: string, { concept, fact }: SessionQuestion) =>
  database().reviewCard.findFirstOrThrow({ where: { learnerId, concept, fact } })

/** Compares every card of a learner with a replay of its log. */
async function expectReplayed(learnerId: string) {
  const cards = await database().reviewCard.findMany({
    where: { learnerId },
    include: { log: { orderBy: [{ reviewedAt: 'asc' }, { sourceKey: 'asc' }] } },
  })
  expect(cards.length).toBeGreaterThan(0)
  for (const { log, ...card } of cards) {
    const reviews = currentEntries(log)
      .filter(({ fromMemory }) => fromMemory)
      .map(({ rating, reviewedAt, ...row }) => ({ ...row, rating: rating as Rating, at: reviewedAt }))
    expect(card).toMatchObject(replay(reviews, card.id, card.createdAt))
  }
  const all = () => database().reviewCard.findMany({ where: { learnerId }, orderBy: { id: 'asc' } })
  const before = await all()
  await database().$transaction((tx) =>
    replayCards(
      tx,
      before.map(({ id }) => id),
    ),
  )
  expect(await all()).toEqual(before)
}

test('a new learner gets new facts up to the daily limit, concepts alternating', async () => {
  const learnerId = await createLearner()
  for (const who of [null, learnerId]) {
    const { questions, drills } = await session(who, start, 50)
    expect(questions).toHaveLength(10)
    expect(drills).toEqual([])
    expect(questions.every(({ isNew }) => isNew)).toBe(true)
    expect(questions.filter(({ concept }, at) => questions[at - 1]?.concept === concept)).toEqual([])
  }
  const { questions } = await session(learnerId, start)
  const { answer } = tab(learnerId)
  for (const question of questions.slice(0, 4)) await answer(question, true, start)
  expect((await session(learnerId, start)).questions.filter(({ isNew }) => isNew)).toHaveLength(6)
  await expectReplayed(learnerId)
})

test('a timed session includes the cards that fit, and half as many more for fast learners', async () => {
  for (const who of [null, await createLearner()])
    expect((await getReviewSession(who, [course], { minutes: 1 }, start)).questions).toHaveLength(5)
})

test('a session contains no key', async () => {
  const json = JSON.stringify(await session(null, start))
  for (const word of ['"key"', 'fraction', 'feedback', 'explanation', 'hints', 'tolerance'])
    expect(json).not.toContain(word)
})

test('an answer is graded, scheduled, and stored; a repeated request counts once', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { compose } = tab(learnerId)
  const sent = await compose(question, true)
  const [first] = await answerReviews(learnerId, SLUG, [sent], start)
  const [again] = await answerReviews(learnerId, SLUG, [sent, sent], start)
  expect(first).toMatchObject({ rating: 3, review: { status: 'correct' } })
  expect(again?.id).toBe(first?.id)
  const card = await cardOf(learnerId, question)
  expect(card).toMatchObject({ reps: 1, state: 1, stability: 2.3065 })
  expect(first?.dueAt).toEqual(card.dueAt)
  const days = await database().studyDay.findMany({ where: { learnerId } })
  expect(days).toMatchObject([{ day: '2026-03-02', answers: 1, correct: 1, newCards: 1, durationMs: 8_000 }])
})

test('a due card comes up with another of its items', async () => {
  const learnerId = await createLearner()
  const many = (await session(learnerId, start, 50)).questions.find(
    ({ fact, concept }) =>
      course.items.filter(
        ({ item, isLessonCheck }) => !isLessonCheck && item.concept === concept && item.claims[0] === fact,
      ).length > 1,
  )
  if (!many) throw new Error('no fact has two items')
  const { answer } = tab(learnerId)
  await answer(many, true, start, { rating: 4 })
  const later = daysOn(40)
  const due = (await session(learnerId, later, 50)).questions.find(
    ({ fact, concept }) => fact === many.fact && concept === many.concept,
  )
  expect(due).toMatchObject({ isNew: false })
  expect(due?.item.id).not.toBe(many.item.id)
})

test('an item already answered that day isn’t from memory and schedules nothing', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { answer } = tab(learnerId)
  await answer(question, false, start)
  const before = await cardOf(learnerId, question)
  await answer(question, true, new Date(start.getTime() + 60_000))
  expect(await cardOf(learnerId, question)).toMatchObject({ reps: before.reps, stability: before.stability })
  const log = await database().reviewLog.findMany({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } })
  expect(log.map(({ fromMemory, rating }) => [fromMemory, rating])).toEqual([
    [true, 1],
    [false, 3],
  ])
  await answer(question, true, daysOn(1))
  expect((await cardOf(learnerId, question)).reps).toBe(2)
  await expectReplayed(learnerId)
})

test('a fact with all questions answered today waits until tomorrow', async () => {
  const learnerId = await createLearner()
  await database().reviewSettings.create({ data: { learnerId, newPerDay: 100 } })
  const only = (await session(learnerId, start, 200)).questions.find(
    (question) => factsOf(course).get(factKey(question))?.items.length === 1,
  )
  if (!only) throw new Error('every fact has several items')
  await database().reviewSettings.update({ where: { learnerId }, data: { newPerDay: 0 } })
  const { answer } = tab(learnerId)
  const { id, dueAt, dueReason } = await answer(only, false, start)
  // The next study day starts at 04:00 UTC.
  expect(dueAt).toEqual(new Date('2026-03-03T04:00:00Z'))
  expect(dueReason).toBe('used-up')
  const soon = new Date(start.getTime() + 15 * 60_000)
  expect((await session(learnerId, soon)).questions).toEqual([])
  expect(await getReviewOverview(learnerId, course, soon)).toMatchObject({ due: 0, nextDay: '2026-03-03' })
  expect((await getProgress(learnerId, course, soon)).nextStep).not.toMatchObject({ kind: 'review' })
  expect(await getReviewOverview(learnerId, course, daysOn(1))).toMatchObject({ due: 1, nextDay: null })
  await changeRating(learnerId, id ?? '', 0)
  expect((await getReviewOverview(learnerId, course, soon)).forecast.answers).toBe(0)
  await answer(only, true, start)
  await answer(only, true, daysOn(1))
  const { nextDay } = await getReviewOverview(learnerId, course, new Date(daysOn(1).getTime() + 60_000))
  expect(nextDay).toBe(studyDayOf((await cardOf(learnerId, only)).dueAt, { timeZone: 'UTC', dayStartsAt: 4 }))
})

test('an undone answer remains only in the log', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { answer } = tab(learnerId)
  await answer(question, true, start)
  const before = await cardOf(learnerId, question)
  const daysBefore = await database().studyDay.findMany({ where: { learnerId, answers: { gt: 0 } } })
  const second = await answer(question, false, daysOn(3))
  await changeRating(learnerId, second.id ?? '', 0)
  expect(await cardOf(learnerId, question)).toEqual(before)
  expect(await database().studyDay.findMany({ where: { learnerId, answers: { gt: 0 } } })).toEqual(daysBefore)
  expect(await database().reviewLog.count({ where: { learnerId } })).toBe(3)
  await expect(changeRating(learnerId, second.id ?? '', 0)).rejects.toEqual(code('CONFLICT'))
  await answer(question, true, daysOn(3))
  expect((await cardOf(learnerId, question)).reps).toBe(2)
  await expectReplayed(learnerId)
})

test('only the learner’s own rating counts, and only for their card', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { answer } = tab(learnerId)
  const { id } = await answer(question, true, start)
  await changeRating(learnerId, id ?? '', 4)
  expect(await cardOf(learnerId, question)).toMatchObject({ stability: 8.2956, state: 2 })
  await changeRating(learnerId, id ?? '', 2)
  expect(await cardOf(learnerId, question)).toMatchObject({ stability: 1.2931 })
  await expect(changeRating(await createLearner(), id ?? '', 1)).rejects.toEqual(code('NOT_FOUND'))
  await expectReplayed(learnerId)
})

test('confidence affects the rating, is stored, and feeds calibration until undone', async () => {
  const learnerId = await createLearner()
  const [one, two] = (await session(learnerId, start)).questions
  if (!one || !two) throw new Error('too few')
  const { answer } = tab(learnerId)
  expect(await answer(one, true, start, { confidence: 50 })).toMatchObject({ rating: 2 })
  // The median needs twenty answers; under 0.7 of it is fast.
  for (let count = 0; count < 20; count++) await answer(two, true, start, { durationMs: 10_000 })
  const fast = { durationMs: 5_000, answeredAt: null }
  expect(await answer(two, true, daysOn(1), { ...fast, confidence: 75 })).toMatchObject({ rating: 3 })
  const last = await answer(two, true, daysOn(2), { ...fast, confidence: 95 })
  expect(last).toMatchObject({ rating: 4, isHighConfidenceError: false })
  const log = await database().reviewLog.findMany({ where: { learnerId, confidence: { not: null } } })
  expect(log.map(({ confidence }) => confidence).sort()).toEqual([50, 75, 95])
  const counted = async () => (await getCalibration(learnerId, course)).calibration.answers
  expect(await counted()).toBe(3)
  await changeRating(learnerId, last.id ?? '', 0)
  expect(await counted()).toBe(2)
})

test('high-confidence errors come first until answered from memory again', async () => {
  const learnerId = await createLearner()
  const [forgotten, sure] = (await session(learnerId, start)).questions
  if (!forgotten || !sure) throw new Error('too few')
  const { answer } = tab(learnerId)
  await answer(forgotten, false, start, { confidence: 50 })
  expect(await answer(sure, false, daysOn(1), { confidence: 95 })).toMatchObject({
    isHighConfidenceError: true,
  })
  const settings = await getStudySettings(learnerId)
  const waiting = (now: Date) => countDue(learnerId, SLUG, { settings, spent: [], now })
  const first = async (examOn: string | null) => {
    await database().reviewSettings.upsert({
      where: { learnerId },
      create: { learnerId, examOn },
      update: { examOn },
    })
    const { concept, fact } = await firstOf(learnerId, daysOn(2))
    return { concept, fact }
  }
  const { concept, fact } = sure
  expect(await waiting(daysOn(2))).toMatchObject({ due: 2, highConfidenceError: 1 })
  expect(await first(null)).toEqual({ concept, fact })
  expect(await first('2026-03-20')).toEqual({ concept, fact })
  const again = await answer(sure, false, daysOn(2), { confidence: 75 })
  expect(await waiting(daysOn(3))).toMatchObject({ due: 2, highConfidenceError: 0 })
  await changeRating(learnerId, again.id ?? '', 0)
  expect(await waiting(daysOn(3))).toMatchObject({ due: 2, highConfidenceError: 1 })
})

test('a late answer is scheduled by its own time', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { answer } = tab(learnerId)
  await answer(question, true, daysOn(5))
  await answer(question, false, daysOn(6), { answeredAt: daysOn(1) })
  const log = await database().reviewLog.findMany({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } })
  expect(log.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-07'])
  expect(await cardOf(learnerId, question)).toMatchObject({ reps: 2, lastReviewAt: daysOn(5) })
  await expectReplayed(learnerId)
})

test('the server’s time bounds answers from a fast clock or long ago', async () => {
  const learnerId = await createLearner()
  const [one, two] = (await session(learnerId, start)).questions
  if (!one || !two) throw new Error('too few')
  const { answer } = tab(learnerId)
  await answer(one, true, start, { answeredAt: daysOn(300), durationMs: 1e9 })
  await answer(two, true, start, { answeredAt: daysOn(-300) })
  expect((await cardOf(learnerId, one)).lastReviewAt).toEqual(start)
  expect((await cardOf(learnerId, two)).lastReviewAt).toEqual(daysOn(-60))
  const [timed] = await database().reviewLog.findMany({ where: { learnerId, reviewedAt: start } })
  expect(timed?.durationMs).toBe(600_000)
})

test('concurrent answers from two devices all count, one after another', async () => {
  const learnerId = await createLearner()
  const { questions } = await session(learnerId, start, 8)
  const [phone, desk] = [tab(learnerId), tab(learnerId)]
  await Promise.all(
    questions.flatMap((question) => [
      phone.answer(question, true, start),
      desk.answer(question, true, start),
    ]),
  )
  const log = await database().reviewLog.findMany({ where: { learnerId } })
  expect(log).toHaveLength(16)
  expect(log.filter(({ fromMemory }) => fromMemory)).toHaveLength(8)
  await expectReplayed(learnerId)
})

test('lesson checks update cards, each once', async () => {
  const learnerId = await createLearner()
  const check = course.items.find(
    ({ item, isLessonCheck }) => isLessonCheck && item.type === 'single-choice',
  )?.item
  if (!check) throw new Error('no check')
  const give = () =>
    answerCheck({
      courseSlug: SLUG,
      itemId: check.id,
      response: () => correctResponse(check),
      learner: async () => ({ id: learnerId }),
    })
  await give()
  await syncCards(learnerId, new Date())
  await syncCards(learnerId, new Date())
  await give()
  await syncCards(learnerId, new Date())
  const log = await database().reviewLog.findMany({ where: { learnerId }, orderBy: { reviewedAt: 'asc' } })
  expect(log).toMatchObject([
    { origin: 'check', concept: check.concept, rating: 3, fromMemory: true },
    { origin: 'check', fromMemory: false },
  ])
})

test('quizzes update cards when their results are shown, not before', async () => {
  const closesAt = new Date(Date.now() + 3_600_000).toISOString()
  const testClass = await createClass({ rules: { closesAt, resultsPolicy: 'exam' } })
  const { classId, assignmentId, studentIds } = testClass
  const [learnerId = ''] = studentIds
  const target = { classId, assignmentId }
  const { id } = await startAssignment(learnerId, target, { password: '', now: new Date() })
  await saveResponse({
    ...{ learnerId, attemptId: id, slot: 1, response: 'b', confidence: 95 },
    ...{ revision: 0, clientId: 'tab', sequence: 1 },
  })
  await submitAttempt({ learnerId, attemptId: id, now: new Date() })
  await syncCards(learnerId, new Date())
  expect(await database().reviewLog.count({ where: { learnerId } })).toBe(0)
  await syncCards(learnerId, new Date(Date.now() + 2 * 3_600_000))
  expect(await database().reviewLog.findMany({ where: { learnerId } })).toMatchObject([
    { origin: 'quiz', rating: 1, fraction: 0, confidence: 95 },
  ])
})

test('a class’s own item isn’t reviewed, and its key isn’t shown', async () => {
  const { itemIds, classId, courseSlug, courseId } = await createClass()
  const own = await database().item.create({
    data: {
      courseId,
      classId,
      slug: `own-${randomUUID()}`,
      type: 'single-choice',
      concept: 'c',
      isAssignmentOnly: true,
    },
  })
  const { content } = await database().itemVersion.findFirstOrThrow({ where: { itemId: itemIds[0] ?? '' } })
  const version = await database().itemVersion.create({
    data: { itemId: own.id, number: 1, contentHash: '', content: JSON.parse(JSON.stringify(content)) },
  })
  const answer = { ...tabAnswer(), versionId: version.id }
  await expect(answerReviews(await createLearner(), SLUG, [answer], start)).rejects.toEqual(code('NOT_FOUND'))
  expect(courseSlug).not.toBe(SLUG)
})

const tabAnswer = (): ReviewAnswer => ({
  ...{
    clientId: randomUUID(),
    sequence: 1,
    versionId: '',
    response: 'a',
    confidence: null,
    durationMs: null,
  },
  ...{ rating: null, answeredAt: null, pair: null },
})

test('a skipped card returns tomorrow, a suspended one when restored', async () => {
  const learnerId = await createLearner()
  const [one, two] = (await session(learnerId, start)).questions
  if (!one || !two) throw new Error('too few')
  const has = async (question: SessionQuestion, now: Date) =>
    (await session(learnerId, now, 50)).questions.some(
      ({ concept, fact }) => concept === question.concept && fact === question.fact,
    )
  await changeCard(learnerId, SLUG, { concept: one.concept, fact: one.fact, change: 'bury' }, start)
  await changeCard(learnerId, SLUG, { concept: two.concept, fact: two.fact, change: 'suspend' }, start)
  expect([await has(one, start), await has(two, start)]).toEqual([false, false])
  expect([await has(one, daysOn(1)), await has(two, daysOn(1))]).toEqual([true, false])
  await changeCard(learnerId, SLUG, { concept: two.concept, fact: two.fact, change: 'resume' }, daysOn(1))
  expect(await has(two, daysOn(1))).toBe(true)
  const unknown = { concept: one.concept, fact: 'f999', change: 'bury' as const }
  await expect(changeCard(learnerId, SLUG, unknown, start)).rejects.toEqual(code('NOT_FOUND'))
})

test('a card that lapses 8 times is suspended until its section is read again', async () => {
  const learnerId = await createLearner()
  const mine = tab(learnerId)
  const question = await firstOf(learnerId, start)
  const { path } = (await mine.answer(question, true, start)).passage ?? { path: '' }
  let day = 1
  const answerOnDays = async (until: (card: { lapses: number; leechAt: Date | null }) => boolean) => {
    for (let card = await cardOf(learnerId, question); !until(card); day += 1) {
      const { isLeech } = await mine.answer(question, card.state !== 2, daysOn(day))
      card = await cardOf(learnerId, question)
      expect(isLeech).toBe(card.leechAt !== null)
    }
  }
  await answerOnDays(({ lapses }) => lapses === 7)
  expect(await cardOf(learnerId, question)).toMatchObject({ leechAt: null, suspendedAt: null })
  await answerOnDays(({ leechAt }) => leechAt !== null)
  expect(await cardOf(learnerId, question)).toMatchObject({ lapses: 8, suspendedAt: expect.any(Date) })
  const overview = () => getReviewOverview(learnerId, course, daysOn(day + 400))
  expect((await overview()).aside).toMatchObject([
    { concept: question.concept, until: null, reread: { path } },
  ])
  const isAsked = async () =>
    (await session(learnerId, daysOn(day + 400), 50)).questions.some(({ fact }) => fact === question.fact)
  expect(await isAsked()).toBe(false)

  const [lessonSlug = '', section = ''] = path.split('/').at(-1)?.split('#') ?? []
  const read = (readNow: string[]) =>
    saveReading({
      ...{ learnerId, courseSlug: SLUG, lessonSlug, finishedSections: [section], lastSection: null },
      readNow,
    })
  await read([])
  expect(await isAsked()).toBe(false)
  await read([section])
  expect(await cardOf(learnerId, question)).toMatchObject({ leechAt: null, suspendedAt: null })
  expect(await isAsked()).toBe(true)
  await expectReplayed(learnerId)
})

test('undoing the eighth lapse resumes the card, and a suspended card stays suspended by rereading', async () => {
  const learnerId = await createLearner()
  const mine = tab(learnerId)
  const question = await firstOf(learnerId, start)
  await mine.answer(question, true, start)
  let last: string | null = null
  for (let day = 1, card = await cardOf(learnerId, question); card.leechAt === null; day += 1) {
    last = (await mine.answer(question, card.state !== 2, daysOn(day))).id
    card = await cardOf(learnerId, question)
  }
  await changeRating(learnerId, last ?? '', 3)
  expect(await cardOf(learnerId, question)).toMatchObject({ lapses: 7, leechAt: null, suspendedAt: null })
  await changeRating(learnerId, last ?? '', 1)
  expect(await cardOf(learnerId, question)).toMatchObject({ lapses: 8, suspendedAt: expect.any(Date) })

  await changeCard(learnerId, SLUG, { ...question, change: 'suspend' }, new Date())
  const sections = course.lessons.flatMap(({ slug, sections: all }) => all.map(({ id }) => `${slug}#${id}`))
  await resumeReread(learnerId, course, sections)
  expect(await cardOf(learnerId, question)).toMatchObject({ leechAt: null, suspendedAt: expect.any(Date) })
})

test('mixing two things up adds one comparison of both', async () => {
  const learnerId = await createLearner()
  const item = course.items.find((entry) => entry.item.id === 'cpf-strength')?.item
  const stored = await database().item.findFirstOrThrow({ where: { slug: 'cpf-strength', classId: null } })
  const mixed = { ...tabAnswer(), versionId: stored.currentVersionId ?? '', response: '1,960' }
  const [answered] = await answerReviews(learnerId, SLUG, [mixed], start)
  expect(item?.type).toBe('numeric')
  expect(answered?.mixedUp).toHaveLength(1)
  const { drills } = await session(learnerId, start)
  expect(drills).toMatchObject([{ pair: 'sent-and-kept', sides: [{}, {}] }])
  const sides = drills[0]?.sides ?? []
  const { compose } = tab(learnerId)
  await answerReviews(
    learnerId,
    SLUG,
    await Promise.all(sides.map(({ question }) => compose(question, true, { pair: 'sent-and-kept' }))),
    daysOn(1),
  )
  expect((await session(learnerId, daysOn(1))).drills).toEqual([])
})

test('both sides of a comparison answered wrong show why one isn’t due sooner', async () => {
  const learnerId = await createLearner()
  const stored = await database().item.findFirstOrThrow({ where: { slug: 'cpf-strength', classId: null } })
  const mixed = { ...tabAnswer(), versionId: stored.currentVersionId ?? '', response: '1,960' }
  await answerReviews(learnerId, SLUG, [mixed], start)
  const [one, other] = (await session(learnerId, daysOn(1))).drills[0]?.sides ?? []
  if (!one || !other) throw new Error('there is no comparison')
  const { answer, compose } = tab(learnerId)
  // Right earlier that day, so that its card isn't due for days.
  const earlier = await answer(one.question, true, daysOn(1))
  expect(earlier.dueReason).toBeNull()
  const incorrect = { pair: 'sent-and-kept' }
  const [repeated, fresh] = await answerReviews(
    learnerId,
    SLUG,
    [await compose(one.question, false, incorrect), await compose(other.question, false, incorrect)],
    new Date(daysOn(1).getTime() + 60_000),
  )
  expect(repeated).toMatchObject({ rating: 1, dueAt: earlier.dueAt, dueReason: 'repeated' })
  expect(fresh).toMatchObject({ rating: 1, dueReason: null })
  expect(fresh?.dueAt?.getTime()).toBeLessThan(repeated?.dueAt?.getTime() ?? 0)
})

test('with an exam date, only cards that gain from review come up', async () => {
  const learnerId = await createLearner()
  const { questions } = await session(learnerId, start)
  const [weak, strong] = questions
  if (!weak || !strong) throw new Error('too few')
  const { answer } = tab(learnerId)
  await answer(weak, false, start)
  await answer(strong, true, start, { rating: 4 })
  const settings = {
    desiredRetention: '90',
    minutesPerDay: '10',
    newPerDay: '0',
    dayStartsAt: '4',
    timeZone: 'UTC',
    examOn: '2026-03-20',
  }
  await setStudySettings(learnerId, StudySettingsSchema.parse(settings), null, start)
  const asked = (await session(learnerId, daysOn(2), 1)).questions
  expect(asked.map(({ fact, concept }) => ({ fact, concept }))).toEqual([
    { fact: weak.fact, concept: weak.concept },
  ])
})

test('changing the day’s start or time zone releases no second set of new cards', async () => {
  const learnerId = await createLearner()
  const settings = (dayStartsAt: number, timeZone = 'UTC') =>
    StudySettingsSchema.parse({
      ...{ desiredRetention: '90', minutesPerDay: '10', newPerDay: '3', examOn: '' },
      ...{ dayStartsAt: `${dayStartsAt}`, timeZone },
    })
  const evening = new Date('2026-03-02T21:00:00Z')
  const fresh = async (at: Date) => (await session(learnerId, at)).questions.filter(({ isNew }) => isNew)
  await setStudySettings(learnerId, settings(4), null, evening)
  const { answer } = tab(learnerId)
  for (const question of await fresh(evening)) await answer(question, true, evening)
  expect(await fresh(evening)).toEqual([])
  for (const [hour, zone] of [
    [20],
    [0],
    [12],
    [4, 'Pacific/Kiritimati'],
    [20, 'America/Los_Angeles'],
    [20],
  ] as const) {
    await setStudySettings(learnerId, settings(hour, zone), null, evening)
    expect(await fresh(evening)).toEqual([])
  }
  expect(await getReviewOverview(learnerId, course, evening)).toMatchObject({ fresh: 0 })
  expect(await fresh(new Date('2026-03-03T19:59:00Z'))).toEqual([])
  expect(await fresh(new Date('2026-03-03T20:00:00Z'))).toHaveLength(3)
})

test('a settings form that was opened earlier keeps what changed since', async () => {
  const learnerId = await createLearner()
  const settings = (changed: object) =>
    StudySettingsSchema.parse({
      ...{ desiredRetention: '90', minutesPerDay: '10', newPerDay: '10', examOn: '', reminders: 'on' },
      ...{ dayStartsAt: '4', timeZone: 'UTC' },
      ...changed,
    })
  const shown = settings({})
  await setStudySettings(learnerId, shown, null, start)
  await setStudySettings(
    learnerId,
    settings({ timeZone: 'Asia/Yerevan', reminders: undefined }),
    shown,
    start,
  )
  await setStudySettings(learnerId, settings({ newPerDay: '3', dayStartsAt: '5' }), shown, start)
  expect(await getStudySettings(learnerId)).toMatchObject({
    ...{ newPerDay: 3, minutesPerDay: 10, reminders: false, desiredRetention: 0.9 },
    clock: { timeZone: 'Asia/Yerevan', dayStartsAt: 5 },
  })
})

test('the first known time zone releases no second set of new cards', async () => {
  const learnerId = await createLearner()
  const { answer } = tab(learnerId)
  const at = new Date('2026-03-02T18:00:00Z')
  const fresh = async (when: Date) => (await session(learnerId, when)).questions.filter(({ isNew }) => isNew)
  for (const question of await fresh(at)) await answer(question, true, at)
  // There it is March 3, 08:00.
  await noteTimeZone(learnerId, 'Pacific/Kiritimati', at)
  expect(await getStudySettings(learnerId)).toMatchObject({ clock: { timeZone: 'Pacific/Kiritimati' } })
  expect(await fresh(at)).toEqual([])
  await noteTimeZone(learnerId, 'Europe/Berlin', at)
  expect(await getStudySettings(learnerId)).toMatchObject({ clock: { timeZone: 'Pacific/Kiritimati' } })
})

test('a suspended card is listed by the question that was asked', async () => {
  const learnerId = await createLearner()
  const { questions } = await session(learnerId, start)
  const firstOfFact = (question: SessionQuestion) => factsOf(course).get(factKey(question))?.items[0]?.stem
  const asked = questions.find((question) => firstOfFact(question) !== question.item.stem)
  if (!asked) throw new Error('only first questions are asked')
  const { concept, fact, versionId } = asked
  await changeCard(learnerId, SLUG, { concept, fact, versionId, change: 'suspend' }, start)
  const overview = await getReviewOverview(learnerId, course, start)
  expect(overview.aside).toMatchObject([{ concept, fact, about: asked.item.stem, until: null }])
  await changeCard(learnerId, SLUG, { concept, fact, change: 'resume' }, start)
  expect((await getReviewOverview(learnerId, course, start)).aside).toEqual([])
})

test('a study day ends at 04:00 in the learner’s own time zone', async () => {
  const learnerId = await createLearner()
  await database().reviewSettings.create({ data: { learnerId, timeZone: 'Asia/Yerevan' } })
  const [one, two] = (await session(learnerId, start)).questions
  if (!one || !two) throw new Error('too few')
  const { answer } = tab(learnerId)
  await answer(one, true, new Date('2026-07-01T23:59:00Z'))
  await answer(two, true, new Date('2026-07-02T00:01:00Z'))
  const days = await database().studyDay.findMany({ where: { learnerId }, orderBy: { day: 'asc' } })
  expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-07-02'])
  const settings = await getStudySettings(learnerId)
  const waiting = { settings, spent: [], now: new Date('2026-07-20T12:00:00Z') }
  expect(await countDue(learnerId, SLUG, waiting)).toMatchObject({ due: 2 })
})

test('a guest’s memory moves to their account', async () => {
  const [guest, account] = [await createLearner(), await createAccount('Ada')]
  const [both, guestOnly] = (await session(guest, start)).questions
  if (!both || !guestOnly) throw new Error('too few')
  await tab(guest).answer(both, true, start)
  await tab(guest).answer(guestOnly, true, start)
  await tab(account).answer(both, false, daysOn(2))
  await mergeGuest(guest, account)
  expect(await database().reviewCard.count({ where: { learnerId: account } })).toBe(2)
  expect(await cardOf(account, both)).toMatchObject({ reps: 2, lastReviewAt: daysOn(2) })
  const days = await database().studyDay.findMany({ where: { learnerId: account }, orderBy: { day: 'asc' } })
  expect(days.map(({ answers }) => answers)).toEqual([2, 1])
  await expectReplayed(account)
})

test('progress shows levels, recall, the forecast, and the evidence', async () => {
  const learnerId = await createLearner()
  const question = await firstOf(learnerId, start)
  const { answer } = tab(learnerId)
  await answer(question, true, start)
  await answer(question, true, daysOn(3))
  const early = await getProgress(learnerId, course, daysOn(3))
  const conceptOf = ({ concepts }: typeof early) =>
    concepts.find((entry) => entry.concept === question.concept)
  expect(conceptOf(early)).toMatchObject({
    level: 'familiar',
    strength: 1,
    answers: 2,
    items: 1,
    days: 2,
    recall: null,
  })
  expect(early.facts).toMatchObject({ asked: 1, known: null })
  expect((await getForecast(learnerId, course, daysOn(3))).points).toEqual([])
  await answer(question, true, daysOn(9))
  const progress = await getProgress(learnerId, course, daysOn(9))
  const concept = conceptOf(progress)
  expect(concept?.recall).toBeCloseTo(1, 6)
  expect(progress.facts).toMatchObject({ asked: 1, known: concept?.recall, answers: 3 })
  const { points } = await getForecast(learnerId, course, daysOn(9))
  const recalls = points.map(({ recall }) => recall)
  expect(recalls).toEqual(recalls.toSorted((a, b) => b - a))
  expect((await getStudyDays(learnerId, course, daysOn(9))).days).toHaveLength(3)
  const evidence = await getEvidence(learnerId, course, question.concept, daysOn(9))
  expect(evidence.answers).toMatchObject([
    { origin: 'review', fromMemory: true, counts: true, fraction: 1 },
    { origin: 'review', fromMemory: true, counts: true, fraction: 1 },
    { fromMemory: true, counts: true },
  ])
  expect(
    (await getProgress(learnerId, course, daysOn(400))).concepts.map(({ level }) => level),
  ).not.toContain('mastered')
})

test('a missed fact counts as recalled only after a later correct day', async () => {
  const learnerId = await createLearner()
  const { questions } = await session(learnerId, start)
  const itemsOf = (question: SessionQuestion) => factsOf(course).get(factKey(question))?.items ?? []
  const missed = questions.find((question) => itemsOf(question).length > 1)
  if (!missed) throw new Error('no fact with two questions is asked')
  const known = questions.filter((question) => question !== missed).slice(0, 3)
  const { answer } = tab(learnerId)
  await answer(missed, false, start)
  for (const question of known) await answer(question, true, start)
  // Feedback revealed the answer: another question on the same fact, a minute later, shows nothing.
  const missedId = (await itemOf(missed)).id
  const other = itemsOf(missed).find(({ id }) => id !== missedId)?.id ?? ''
  const sibling = await database().item.findFirstOrThrow({ where: { slug: other, course: { slug: SLUG } } })
  const minuteLater = new Date(start.getTime() + 60_000)
  await answer({ ...missed, versionId: sibling.currentVersionId ?? '' }, true, minuteLater)
  const recall = async (at: Date) => (await getProgress(learnerId, course, at)).facts
  expect(await recall(minuteLater)).toMatchObject({ asked: 4, known: expect.closeTo(3, 2), answers: 5 })
  const overview = await getReviewOverview(learnerId, course, minuteLater)
  const [today] = overview.forecast.days
  expect((today?.without ?? 0) * overview.forecast.cards).toBeCloseTo(3, 2)
  await answer(missed, true, daysOn(1))
  expect((await recall(daysOn(1))).known).toBeGreaterThan(3)
  await expectReplayed(learnerId)
})

test('an answer to a lesson question doesn’t count for recall or mastery', async () => {
  const learnerId = await createLearner()
  const check = course.items.find(
    ({ item, isLessonCheck }) => isLessonCheck && item.type === 'single-choice',
  )?.item
  if (!check) throw new Error('no check')
  await answerCheck({
    courseSlug: SLUG,
    itemId: check.id,
    response: () => correctResponse(check),
    learner: async () => ({ id: learnerId }),
  })
  const { facts, concepts } = await getProgress(learnerId, course, new Date())
  expect(facts).toMatchObject({ asked: 0, known: null, answers: 0 })
  expect(concepts.find(({ concept }) => concept === check.concept)).toMatchObject({
    level: 'new',
    answers: 0,
  })
  const evidence = await getEvidence(learnerId, course, check.concept, new Date())
  expect(evidence.answers).toMatchObject([{ origin: 'check', fromMemory: false, counts: false }])
})

test('without answers, progress is that of a new learner', async () => {
  for (const who of [null, await createLearner()]) {
    const progress = await getProgress(who, course, start)
    expect(progress.facts).toMatchObject({ asked: 0, known: null })
    expect(new Set(progress.concepts.map(({ level }) => level))).toEqual(new Set(['new']))
    expect(progress.nextStep).toMatchObject({ kind: 'read', reason: 'first' })
  }
})

test('confidence isn’t asked for until the learner turns it on', async () => {
  const learnerId = await createLearner()
  expect(await getStudySettings(null)).toMatchObject({ asksConfidence: false })
  expect(await getOfflinePack(learnerId, course, start)).toMatchObject({ asksConfidence: false })
  await database().reviewSettings.create({ data: { learnerId, asksConfidence: true } })
  expect(await getOfflinePack(learnerId, course, start)).toMatchObject({ asksConfidence: true })
})

test('settings have bounds', () => {
  const good = {
    desiredRetention: '90',
    minutesPerDay: '10',
    newPerDay: '10',
    dayStartsAt: '4',
    timeZone: 'UTC',
    examOn: '',
  }
  expect(StudySettingsSchema.parse(good)).toMatchObject({ asksConfidence: false })
  expect(StudySettingsSchema.parse({ ...good, asksConfidence: 'on' })).toMatchObject({ asksConfidence: true })
  for (const bad of [
    { desiredRetention: '79' },
    { desiredRetention: '98' },
    { dayStartsAt: '24' },
    { timeZone: 'Mars/Olympus' },
    { examOn: '2026-02-30' },
  ])
    expect(StudySettingsSchema.safeParse({ ...good, ...bad }).success).toBe(false)
})

test('a problem report is stored, but only for question bank items', async () => {
  const learnerId = await createAccount('Ada')
  const question = await firstOf(learnerId, start)
  await reportItem(learnerId, SLUG, { versionId: question.versionId, why: 'Two are right.' })
  const reported = (await listItemReports()).find(({ why }) => why === 'Two are right.')
  expect(reported).toMatchObject({ stem: question.item.stem })
  await closeItemReport(reported?.id ?? '', start)
  expect((await listItemReports()).map(({ id }) => id)).not.toContain(reported?.id)
  await expect(reportItem(learnerId, SLUG, { versionId: 'none', why: 'x' })).rejects.toEqual(
    code('NOT_FOUND'),
  )
})

/** An assignment of the learner's class that opens after `start`, with these items of the question bank. */
async function assignComing(learnerId: string, itemSlugs: string[]) {
  const { id: courseId } = await database().course.findUniqueOrThrow({ where: { slug: SLUG } })
  const { id: classId } = await database().class.create({
    data: { courseId, name: 'A class', members: { create: { userId: learnerId, role: 'STUDENT' } } },
  })
  const rules = { opensAt: '2026-04-01T12:00:00Z', closesAt: '2026-04-02T12:00:00Z' }
  await createAssignmentRow({ classId, courseId, itemSlugs, rules })
}

async function mixUp(learnerId: string, slug: string, response: string) {
  const stored = await database().item.findFirstOrThrow({ where: { slug, classId: null } })
  const mixed = { ...tabAnswer(), versionId: stored.currentVersionId ?? '', response }
  await answerReviews(learnerId, SLUG, [mixed], start)
}

test('a downloaded comparison includes its keys and is done once, even if answers repeat', async () => {
  const learnerId = await createAccount('Ada')
  await mixUp(learnerId, 'cpf-strength', '1,960')
  const pack = await getOfflinePack(learnerId, course, daysOn(1))
  expect(pack.drills).toMatchObject([{ pair: 'sent-and-kept', sides: [{}, {}] }])
  const drillQuestions = pack.drills.flatMap(({ sides }) => sides.map(({ question }) => question))
  expect(drillQuestions.map(({ item }) => item.id).sort()).toEqual(['cpf-strength', 'deal-force-number'])
  // The comparison's questions aren't asked separately as well, although the card is due.
  const alone = new Set(pack.questions.map(({ versionId }) => versionId))
  expect(drillQuestions.filter(({ versionId }) => alone.has(versionId))).toEqual([])

  const answers = drillQuestions.map(({ versionId, item }, index) => ({
    ...{ ...tabAnswer(), clientId: 'phone', sequence: index + 1, versionId, pair: 'sent-and-kept' },
    ...{ response: correctResponse(item), answeredAt: daysOn(1) },
  }))
  await answerReviews(learnerId, SLUG, answers, daysOn(2))
  const done = await database().contrastDrill.findMany({ where: { learnerId } })
  expect(done).toMatchObject([{ mixUps: 1, doneAt: daysOn(2) }])
  await answerReviews(learnerId, SLUG, answers, daysOn(3))
  expect(await database().contrastDrill.findMany({ where: { learnerId } })).toEqual(done)
  expect(await database().reviewLog.count({ where: { learnerId } })).toBe(3)
  expect((await getOfflinePack(learnerId, course, daysOn(3))).drills).toEqual([])
  await expectReplayed(learnerId)
})

test('a comparison isn’t downloaded while a current or upcoming assignment uses it', async () => {
  const learnerId = await createAccount('Ada')
  await mixUp(learnerId, 'cpf-strength', '1,960')
  await assignComing(learnerId, ['deal-force-number'])
  expect((await getOfflinePack(learnerId, course, start)).drills).toEqual([])
})

test('a map question is downloaded with its map', async () => {
  const learnerId = await createAccount('Ada')
  const fact = [...factsOf(course).values()].find(
    ({ items }) => items.length > 1 && items.some(({ type }) => type === 'hotspot'),
  )
  if (!fact) throw new Error('no fact is asked on a map')
  const first = fact.items.find(({ type }) => type === 'hotspot')
  // With all its other questions in an upcoming assignment, the fact is asked on the map.
  await assignComing(
    learnerId,
    fact.items.flatMap(({ id }) => (id === first?.id ? [] : [id])),
  )
  await database().reviewSettings.create({ data: { learnerId, newPerDay: 100 } })
  const pack = await getOfflinePack(learnerId, course, start)
  const packed = pack.questions.map(({ item }) => item).find(({ id }) => id === first?.id)
  if (packed?.type !== 'hotspot') throw new Error('the question is not in the pack')
  const map = pack.maps.find(({ figure }) => figure === packed.figure)
  for (const { id } of packed.regions)
    expect(`${map?.geometry.main.regions[id]}${map?.geometry.inset.regions[id]}`).toMatch(/^M/)
  expect(pack.maps).toHaveLength(1)
})

test('downloads contain only question bank keys, and none of current or upcoming assignments', async () => {
  const learnerId = await createAccount('Ada')
  const { id: courseId } = await database().course.findUniqueOrThrow({ where: { slug: SLUG } })
  const whole = await getOfflinePack(learnerId, course, start)
  expect(whole.questions.length).toBeGreaterThan(5)
  const [asked] = whole.questions
  const facts = factsOf(course).get(factKey(asked ?? { concept: '', fact: '' }))?.items ?? []
  const { id: classId } = await database().class.create({
    data: { courseId, name: 'A class', members: { create: { userId: learnerId, role: 'STUDENT' } } },
  })
  const assign = (rules: object) =>
    createAssignmentRow({ classId, courseId, itemSlugs: facts.map(({ id }) => id), rules })
  await assign({ closesAt: '2026-03-01T12:00:00Z' })
  const has = (pack: typeof whole) =>
    pack.questions.some((question) => factKey(question) === factKey(asked ?? question))
  expect(has(await getOfflinePack(learnerId, course, start))).toBe(true)
  await assign({ opensAt: '2026-04-01T12:00:00Z', closesAt: '2026-04-02T12:00:00Z' })
  expect(has(await getOfflinePack(learnerId, course, start))).toBe(false)
  // Online, such a question comes up only if its fact has no other.
  expect((await session(learnerId, start)).questions.length).toBe(10)
  const stored = await database().item.findMany({
    where: { classId: null, course: { slug: SLUG } },
    select: { currentVersionId: true },
  })
  const bank = new Set(stored.map(({ currentVersionId }) => currentVersionId))
  expect(whole.questions.every(({ versionId }) => bank.has(versionId))).toBe(true)
})
