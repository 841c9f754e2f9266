import 'server-only'
import {
  type ComposedLimits,
  type LimitsLayer,
  LimitsLayerSchema,
  type OwnLimits,
  OwnLimitsSchema,
} from '@/domain/attempts/effective-limits'
import type { Grant } from '@/domain/attempts/join-accommodations'
import { applyRules } from '@/server/attempts/apply-rules'
import { composeFor, grantOf, grantsIn, groupLimitsIn, sourcesOf } from '@/server/attempts/quiz-rules'
import { type Actor, type Audited, writeAudit } from '@/server/audit/write-audit'
import { db, type Tx } from '@/server/db'
import { AppError } from '@/server/errors'
import { type AssignmentRow, getAssignmentFor } from './assignment-access'

type Place = { classId: string; assignmentId: string }
type Person = Actor & { id: string }

export type StudentLimits = {
  id: string
  name: string
  email: string
  /** Of the class's groups. */
  groups: { id: string; name: string }[]
  composed: ComposedLimits
  accommodation: Grant | null
  own: { limits: OwnLimits; isFinal: boolean } | null
}

/** The effective rules of every student at a glance, with where each comes from. */
export async function listStudentLimits(assignment: AssignmentRow): Promise<StudentLimits[]> {
  const { quiz, class: ofClass } = assignment
  const people = await db().user.findMany({
    where: { memberships: { some: { classId: ofClass.id, role: 'STUDENT', leftAt: null } } },
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      ...grantsIn(ofClass.id),
      limitOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quiz.id),
    },
  })
  const groups = await db().groupMember.findMany({
    where: { group: { classId: ofClass.id } },
    select: { userId: true, group: { select: { id: true, name: true } } },
  })
  return people.map((person) => {
    const [own] = person.limitOverrides
    return {
      id: person.id,
      name: person.name ?? person.email ?? '',
      email: person.email ?? '',
      groups: groups.flatMap(({ userId, group }) => (userId === person.id ? [group] : [])),
      composed: composeFor(quiz.rules, sourcesOf(person)).composed,
      accommodation: grantOf(person),
      own: own ? { limits: OwnLimitsSchema.parse(own.limits), isFinal: own.isFinal } : null,
    }
  })
}

export type GroupLimits = { id: string; name: string; members: number; limits: LimitsLayer | null }

export async function listGroupLimits({ quiz, class: ofClass }: AssignmentRow): Promise<GroupLimits[]> {
  const rows = await db().classGroup.findMany({
    where: { classId: ofClass.id },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      _count: { select: { members: true } },
      overrides: { where: { quizId: quiz.id }, select: { limits: true } },
    },
  })
  return rows.map(({ id, name, _count, overrides: [own] }) => ({
    id,
    name,
    members: _count.members,
    limits: own ? LimitsLayerSchema.parse(own.limits) : null,
  }))
}

/**
 * Sets or takes away the limits of students and groups of a class in one of its assignments, of as many as are named; open attempts follow at
 * once.
 * @param limits null takes them away
 * @throws AppError as `getAssignmentFor`; INVALID_INPUT without anybody; NOT_FOUND where somebody is not of the class
 */
export async function setLimits(
  actor: Person,
  place: Place,
  request: {
    learnerIds: readonly string[]
    groupIds: readonly string[]
    limits: LimitsLayer | null
    isFinal: boolean
    now: Date
  },
): Promise<void> {
  const { limits, isFinal, now } = request
  const learnerIds = [...new Set(request.learnerIds)]
  const groupIds = [...new Set(request.groupIds)]
  const assignment = await getAssignmentFor(actor.id, place, 'teach')
  const { quiz } = assignment
  if (learnerIds.length + groupIds.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Choose at least one student or group.' })
  await db().$transaction(async (tx) => {
    await assertOfClass(tx, assignment.class.id, learnerIds, groupIds)
    const before = await readLimits(tx, quiz.id, learnerIds, groupIds)
    await tx.limitOverride.deleteMany({ where: { quizId: quiz.id, learnerId: { in: learnerIds } } })
    await tx.groupOverride.deleteMany({ where: { quizId: quiz.id, groupId: { in: groupIds } } })
    if (limits !== null) {
      const stored = JSON.parse(JSON.stringify(limits))
      await tx.limitOverride.createMany({
        data: learnerIds.map((learnerId) => ({ quizId: quiz.id, learnerId, limits: stored, isFinal })),
      })
      await tx.groupOverride.createMany({
        data: groupIds.map((groupId) => ({ quizId: quiz.id, groupId, limits: stored })),
      })
    }
    await applyRules(tx, quiz.id, now)
    const entry = (act: Audited['act'], learnerId: string | null, was: object | null): Audited => ({
      act,
      classId: assignment.class.id,
      subject: { type: 'assignment', id: assignment.id },
      learnerId,
      before: was,
      after: limits && { ...limits, isFinal },
    })
    await writeAudit(
      tx,
      actor,
      ...learnerIds.map((id) => entry('limits.learner', id, before.ofLearner.get(id) ?? null)),
      ...groupIds.map((id) => entry('limits.group', null, { groupId: id, ...before.ofGroup.get(id) })),
    )
  })
}

export async function assertOfClass(tx: Tx, classId: string, learnerIds: string[], groupIds: string[]) {
  const students = await tx.classMember.count({
    where: { classId, userId: { in: learnerIds }, role: 'STUDENT', leftAt: null },
  })
  const groups = await tx.classGroup.count({ where: { classId, id: { in: groupIds } } })
  if (students !== learnerIds.length || groups !== groupIds.length) throw new AppError('NOT_FOUND')
}

async function readLimits(tx: Tx, quizId: string, learnerIds: string[], groupIds: string[]) {
  const [learners, groups] = [
    await tx.limitOverride.findMany({ where: { quizId, learnerId: { in: learnerIds } } }),
    await tx.groupOverride.findMany({ where: { quizId, groupId: { in: groupIds } } }),
  ]
  return {
    ofLearner: new Map(
      learners.map(({ learnerId, limits, isFinal }) => [
        learnerId,
        { ...OwnLimitsSchema.parse(limits), isFinal },
      ]),
    ),
    ofGroup: new Map(groups.map(({ groupId, limits }) => [groupId, LimitsLayerSchema.parse(limits)])),
  }
}
