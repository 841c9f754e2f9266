import 'server-only'
import { db } from '@/server/db'
import { all, defineTable } from './export-table'

const classes = defineTable({
  name: 'classes',
  about: 'The classes that you are or were in',
  columns: {
    class: 'text: the name',
    term: 'text',
    role: 'INSTRUCTOR, ASSISTANT, REVIEWER or STUDENT',
    groups: 'list: the names of your groups there',
    joinedAt: 'time',
    leftAt: 'time',
    keepsGrades: 'true or false: the class keeps your name and grades if you delete your account',
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

const marks = defineTable({
  name: 'marks',
  about: 'Marks that were set by hand, in place of what your attempts earned',
  columns: {
    class: 'text: the name',
    assignment: 'text: the title',
    manualRatio: 'share of the points, 0 or more; empty where none was set by hand',
    manualReason: 'text',
    isExcluded: 'true or false: it does not count in your total',
    updatedAt: 'time',
  },
  read: async function* (learnerId) {
    const rows = await db().mark.findMany({
      where: { learnerId, OR: [{ manualRatio: { not: null } }, { isExcluded: true }] },
      orderBy: { updatedAt: 'asc' },
      select: {
        manualRatio: true,
        manualReason: true,
        isExcluded: true,
        updatedAt: true,
        quiz: { select: { title: true, assignment: { select: { class: { select: { name: true } } } } } },
      },
    })
    for (const { quiz, ...mark } of rows)
      yield { class: quiz.assignment?.class.name ?? null, assignment: quiz.title, ...mark }
  },
})

const disputes = defineTable({
  name: 'disputes',
  about: 'Where you said “my answer was right”, and what was replied',
  columns: {
    attempt: 'text: `id` of attempts',
    place: 'whole number, from 1',
    argument: 'text',
    paragraph: 'whole number: of the article, from 1',
    state: 'OPEN, ACCEPTED or DECLINED',
    reply: 'text',
    createdAt: 'time',
    answeredAt: 'time',
  },
  read: async function* (learnerId) {
    for await (const row of all(
      db().dispute.findMany({ where: { learnerId }, orderBy: { createdAt: 'asc' } }),
    )) {
      const { attemptId, slot, argument, paragraph, state, reply, createdAt, answeredAt } = row
      yield { attempt: attemptId, place: slot, argument, paragraph, state, reply, createdAt, answeredAt }
    }
  },
})

const accommodation = defineTable({
  name: 'accommodation',
  about: 'What you are granted without asking again',
  columns: {
    class: 'text: the name of the class in which it holds; empty for everywhere',
    timeFactor: 'number: time limits are multiplied by it',
    extraDays: 'whole number: calendar days, added to due and closing dates',
    onePerPage: 'true or false: each question on a page of its own',
    updatedAt: 'time',
  },
  read: async function* (learnerId) {
    const granted = { timeFactor: true, extraDays: true, onePerPage: true, updatedAt: true } as const
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
  name: 'limits',
  about: 'Limits of single quizzes that were set for you',
  columns: {
    quiz: 'text: the title',
    limits: 'object: dates, minutes and attempts that differ from those for all',
    isFinal: 'true or false: your accommodation is not added',
    updatedAt: 'time',
  },
  read: async function* (learnerId) {
    const rows = await db().limitOverride.findMany({
      where: { learnerId },
      orderBy: { updatedAt: 'asc' },
      select: { limits: true, isFinal: true, updatedAt: true, quiz: { select: { title: true } } },
    })
    for (const { quiz, ...row } of rows) yield { quiz: quiz.title, ...row }
  },
})

export const classTables = [classes, marks, disputes, accommodation, limits]
