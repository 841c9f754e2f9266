import 'server-only'
import { newCard, type Rating, reviewCard } from '@/domain/scheduling/memory'
import { db } from '@/server/db'
import { standingEntries } from '@/server/review/replay-cards'
import { all, defineTable, inPages, pageOf } from './export-table'

/** Cards whose logs are read at once. */
const CARDS = 100

const cards = defineTable({
  name: 'review-cards',
  about: 'What you are likely to remember: a card for each fact that you were asked',
  columns: {
    id: 'text',
    course: 'text',
    concept: 'text',
    fact: 'text: the claim of the course that its questions ask for',
    state: '0 new, 1 learning, 2 review, 3 relearning',
    dueAt: 'time',
    stability: 'days until recall falls to 90 %',
    difficulty: '1 to 10',
    scheduledDays: 'days from the last review to the next',
    learningSteps: 'whole number: the short-term step that it is in',
    reps: 'whole number: reviews',
    lapses: 'whole number: times that it was forgotten',
    lastReviewAt: 'time',
    dayShift: 'minutes from UTC to your study day then',
    recentItems: 'list: questions that asked for it, the latest first',
    sureAndWrong: 'true or false: the last answer was given surely, and was not right',
    memoryAnswers: 'whole number: answers given from memory',
    memoryCorrect: 'true or false: the latest of them was correct; empty before the first',
    memoryAt: 'time: when it was given',
    memoryDay: 'date: its study day',
    buriedUntil: 'time: not asked before then',
    suspendedAt: 'time: not asked since then',
    asideItem: 'text: the question that was asked when you skipped or suspended it',
    createdAt: 'time',
  },
  read: async function* (learnerId) {
    const rows = inPages((page) => db().reviewCard.findMany({ ...pageOf(learnerId, page) }))
    for await (const { learnerId: _, courseSlug, ...card } of rows) yield { ...card, course: courseSlug }
  },
})

const log = defineTable({
  name: 'review-log',
  about: 'Every answer that tells what you remember, and every change of mind about one',
  columns: {
    id: 'text',
    card: 'text: `id` of review-cards',
    course: 'text',
    concept: 'text',
    item: 'text: the question’s name',
    itemType: 'text: the kind of question',
    origin: 'review, quiz, practice or check',
    rating: '1 again, 2 hard, 3 good, 4 easy; 0 takes the amended answer back',
    isOverride: 'true or false: you set the rating',
    fraction: 'share of the mark, 0 to 1',
    response: 'as in answers; of reviews only',
    confidence: 'per cent, 50 to 100; empty for none stated',
    durationMs: 'milliseconds',
    hinted: 'true or false: after a hint',
    fromMemory: 'true or false: before the answer was seen that day',
    isFirst: 'true or false: the first answer ever to its card',
    retention: 'the retention that you wanted then, 0.8 to 0.97',
    dayShift: 'minutes from UTC to your study day then',
    day: 'date: the study day',
    amends: 'text: `id` of the row whose rating this one changes',
    reviewedAt: 'time',
    receivedAt: 'time',
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
    'The same reviews in the open format that FSRS tools read, taken-back ones and those that schedule nothing left out',
  columns: {
    card_id: 'whole number: stands for the card',
    review_time: 'milliseconds since 1970 (UTC)',
    review_rating: '1 again, 2 hard, 3 good, 4 easy',
    review_state: 'of the card before it: 0 new, 1 learning, 2 review, 3 relearning',
    review_duration: 'milliseconds; 0 where it was not measured',
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
      for (const { rating, fromMemory, reviewedAt, retention, dayShift, durationMs } of standingEntries(
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
        card = reviewCard(card, { rating: rating as Rating, at: reviewedAt, retention, dayShift }, id)
      }
    }
  },
})

const settings = defineTable({
  name: 'review-settings',
  about: 'How you want to review',
  columns: {
    retention: 'the retention that you want, 0.8 to 0.97',
    minutesPerDay: 'minutes',
    newPerDay: 'whole number: new cards',
    dayStartsAt: 'hour, 0 to 23, at which your study day begins',
    timeZone: 'text: of the IANA list',
    reminders: 'true or false',
    remindedOn: 'date: the study day of the last reminder',
    examOn: 'date of your exam',
    newFrom: 'time: since when new cards count for the day, after you changed when it begins',
    newUntil: 'time: until when',
    asksConfidence: 'true or false: reviews ask how sure you are',
  },
  read: async function* (learnerId) {
    for await (const { learnerId: _, ...row } of all(db().reviewSettings.findMany({ where: { learnerId } })))
      yield row
  },
})

const studyDays = defineTable({
  name: 'study-days',
  about: 'The days on which you answered something',
  columns: {
    day: 'date',
    answers: 'whole number',
    right: 'whole number: with the full mark',
    newCards: 'whole number',
    durationMs: 'milliseconds',
  },
  read: async function* (learnerId) {
    const rows = db().studyDay.findMany({ where: { learnerId }, orderBy: { day: 'asc' } })
    for await (const { learnerId: _, ...row } of all(rows)) yield row
  },
})

const drills = defineTable({
  name: 'contrast-drills',
  about: 'Pairs that you mixed up',
  columns: {
    course: 'text',
    pair: 'text: its name in the course',
    mixUps: 'whole number: how often',
    raisedAt: 'time',
    doneAt: 'time: when you told them apart',
  },
  read: async function* (learnerId) {
    const rows = db().contrastDrill.findMany({ where: { learnerId }, orderBy: { raisedAt: 'asc' } })
    for await (const { learnerId: _, courseSlug, ...row } of all(rows)) yield { course: courseSlug, ...row }
  },
})

const reports = defineTable({
  name: 'item-reports',
  about: 'Questions that you think are wrong, and why',
  columns: { item: 'text: the question’s name', why: 'text', createdAt: 'time', closedAt: 'time' },
  read: async function* (learnerId) {
    const rows = await db().itemReport.findMany({
      where: { learnerId },
      orderBy: { createdAt: 'asc' },
      select: {
        why: true,
        createdAt: true,
        closedAt: true,
        itemVersion: { select: { item: { select: { slug: true } } } },
      },
    })
    for (const { itemVersion, ...row } of rows) yield { item: itemVersion.item.slug, ...row }
  },
})

export const reviewTables = [cards, log, openLog, settings, studyDays, drills, reports]
