import 'server-only'
import type { Grant } from '@/domain/attempts/join-accommodations'
import { grantOf, grantsIn } from '@/server/attempts/quiz-rules'
import { applyToOpen } from '@/server/attempts/set-learner-limits'
import { type ActingPerson, writeAudit } from '@/server/audit/write-audit'
import { isApprovedToTeach } from '@/server/classes/class-creation'
import { db, type Tx } from '@/server/db'
import { getAssignmentFor } from './assignment-access'
import { assertOfClass } from './limits'

/** Where a grant holds: in every class and quiz, or in this class. */
type Reach = 'everywhere' | 'class'

/**
 * What a student of a class is granted without asking again. Given by somebody who is approved to teach it holds in other classes and quizzes too; by
 * anybody else in this class alone: whoever may create a class could else give themselves more time in everybody's.
 * @returns where it holds
 * @throws AppError as `getAssignmentFor`; NOT_FOUND where the student is not of the class
 */
export async function setStandingAccommodation(
  actor: ActingPerson,
  place: { classId: string; assignmentId: string },
  { learnerId, granted, now }: { learnerId: string; granted: Grant; now: Date },
): Promise<Reach> {
  const { class: ofClass } = await getAssignmentFor(actor.id, place, 'teach')
  return db().$transaction(async (tx) => {
    await assertOfClass(tx, ofClass.id, [learnerId], [])
    const select = grantsIn(ofClass.id)
    const before = grantOf(await tx.user.findUniqueOrThrow({ where: { id: learnerId }, select }))
    const reach = (await isApprovedToTeach(actor.id, tx)) ? 'everywhere' : 'class'
    await store(tx, { classId: ofClass.id, learnerId, granted, reach })
    await applyToOpen(tx, learnerId, now)
    await writeAudit(tx, actor, {
      act: 'limits.accommodation',
      classId: ofClass.id,
      subject: { type: 'person', id: learnerId },
      learnerId,
      before,
      after: { ...granted, reach },
    })
    return reach
  })
}

type Granted = { classId: string; learnerId: string; granted: Grant; reach: Reach }

async function store(tx: Tx, { classId, learnerId, granted, reach }: Granted): Promise<void> {
  const key = { classId, learnerId }
  if (reach === 'class') {
    const where = { classId_learnerId: key }
    await tx.classAccommodation.upsert({ where, create: { ...key, ...granted }, update: granted })
    return
  }
  // What somebody granted here before would else hold beside it.
  await tx.classAccommodation.deleteMany({ where: key })
  await tx.accommodation.upsert({
    where: { learnerId },
    create: { learnerId, ...granted },
    update: granted,
  })
}
