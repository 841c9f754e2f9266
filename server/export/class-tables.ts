import 'server-only'
import { findResults } from '@/server/attempts/find-results'
import { db } from '@/server/platform/db'
import { all, defineTable } from './export-table'

const classes = defineTable({
  name: 'classes',
  about: 'The classes that you’re in or were in',
  columns: {
    class: 'Text. The name.',
    term: 'Text.',
    role: 'INSTRUCTOR, ASSISTANT, OBSERVER, or STUDENT.',
    groups: 'List. The names of your groups in the class.',
    joinedAt: 'Time.',
    leftAt: 'Time.',
    keepsGrades: 'Boolean. Whether the class keeps your name and grades if you delete your account.',
  },
  read: async function* (userId) {
    const [memberships, groups] = await Promise.all([
      db().classMember.findMany({
        where: { userId },
        orderBy: { joinedAt: 'asc' },
        select: {
          classId: true,
          role: true,
          joinedAt: true,
          leftAt: true,
          keepsGradesSeenAt: true,
          class: { select: { name: true, term: true, keepsGrades: true } },
        },
      }),
      db().groupMember.findMany({
        where: { userId },
        select: { group: { select: { classId: true, name: true } } },
      }),
    ])
    for (const { classId, role, joinedAt, leftAt, keepsGradesSeenAt, class: of } of memberships) {
      const own = groups.filter(({ group }) => group.classId === classId).map(({ group }) => group.name)
      const keepsGrades = role === 'STUDENT' && of.keepsGrades && keepsGradesSeenAt !== null
      yield { class: of.name, term: of.term, role, groups: own, joinedAt, leftAt, keepsGrades }
    }
  },
})

const grades = defineTable({
  name: 'grades',
  about: 'Manual grades, which replace what your attempts earned, and excused assignments',
  columns: {
    class: 'Text. The name.',
    assignment: 'Text. The title.',
    manualRatio: 'Share of the points, 0 or more. Empty if no manual grade was set.',
    manualReason: 'Text.',
    isExcused: 'Boolean. Whether the assignment is excused and doesn’t count in your total.',
    updatedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = await db().grade.findMany({
      where: { learnerId, OR: [{ manualRatio: { not: null } }, { isExcused: true }] },
      orderBy: { updatedAt: 'asc' },
      select: {
        manualRatio: true,
        manualReason: true,
        isExcused: true,
        updatedAt: true,
        quiz: { select: { title: true, assignment: { select: { class: { select: { name: true } } } } } },
      },
    })
    for (const { quiz, ...mark } of rows)
      yield { class: quiz.assignment?.class.name ?? null, assignment: quiz.title, ...mark }
  },
})

const regradeRequests = defineTable({
  name: 'regrade-requests',
  about: 'Your regrade requests, with the replies',
  columns: {
    attempt: 'Text. The `id` in attempts.',
    slot: 'Integer. Question number in the attempt, starting at 1.',
    argument: 'Text.',
    paragraph: 'Integer. The paragraph of the article, starting at 1.',
    state: 'OPEN, ACCEPTED, or DECLINED.',
    reply: 'Text.',
    createdAt: 'Time.',
    answeredAt: 'Time.',
  },
  read: async function* (learnerId) {
    for await (const row of all(
      db().regradeRequest.findMany({ where: { learnerId }, orderBy: { createdAt: 'asc' } }),
    )) {
      const { attemptId, slot, argument, paragraph, state, reply, createdAt, answeredAt } = row
      yield { attempt: attemptId, slot, argument, paragraph, state, reply, createdAt, answeredAt }
    }
  },
})

const answerFeedback = defineTable({
  name: 'answer-feedback',
  about: 'What the staff of your classes gave to single answers, as far as you can see it now',
  columns: {
    attempt: 'Text. The `id` in attempts.',
    slot: 'Integer. Question number in the attempt, starting at 1.',
    criteria:
      'JSON object. For “Argue your view”: the points for each criterion, by its ID. Empty while they’re hidden.',
    comments: 'List. The comments.',
    changeReason: 'Text. Why your points were changed. Empty if they weren’t, or while points are hidden.',
  },
  read: async function* (learnerId, now) {
    const rows = await db().answerFeedback.findMany({
      where: { item: { attempt: { learnerId, state: 'GRADED' } } },
      orderBy: { attemptId: 'asc' },
      distinct: ['attemptId'],
      select: { attemptId: true },
    })
    for (const { attemptId } of rows) {
      const results = await findResults(learnerId, attemptId, now)
      const items = [...(results?.items ?? [])].sort((a, b) => a.slot - b.slot)
      for (const { slot, staff } of items) {
        const { points: criteria, comments, changeReason } = staff
        if (criteria || comments.length > 0 || changeReason !== null)
          yield { attempt: attemptId, slot, criteria, comments, changeReason }
      }
    }
  },
})

const accommodation = defineTable({
  name: 'accommodation',
  about: 'Accommodations that apply to you automatically',
  columns: {
    class: 'Text. The name of the class where it applies. Empty if it applies everywhere.',
    timeMultiplier: 'Number. Time limits are multiplied by it.',
    extraDays: 'Integer. Calendar days added to due and closing dates.',
    onePerPage: 'Boolean. Whether each question is on a separate page.',
    updatedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const granted = { timeMultiplier: true, extraDays: true, onePerPage: true, updatedAt: true } as const
    for await (const row of all(db().accommodation.findMany({ where: { learnerId }, select: granted })))
      yield { class: null, ...row }
    const inClasses = db().classAccommodation.findMany({
      where: { learnerId },
      orderBy: { updatedAt: 'asc' },
      select: { ...granted, class: { select: { name: true } } },
    })
    for await (const { class: of, ...row } of all(inClasses)) yield { class: of.name, ...row }
  },
})

const limits = defineTable({
  name: 'overrides',
  about: 'Overrides of single quizzes that were set for you',
  columns: {
    quiz: 'Text. The title.',
    limits: 'JSON object. Dates, minutes, and attempts that differ from everyone else’s.',
    isFinal: 'Boolean. Whether your accommodation is left out.',
    updatedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = await db().studentOverride.findMany({
      where: { learnerId },
      orderBy: { updatedAt: 'asc' },
      select: { limits: true, isFinal: true, updatedAt: true, quiz: { select: { title: true } } },
    })
    for (const { quiz, ...row } of rows) yield { quiz: quiz.title, ...row }
  },
})

export const classTables = [classes, grades, answerFeedback, regradeRequests, accommodation, limits]
