import 'server-only'
import { changeLayer, type LayerChange } from '@/domain/attempts/change-layer'
import { LimitsLayerSchema } from '@/domain/attempts/effective-limits'
import { applyRules, lockQuiz, type OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { changedFields, changeOverride, isEmptyLayer } from '@/server/attempts/change-override'
import { assertUsable, type LearnerLimits, readLearnerLimits } from '@/server/attempts/check-overrides'
import type { Tx } from '@/server/platform/db'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, type Audited, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { composeFor, type QuizRow } from '@/server/quizzes/quiz-rules'

type Target = { classId: string; assignmentId: string }

export type LimitsRequest = {
  learnerIds: readonly string[]
  groupIds: readonly string[]
  /** null removes the overrides. */
  change: LayerChange | null
  /** Only for students. Undefined leaves it unchanged. */
  isFinal?: boolean | undefined
  /** Whether staff saw the warnings. */
  isConfirmed?: boolean
  /** Whether staff confirmed that attempts in progress may lose time. */
  canShorten?: boolean
  now: Date
}

/**
 * Changes the overrides of any number of students and groups in an assignment. Only the given fields change, so that two people who change
 * different fields at the same time both succeed. The change applies to open attempts immediately, but no attempt loses time unless staff
 * confirmed it.
 * @returns the changes to attempts in progress
 * @throws AppError as `requireAssignmentPermission`; INVALID_INPUT without students and groups, and as `assertUsable`; NOT_FOUND if one isn't in the class
 */
export async function setLimits(
  actor: ActingPerson,
  target: Target,
  request: LimitsRequest,
): Promise<OpenAttemptChanges> {
  const { change, now, isConfirmed = false, canShorten = false } = request
  const learnerIds = [...new Set(request.learnerIds)]
  const groupIds = [...new Set(request.groupIds)]
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const { quiz } = assignment
  if (learnerIds.length + groupIds.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select at least one student or group.' })
  return db().$transaction(async (tx) => {
    await lockQuiz(tx, quiz.id)
    await assertOfClass(tx, assignment.class.id, learnerIds, groupIds)
    const affected = [...new Set([...learnerIds, ...(await listMembers(tx, groupIds))])]
    const readAll = async () =>
      new Map([
        ...(await readLearnerLimits(tx, quiz, affected)),
        ...(await readEmptyGroups(tx, quiz, groupIds)),
      ])
    const before = await readAll()
    const actions = [
      ...(await changeLearners(tx, assignment, learnerIds, request)),
      ...(await changeGroups(tx, assignment, groupIds, change)),
    ]
    const after = await readAll()
    assertUsable({ before, after, changed: changedFields(change), isConfirmed, now })
    const changes = await applyRules(tx, { quizId: quiz.id, actor, now, canShorten })
    if (actions.length > 0) await writeAudit(tx, actor, ...actions)
    return changes
  })
}

export async function assertOfClass(tx: Tx, classId: string, learnerIds: string[], groupIds: string[]) {
  const students = await tx.classMember.count({
    where: { classId, userId: { in: learnerIds }, role: 'STUDENT', leftAt: null },
  })
  const groups = await tx.classGroup.count({ where: { classId, id: { in: groupIds } } })
  if (students !== learnerIds.length || groups !== groupIds.length) throw new AppError('NOT_FOUND')
}

async function listMembers(tx: Tx, groupIds: readonly string[]): Promise<string[]> {
  const members = await tx.groupMember.findMany({
    where: { groupId: { in: [...groupIds] } },
    select: { userId: true },
  })
  return members.map(({ userId }) => userId)
}

async function changeLearners(
  tx: Tx,
  assignment: AssignmentRow,
  learnerIds: string[],
  change: Pick<LimitsRequest, 'change' | 'isFinal'>,
): Promise<Audited[]> {
  const actions: Audited[] = []
  for (const learnerId of learnerIds) {
    const sides = await changeOverride(tx, { quizId: assignment.quiz.id, learnerId }, change)
    actions.push({ ...about(assignment, 'override.learner', learnerId), ...sides })
  }
  return actions
}

async function changeGroups(
  tx: Tx,
  assignment: AssignmentRow,
  groupIds: string[],
  change: LayerChange | null,
): Promise<Audited[]> {
  const quizId = assignment.quiz.id
  const rows = await tx.groupOverride.findMany({ where: { quizId, groupId: { in: groupIds } } })
  const byGroup = new Map(rows.map((row) => [row.groupId, LimitsLayerSchema.parse(row.limits)]))
  // Only students have extra minutes.
  const { extraMinutes: _, ...set } = change?.set ?? {}
  const actions: Audited[] = []
  for (const groupId of groupIds) {
    const before = byGroup.get(groupId)
    const after = change && changeLayer(before ?? {}, { ...change, set })
    if (after === null || isEmptyLayer(after))
      await tx.groupOverride.deleteMany({ where: { quizId, groupId } })
    else {
      const key = { quizId_groupId: { quizId, groupId } }
      const data = { limits: toJson(after) }
      await tx.groupOverride.upsert({ where: key, create: { quizId, groupId, ...data }, update: data })
    }
    actions.push({ ...about(assignment, 'override.group', null), before: { groupId, ...before }, after })
  }
  return actions
}

/** Returns the limits of groups without members, which are validated as if they had one. */
async function readEmptyGroups(
  tx: Tx,
  quiz: QuizRow,
  groupIds: string[],
): Promise<[id: string, limits: LearnerLimits][]> {
  const groups = await tx.classGroup.findMany({
    where: { id: { in: groupIds }, members: { none: {} } },
    select: { id: true, name: true, overrides: { where: { quizId: quiz.id }, select: { limits: true } } },
  })
  return groups.map(({ id, name, overrides }) => {
    const groupLimits = overrides.map(({ limits }) => limits)
    const { composed } = composeFor(quiz, { accommodation: null, override: null, groups: groupLimits })
    return [id, { name, limits: composed.limits, usedAttempts: 0 }]
  })
}

function about({ id, class: ofClass }: AssignmentRow, action: Audited['action'], learnerId: string | null) {
  return { action, classId: ofClass.id, subject: { type: 'assignment' as const, id }, learnerId }
}
