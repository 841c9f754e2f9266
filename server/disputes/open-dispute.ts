import 'server-only'
import { z } from 'zod'
import { findReview } from '@/server/attempts/find-review'
import { findCourse } from '@/server/content/read-course'
import { notify } from '@/server/messages/notify'
import { db } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'

export const DisputeSchema = z.object({
  attempt: z.string().max(100),
  slot: z.coerce.number().int().positive().max(1_000),
  argument: z.string().trim().min(10, 'Please say in a sentence why.').max(2000),
  paragraph: z.union([z.literal('').transform(() => null), z.coerce.number('Which paragraph?').int().min(1)]),
})

/**
 * "My answer was right": a student's word on a graded answer to an assignment, while it may be known that it was not right.
 * @throws AppError NOT_FOUND (not theirs, no assignment), CLOSED (not to be known yet, right already, a class that they left or that is archived), CONFLICT (said already), INVALID_INPUT
 */
export async function openDispute(
  learnerId: string,
  input: z.infer<typeof DisputeSchema>,
  now: Date,
): Promise<void> {
  const { attempt: attemptId, slot, argument, paragraph } = input
  const review = await findReview(learnerId, attemptId, now)
  const reviewed = review?.items.find((place) => place.slot === slot)
  const attempt = await db().attempt.findFirst({
    where: { id: attemptId, learnerId },
    select: {
      title: true,
      courseSlug: true,
      quiz: { select: { assignment: { select: { classId: true } } } },
      items: { where: { slot }, select: { itemVersionId: true, response: true } },
    },
  })
  const [place] = attempt?.items ?? []
  const classId = attempt?.quiz?.assignment?.classId
  if (!review || !reviewed || !attempt || !place || !classId) throw new AppError('NOT_FOUND')
  await assertStudies(learnerId, classId)
  if (
    !review.visible.correctness ||
    reviewed.review.status === 'right' ||
    reviewed.review.status === 'answered' ||
    reviewed.review.status === 'unanswered'
  )
    throw new AppError('CLOSED', { userMessage: 'There is nothing to dispute here.' })
  const most = findCourse(attempt.courseSlug)?.source.paragraphs ?? 0
  if (paragraph !== null && paragraph > most)
    throw new AppError('INVALID_INPUT', { fieldErrors: { paragraph: `The article has ${most} paragraphs.` } })
  try {
    await db().$transaction(async (tx) => {
      await tx.dispute.create({
        data: {
          classId,
          attemptId,
          slot,
          learnerId,
          itemVersionId: place.itemVersionId,
          response: JSON.parse(JSON.stringify(place.response)),
          argument,
          paragraph,
        },
      })
      const staff = await tx.classMember.findMany({
        where: { classId, role: { in: ['INSTRUCTOR', 'ASSISTANT'] }, leftAt: null },
        select: { userId: true },
      })
      await notify(
        tx,
        staff.map(({ userId }) => ({
          userId,
          title: `“My answer was right”: ${attempt.title}`,
          ...disputeMessage({ classId, argument }),
        })),
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', { userMessage: 'You have said so already.' })
  }
}

/** What those who teach are told of a dispute, and by which it is found again. */
export function disputeMessage({ classId, argument }: { classId: string; argument: string }) {
  return {
    kind: 'dispute-opened' as const,
    body: argument.slice(0, 200),
    path: `/classes/${classId}/disputes`,
  }
}

/** What is disputed is answered in the class: not once somebody has left it, or nobody changes anything there. */
async function assertStudies(userId: string, classId: string): Promise<void> {
  const member = await db().classMember.findFirst({
    where: { classId, userId, role: 'STUDENT', leftAt: null },
    select: { class: { select: { archivedAt: true } } },
  })
  if (!member) throw new AppError('CLOSED', { userMessage: 'You do not study in this class any more.' })
  if (member.class.archivedAt !== null)
    throw new AppError('CLOSED', { userMessage: 'This class is archived: it can be read, not changed.' })
}

export type OwnDispute = {
  slot: number
  state: 'OPEN' | 'ACCEPTED' | 'DECLINED'
  argument: string
  reply: string | null
}

/** What a learner disputed of an attempt, and what came of it. */
export function listOwnDisputes(learnerId: string, attemptId: string): Promise<OwnDispute[]> {
  return db().dispute.findMany({
    where: { learnerId, attemptId },
    select: { slot: true, state: true, argument: true, reply: true },
  })
}
