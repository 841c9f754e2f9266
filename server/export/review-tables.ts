import 'server-only'
import { newCard, reviewCard } from '@/domain/scheduling/memory'
import { db } from '@/server/platform/db'
import { currentEntries } from '@/server/review/replay-cards'
import { all, defineTable, inPages, pageOf } from './export-table'

/** How many cards are read together with their logs. */
const CARDS = 100

const cards = defineTable({
  name: 'review-cards',
  about: 'What you’re likely to remember: one card for each fact that you were asked about',
  columns: {
    id: 'Text.',
    course: 'Text.',
    concept: 'Text.',
    fact: 'Text. The claim of the course that the card’s questions test.',
    state: '0 new, 1 learning, 2 review, 3 relearning.',
    dueAt: 'Time.',
    stability: 'Days until your chance of recall falls to 90%.',
    difficulty: '1 to 10.',
    scheduledDays: 'Days from the last review to the next.',
    learningSteps: 'Integer. The short-term step that the card is in.',
    reps: 'Integer. The number of reviews.',
    lapses: 'Integer. How often you forgot the fact.',
    lastReviewAt: 'Time.',
    dayShift: 'Minutes from UTC to your study day at the last review.',
    recentItems: 'List. The questions that asked about the fact, latest first.',
    highConfidenceError: 'Boolean. Whether your last answer was confident but not fully correct.',
    memoryAnswers: 'Integer. How many answers you gave from memory.',
    memoryCorrect: 'Boolean. Whether the latest answer from memory was correct. Empty before the first.',
    memoryAt: 'Time. When you gave that answer.',
    memoryDay: 'Date. The study day of that answer.',
    buriedUntil: 'Time. The card doesn’t come up before then.',
    suspendedAt: 'Time. The card hasn’t come up since then.',
    leechAt:
      'Time. Since then, the card is suspended because you forgot the fact 8 times. Rereading its section brings it back.',
    hiddenItem: 'Text. The question that you saw when you skipped or suspended the card.',
    createdAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = inPages((page) => db().reviewCard.findMany({ ...pageOf(learnerId, page) }))
    for await (const { learnerId: _, courseSlug, ...card } of rows) yield { ...card, course: courseSlug }
  },
})

const log = defineTable({
  name: 'review-log',
  about: 'Every answer that shows what you remember, and every rating that you changed or undid',
  columns: {
    id: 'Text.',
    card: 'Text. The `id` in review-cards.',
    course: 'Text.',
    concept: 'Text.',
    item: 'Text. The question’s name.',
    itemType: 'Text. The question type.',
    origin: 'review, quiz, practice, or check.',
    rating: '1 again, 2 hard, 3 good, 4 easy; 0 undoes the answer in `amends`.',
    isOverride: 'Boolean. Whether you set the rating.',
    fraction: 'Share of the points, 0 to 1.',
    response: 'As in answers. Only for reviews.',
    confidence: 'Percent, 50 to 100. Empty if you gave none.',
    durationMs: 'Milliseconds.',
    hinted: 'Boolean. Whether you saw a hint first.',
    fromMemory: 'Boolean. Whether you answered before you saw the answer that day.',
    isFirst: 'Boolean. Whether it was the first answer ever to its card.',
    desiredRetention: 'Your desired retention at that time, 0.8 to 0.97.',
    dayShift: 'Minutes from UTC to your study day at that time.',
    day: 'Date. The study day.',
    amends: 'Text. The `id` of the row whose rating this one changes.',
    reviewedAt: 'Time.',
    receivedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = inPages((page) => db().reviewLog.findMany({ ...pageOf(learnerId, page) }))
    for await (const row of rows) {
      const {
        learnerId: _,
        cardId,
        courseSlug,
        itemVersionId: __,
        itemSlug,
        sourceKey: ___,
        amendsId,
        ...rest
      } = row
      yield { ...rest, card: cardId, course: courseSlug, item: itemSlug, amends: amendsId }
    }
  },
})

const openLog = defineTable({
  name: 'review-log-fsrs',
  about:
    'The same reviews in the open format that FSRS tools read, without reviews that you undid and reviews that don’t schedule anything',
  columns: {
    card_id: 'Integer. Identifies the card.',
    review_time: 'Milliseconds since 1970 (UTC).',
    review_rating: '1 again, 2 hard, 3 good, 4 easy.',
    review_state: 'State of the card before the review: 0 new, 1 learning, 2 review, 3 relearning.',
    review_duration: 'Milliseconds. 0 if it wasn’t measured.',
  },
  read: async function* (learnerId) {
    let number = 0
    const rows = inPages(
      (page) =>
        db().reviewCard.findMany({
          ...pageOf(learnerId, page),
          select: {
            id: true,
            createdAt: true,
            log: { orderBy: [{ reviewedAt: 'asc' }, { sourceKey: 'asc' }] },
          },
        }),
      CARDS,
    )
    for await (const { id, createdAt, log: entries } of rows) {
      number++
      let card = newCard(createdAt)
      for (const { rating, fromMemory, reviewedAt, desiredRetention, dayShift, durationMs } of currentEntries(
        entries,
      )) {
        if (!fromMemory) continue
        yield {
          card_id: number,
          review_time: reviewedAt.getTime(),
          review_rating: rating,
          review_state: card.state,
          review_duration: durationMs ?? 0,
        }
        card = reviewCard(card, { rating, at: reviewedAt, desiredRetention, dayShift }, id)
      }
    }
  },
})

const settings = defineTable({
  name: 'review-settings',
  about: 'Your review settings',
  columns: {
    desiredRetention: 'Your desired retention, 0.8 to 0.97.',
    minutesPerDay: 'Minutes.',
    newPerDay: 'Integer. New cards per day.',
    dayStartsAt: 'Hour when your study day begins, 0 to 23.',
    timeZone: 'Text. A name from the IANA list.',
    usesGoals: 'Boolean. Whether the daily goal, the streak, the study calendar, and reminders are on.',
    reminders: 'Boolean.',
    remindAt: 'Local time of the reminder. Empty for the morning.',
    remindedOn: 'Date. The study day of the last reminder.',
    examOn: 'Date. Your exam, for courses without their own date.',
    examDates: 'JSON. Your exam dates by the slug of the course.',
    combinesCourses: 'Boolean. Whether your courses are reviewed together and share the daily limits.',
    newFrom:
      'Time. After you changed when your study day begins: new cards count toward the daily limit from then on.',
    newUntil: 'Time. The end of that period.',
    asksConfidence: 'Boolean. Whether reviews and self-study quizzes ask for your confidence.',
  },
  read: async function* (learnerId) {
    for await (const { learnerId: _, ...row } of all(db().reviewSettings.findMany({ where: { learnerId } })))
      yield row
  },
})

const goals = defineTable({
  name: 'daily-goals',
  about: 'Your daily goals',
  columns: {
    startsOn: 'Date. The study day from which the goal applies, until the next one.',
    unit: 'MINUTES or CARDS. Empty for no goal.',
    amount: 'Integer. Minutes or answers. Empty for no goal.',
  },
  read: async function* (learnerId) {
    const rows = db().dailyGoal.findMany({ where: { learnerId }, orderBy: { startsOn: 'asc' } })
    for await (const { learnerId: _, ...row } of all(rows)) yield row
  },
})

const studyDays = defineTable({
  name: 'study-days',
  about: 'The days on which you answered something',
  columns: {
    day: 'Date.',
    answers: 'Integer.',
    correct: 'Integer. Answers with full credit.',
    newCards: 'Integer.',
    durationMs: 'Milliseconds.',
  },
  read: async function* (learnerId) {
    const rows = db().studyDay.findMany({ where: { learnerId }, orderBy: { day: 'asc' } })
    for await (const { learnerId: _, ...row } of all(rows)) yield row
  },
})

const drills = defineTable({
  name: 'comparisons',
  about: 'Comparisons: pairs of facts that you mixed up',
  columns: {
    course: 'Text.',
    pair: 'Text. The name of the pair in the course.',
    mixUps: 'Integer. How often you mixed them up.',
    raisedAt: 'Time.',
    doneAt: 'Time. When you told them apart.',
  },
  read: async function* (learnerId) {
    const rows = db().contrastDrill.findMany({ where: { learnerId }, orderBy: { raisedAt: 'asc' } })
    for await (const { learnerId: _, courseSlug, ...row } of all(rows)) yield { course: courseSlug, ...row }
  },
})

const reports = defineTable({
  name: 'item-reports',
  about: 'Problems with questions that you reported',
  columns: {
    item: 'Text. The question’s name.',
    why: 'Text.',
    createdAt: 'Time.',
    resolvedAt: 'Time. When the report was resolved.',
  },
  read: async function* (learnerId) {
    const rows = await db().itemReport.findMany({
      where: { learnerId },
      orderBy: { createdAt: 'asc' },
      select: {
        why: true,
        createdAt: true,
        resolvedAt: true,
        itemVersion: { select: { item: { select: { slug: true } } } },
      },
    })
    for (const { itemVersion, ...row } of rows) yield { item: itemVersion.item.slug, ...row }
  },
})

export const reviewTables = [cards, log, openLog, settings, goals, studyDays, drills, reports]
