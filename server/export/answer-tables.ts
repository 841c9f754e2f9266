import 'server-only'
import { readSelfCheck } from '@/domain/attempts/self-check'
import { isScoreVisible } from '@/domain/attempts/visibility'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { withVisible } from '@/server/results/visible-attempts'
import { all, defineTable, inPages, pageOf } from './export-table'

/** How many attempts are read together with their answers. */
const ATTEMPTS = 50

const attempts = defineTable({
  name: 'attempts',
  about: 'Your quiz attempts, with the scores that you can see now',
  columns: {
    id: 'Text.',
    course: 'Text.',
    quiz: 'Text. The title.',
    class: 'Text. For an assignment, the name of its class. Otherwise empty.',
    number: 'Integer. The attempt number for each quiz, starting at 1.',
    state: 'IN_PROGRESS, OVERDUE, SUBMITTED, GRADED, or ABANDONED.',
    startedAt: 'Time.',
    submittedAt: 'Time.',
    isLate: 'Boolean.',
    lateShare: 'Share of the points lost for lateness, 0 to 1. Empty while your score is hidden.',
    earned: 'Points. Empty while your score is hidden.',
    possible: 'Points. Empty while your score is hidden.',
    rules: 'JSON object. The rules that apply to you. Empty for practice sets of earlier versions.',
  },
  read: async function* (learnerId, now) {
    const rows = inPages(async (page) =>
      withVisible(
        await db().attempt.findMany({
          ...pageOf(learnerId, page),
          include: { quiz: { select: { assignment: { select: { class: { select: { name: true } } } } } } },
        }),
        now,
      ),
    )
    for await (const row of rows) {
      const { id, courseSlug, title, quiz, number, state, startedAt, submittedAt, isLate, rules } = row
      const isShown = isScoreVisible(row.visible)
      yield {
        ...{ id, course: courseSlug, quiz: title, class: quiz?.assignment?.class.name ?? null },
        ...{ number, state, startedAt, submittedAt, isLate, rules },
        lateShare: isShown ? row.lateShare : null,
        earned: isShown ? row.earned : null,
        possible: isShown ? row.possible : null,
      }
    }
  },
})

const answers = defineTable({
  name: 'answers',
  about:
    'Your current answer to each question that you answered in an attempt. Questions and points are included if you can see them now. Correct answers never are',
  columns: {
    attempt: 'Text. The `id` in attempts.',
    slot: 'Integer. Question number in the attempt, starting at 1.',
    type: 'Text. The question type.',
    concept: 'Text.',
    question: 'Text. Empty while the attempt is open or hidden.',
    answer: 'Text. Your response in readable form. Empty while the attempt is open or hidden.',
    response: 'The stored response: text, Boolean, list, or JSON object, depending on the question type.',
    certainty: '1 to 3, if the quiz uses certainty-based scoring.',
    confidence: 'Percent, 50 to 100. Empty if you gave none.',
    flagged: 'Boolean. Whether you flagged the question.',
    savedAt: 'Time.',
    tries: 'List. The responses that you checked, with the time of each.',
    selfCheck:
      'JSON object. For “Argue your view”: the criteria that you checked off, as text, and when. Empty if you saved none.',
    earned: 'Points. Empty while they’re hidden.',
    possible: 'Points. Empty while they’re hidden.',
  },
  read: async function* (learnerId, now) {
    const rows = inPages(
      async (page) =>
        withVisible(
          await db().attempt.findMany({
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
          now,
        ),
      ATTEMPTS,
    )
    for await (const attempt of rows) {
      const isShown = isScoreVisible(attempt.visible)
      for (const attemptItem of await withItems(attempt.items)) {
        const asked = attempt.visible.attempt
          ? toPublicItem(attemptItem.item, presentationOrder(attemptItem.item, attempt.seed))
          : null
        const { slot, concept, response, certainty, confidence, flagged, savedAt, tries } = attemptItem
        yield {
          ...{ attempt: attempt.id, slot, type: attemptItem.item.type, concept },
          ...inWords(asked, response),
          ...{ response, certainty, confidence, flagged, savedAt, tries },
          selfCheck: selfCheckInWords(attemptItem.item, attemptItem.selfCheck),
          earned: isShown ? attemptItem.earned : null,
          possible: isShown ? attemptItem.possible : null,
        }
      }
    }
  },
})

function inWords(asked: PublicItem | null, response: unknown) {
  return { question: asked?.stem ?? null, answer: asked && formatResponse(asked, response) }
}

/** The learner saw the criteria when they checked them. */
function selfCheckInWords(item: Item, stored: unknown) {
  const check = readSelfCheck(stored)
  if (!check) return null
  const { met, checkedAt } = check
  const criteria = gradingByType[item.type].criteria?.(item) ?? []
  return { met: criteria.filter(({ id }) => met.includes(id)).map(({ text }) => text), checkedAt }
}

const answerLog = defineTable({
  name: 'answer-log',
  about: 'Every change to an answer in your attempts, in the order received',
  columns: {
    attempt: 'Text. The `id` in attempts.',
    slot: 'Integer. Question number in the attempt, starting at 1.',
    revision: 'Integer. Increases by 1 with every save.',
    response: 'As in answers.',
    certainty: 'As in answers.',
    confidence: 'As in answers.',
    isLate: 'Boolean. Whether it arrived after the attempt closed.',
    isTry: 'Boolean. Whether you checked the answer.',
    tab: 'Text. Identifies the tab or device.',
    sequence: 'Integer. The sequence number in that tab.',
    receivedAt: 'Time.',
    acceptedAt: 'Time. When a late answer was accepted.',
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
        ...{ attempt: attemptId, slot, revision, response, certainty, confidence, isLate, isTry },
        ...{ tab: clientId, sequence, receivedAt, acceptedAt },
      }
    }
  },
})

const checks = defineTable({
  name: 'lesson-checks',
  about: 'Your answers to quick checks in lessons',
  columns: {
    course: 'Text.',
    concept: 'Text.',
    question: 'Text.',
    answer: 'Text. Your response in readable form.',
    response: 'As in answers.',
    earned: 'Points.',
    possible: 'Points.',
    answeredAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = inPages(async (page) => withItems(await db().lessonCheck.findMany(pageOf(learnerId, page))))
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
  about: 'Your reading progress',
  columns: {
    course: 'Text.',
    lesson: 'Text.',
    finishedSections: 'List.',
    lastSection: 'Text. The section that you read last.',
    finishedAt: 'Time.',
    updatedAt: 'Time.',
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

const notes = defineTable({
  name: 'notes',
  about: 'Your notes and highlights in lessons',
  columns: {
    id: 'Text.',
    course: 'Text.',
    lesson: 'Text.',
    section:
      'Text. The part of the lesson: a section, or `summary` for its key takeaways. Empty before the first section.',
    quote: 'Text. The passage as you selected it. Empty for a note on the whole lesson.',
    prefix: 'Text. The text just before the passage, which finds it after the lesson is edited.',
    suffix: 'Text. The text just after the passage.',
    text: 'Text. Your note. Empty for a highlight.',
    revision: 'Integer. Increases by 1 with every change.',
    createdAt: 'Time.',
    updatedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = inPages((page) => db().lessonNote.findMany(pageOf(learnerId, page)))
    for await (const { learnerId: _, courseSlug, lessonSlug, ...note } of rows)
      yield { ...note, course: courseSlug, lesson: lessonSlug }
  },
})

export const answerTables = [attempts, answers, answerLog, checks, lessons, notes]
