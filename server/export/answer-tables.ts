import 'server-only'
import { type Visible, visibleRows } from '@/domain/attempts/review-policy'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/public-item'
import { responseInWords } from '@/domain/items/response-in-words'
import { rulesOfAttempt } from '@/server/attempts/quiz-rules'
import { findWithheld } from '@/server/attempts/withheld'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/db'
import { all, defineTable, inPages, pageOf } from './export-table'

/** Attempts whose answers are read at once. */
const ATTEMPTS = 50

const attempts = defineTable({
  name: 'attempts',
  about: 'Your attempts at quizzes, with the marks that may be shown to you at this moment',
  columns: {
    id: 'text',
    course: 'text',
    quiz: 'text: the title',
    class: 'text: the name of the class whose assignment it is; else empty',
    number: 'whole number, from 1 for each quiz',
    state: 'IN_PROGRESS, OVERDUE, SUBMITTED, GRADED or ABANDONED',
    startedAt: 'time',
    submittedAt: 'time',
    isLate: 'true or false',
    lateShare: 'share of the marks, 0 to 1, that lateness cost; empty while marks are hidden',
    earned: 'marks; empty while they are hidden',
    possible: 'marks; empty while they are hidden',
    rules: 'object: the rules in force for you; empty for practice',
  },
  read: async function* (learnerId, now) {
    const rows = inPages((page) =>
      db().attempt.findMany({
        ...pageOf(learnerId, page),
        include: { quiz: { select: { assignment: { select: { class: { select: { name: true } } } } } } },
      }),
    )
    for await (const row of rows) {
      const withheld = await findWithheld([row.id], now)
      const { id, courseSlug, title, quiz, number, state, startedAt, submittedAt, isLate, rules } = row
      const { visible } = shownOf(row, now)
      const areMarksShown = visible.marks && visible['maximum-marks'] && !withheld.has(id)
      yield {
        ...{ id, course: courseSlug, quiz: title, class: quiz?.assignment?.class.name ?? null },
        ...{ number, state, startedAt, submittedAt, isLate, rules },
        lateShare: areMarksShown ? row.lateShare : null,
        earned: areMarksShown ? row.earned : null,
        possible: areMarksShown ? row.possible : null,
      }
    }
  },
})

type Dated = { rules: unknown; state: string; submittedAt: Date | null }

/** What may be seen of an attempt; of one that is not graded, nothing but what was answered. */
function shownOf({ rules, state, submittedAt }: Dated, now: Date): { visible: Visible } {
  const { review, closesAt } = rulesOfAttempt(rules)
  const dates = { submittedAt, closesAt: closesAt === null ? null : new Date(closesAt) }
  const visible = visibleRows(state === 'GRADED' ? review : NOTHING, dates, now)
  return { visible }
}

const NOTHING = { during: [], immediately: [], later: [], closed: [] }

const answers = defineTable({
  name: 'answers',
  about:
    'What stands as your answer to each question of your attempts; question and mark where they may be shown to you at this moment, the key never',
  columns: {
    attempt: 'text: `id` of attempts',
    place: 'whole number, from 1',
    type: 'text: the kind of question',
    concept: 'text',
    question: 'text; empty while the attempt is open or hidden',
    answer: 'text: the response in words; empty while the attempt is open or hidden',
    response: 'what is stored: text, true or false, list or object, by the kind of question',
    certainty: '1 to 3, where the quiz marks by it',
    confidence: 'per cent, 50 to 100; empty for none stated',
    flagged: 'true or false: you marked the question',
    savedAt: 'time',
    tries: 'list of the responses that you had checked, with the time of each',
    earned: 'marks; empty while they are hidden',
    possible: 'marks; empty while they are hidden',
  },
  read: async function* (learnerId, now) {
    const rows = inPages(
      (page) =>
        db().attempt.findMany({
          ...pageOf(learnerId, page),
          select: {
            id: true,
            seed: true,
            rules: true,
            state: true,
            submittedAt: true,
            items: { where: { status: { not: 'UNANSWERED' } }, orderBy: { slot: 'asc' } },
          },
        }),
      ATTEMPTS,
    )
    for await (const attempt of rows) {
      const { visible } = shownOf(attempt, now)
      const withheld = await findWithheld([attempt.id], now)
      const areMarksShown = visible.marks && visible['maximum-marks'] && !withheld.has(attempt.id)
      for (const place of await withItems(attempt.items)) {
        const asked = visible.attempt
          ? toPublicItem(place.item, presentationOrder(place.item, attempt.seed))
          : null
        const { slot, concept, response, certainty, confidence, flagged, savedAt, tries } = place
        yield {
          ...{ attempt: attempt.id, place: slot, type: place.item.type, concept },
          ...inWords(asked, response),
          ...{ response, certainty, confidence, flagged, savedAt, tries },
          earned: areMarksShown ? place.earned : null,
          possible: areMarksShown ? place.possible : null,
        }
      }
    }
  },
})

function inWords(asked: PublicItem | null, response: unknown) {
  return { question: asked?.stem ?? null, answer: asked && responseInWords(asked, response) }
}

const answerLog = defineTable({
  name: 'answer-log',
  about: 'Every change of an answer in your attempts, as it arrived',
  columns: {
    attempt: 'text: `id` of attempts',
    place: 'whole number, from 1',
    revision: 'whole number, raised by one with every save',
    response: 'as in answers',
    certainty: 'as in answers',
    confidence: 'as in answers',
    isLate: 'true or false: it arrived after the close',
    isTry: 'true or false: you had it checked',
    tab: 'text: stands for the tab or device',
    sequence: 'whole number: of that tab',
    receivedAt: 'time',
    acceptedAt: 'time: when a late answer was taken',
  },
  read: async function* (learnerId) {
    const rows = inPages((page) =>
      db().responseLog.findMany({
        where: { learnerId, id: { gt: BigInt(page.after) } },
        orderBy: { id: 'asc' },
        take: page.take,
      }),
    )
    for await (const { attemptId, slot, clientId, ...row } of rows) {
      const { revision, response, certainty, confidence, isLate, isTry, sequence, receivedAt, acceptedAt } =
        row
      yield {
        ...{ attempt: attemptId, place: slot, revision, response, certainty, confidence, isLate, isTry },
        ...{ tab: clientId, sequence, receivedAt, acceptedAt },
      }
    }
  },
})

const checks = defineTable({
  name: 'checks',
  about: 'Your answers to questions inside lessons',
  columns: {
    course: 'text',
    concept: 'text',
    question: 'text',
    answer: 'text: the response in words',
    response: 'as in answers',
    earned: 'marks',
    possible: 'marks',
    answeredAt: 'time',
  },
  read: async function* (learnerId) {
    const rows = inPages(async (page) => withItems(await db().checkAnswer.findMany(pageOf(learnerId, page))))
    for await (const { id, item, courseSlug, concept, response, earned, possible, answeredAt } of rows) {
      const asked = toPublicItem(item, presentationOrder(item, id))
      yield {
        course: courseSlug,
        concept,
        ...inWords(asked, response),
        response,
        earned,
        possible,
        answeredAt,
      }
    }
  },
})

const lessons = defineTable({
  name: 'lessons',
  about: 'What you read',
  columns: {
    course: 'text',
    lesson: 'text',
    finishedSections: 'list',
    lastSection: 'text: the one that you were reading last',
    finishedAt: 'time',
    updatedAt: 'time',
  },
  read: async function* (learnerId) {
    for await (const row of all(
      db().lessonProgress.findMany({ where: { learnerId }, orderBy: { updatedAt: 'asc' } }),
    )) {
      const { courseSlug, lessonSlug, finishedSections, lastSection, finishedAt, updatedAt } = row
      yield { course: courseSlug, lesson: lessonSlug, finishedSections, lastSection, finishedAt, updatedAt }
    }
  },
})

export const answerTables = [attempts, answers, answerLog, checks, lessons]
