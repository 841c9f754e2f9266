import 'server-only'
import type { Grant } from '@/domain/attempts/effective-limits'
import { isApprovedToTeach } from '@/server/access/class-creation'
import type { OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { applyToAll } from '@/server/attempts/set-learner-limits'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { grantOf, grantsIn } from '@/server/quizzes/quiz-rules'
import { assertOfClass } from './set-limits'

/** Where an accommodation applies: in all classes and quizzes, or only in this class. */
type Reach = 'everywhere' | 'class'

export type AccommodationRequest = {
  learnerId: string
  /** The fields to change. */
  granted: Partial<Grant>
  canShorten?: boolean
  now: Date
}

/**
 * Sets a student's accommodation. If an approved instructor sets it, it also applies in other classes and quizzes; otherwise only in this class, because
 * anyone who can create a class could give themselves more time in other classes.
 * @returns its reach, and the changes to attempts in progress
 * @throws AppError as `requireAssignmentPermission`; NOT_FOUND if the student isn't in the class
 */
export async function setClassAccommodation(
  actor: ActingPerson,
  target: { classId: string; assignmentId: string },
  { learnerId, granted, canShorten, now }: AccommodationRequest,
): Promise<{ reach: Reach; changes: OpenAttemptChanges }> {
  const { class: ofClass } = await requireAssignmentPermission(actor.id, target, 'teach')
  return db().$transaction(async (tx) => {
    // Two people who change different fields at the same time both succeed.
    await lockRow(tx, 'User', learnerId, 'FOR NO KEY UPDATE')
    await assertOfClass(tx, ofClass.id, [learnerId], [])
    const reach = (await isApprovedToTeach(actor.id, tx)) ? 'everywhere' : 'class'
    const select = grantsIn(ofClass.id)
    const before = await tx.user.findUniqueOrThrow({ where: { id: learnerId }, select })
    const after = { ...NOTHING_GRANTED, ...editableGrant(before, reach), ...granted }
    await store(tx, { classId: ofClass.id, learnerId, granted: after, reach })
    const changes = await applyToAll(tx, { learnerId, actor, now, canShorten })
    await writeAudit(tx, actor, {
      action: 'accommodation.change',
      classId: ofClass.id,
      subject: { type: 'person', id: learnerId },
      learnerId,
      before: grantOf(before),
      after: { ...after, reach },
    })
    return { reach, changes }
  })
}

const NOTHING_GRANTED: Grant = { timeMultiplier: 1, extraDays: 0, onePerPage: false }

type GrantedRow = Parameters<typeof grantOf>[0]

/** Returns the accommodation that a change edits: for `everywhere`, both accommodations combined; for `class`, only that of the class. */
function editableGrant(row: GrantedRow, reach: Reach): Grant | null {
  return reach === 'everywhere' ? grantOf(row) : (row.classAccommodations[0] ?? null)
}

/** Returns the accommodation that the form shows to the viewer. The caller has checked access with `requireAssignmentPermission`. */
export async function getEditableGrant(
  viewerId: string,
  classId: string,
  learnerId: string,
): Promise<{ granted: Grant; reach: Reach }> {
  const reach = (await isApprovedToTeach(viewerId)) ? 'everywhere' : 'class'
  const row = await db().user.findFirst({
    where: { id: learnerId, memberships: { some: { classId, role: 'STUDENT', leftAt: null } } },
    select: grantsIn(classId),
  })
  if (!row) throw new AppError('NOT_FOUND')
  return { granted: editableGrant(row, reach) ?? NOTHING_GRANTED, reach }
}

type Granted = { classId: string; learnerId: string; granted: Grant; reach: Reach }

async function store(tx: Tx, { classId, learnerId, granted, reach }: Granted): Promise<void> {
  const key = { classId, learnerId }
  if (reach === 'class') {
    const where = { classId_learnerId: key }
    await tx.classAccommodation.upsert({ where, create: { ...key, ...granted }, update: granted })
    return
  }
  // Otherwise, an earlier accommodation of the class would apply in addition.
  await tx.classAccommodation.deleteMany({ where: key })
  await tx.accommodation.upsert({
    where: { learnerId },
    create: { learnerId, ...granted },
    update: granted,
  })
}
