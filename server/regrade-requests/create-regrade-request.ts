import 'server-only'
import { z } from 'zod'
import { idText, slotParam } from '@/contract/schemas/shared-fields'
import { isKnownIncorrect } from '@/domain/attempts/visibility'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { storedRolesWith } from '@/server/access/class-access'
import { findResults } from '@/server/attempts/find-results'
import { findCourse } from '@/server/content/read-course'
import { notify } from '@/server/notifications/notify'
import { db } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'

const SHORT_REASON = 'Give a reason of at least 10 characters.'

export const RegradeRequestSchema = z.object({
  attempt: idText,
  slot: slotParam,
  argument: z
    .string()
    .trim()
    .min(10, SHORT_REASON)
    .max(TEXT_LIMITS.message)
    .refine((typed) => withoutInvisible(typed).trim().length >= 10, SHORT_REASON),
  paragraph: z.union([
    z.literal('').transform(() => null),
    z.coerce.number('Enter a paragraph number.').int().min(1),
  ]),
})

/**
 * Creates a regrade request for a graded answer to an assignment, if the student can see that it isn't fully correct.
 * @throws AppError NOT_FOUND (not theirs, not an assignment), CLOSED (hidden, correct, or not answered; or they left the class, or it is archived), CONFLICT (requested already), INVALID_INPUT
 */
export async function createRegradeRequest(
  learnerId: string,
  input: z.infer<typeof RegradeRequestSchema>,
  now: Date,
): Promise<void> {
  const { attempt: attemptId, slot, argument, paragraph } = input
  const review = await findResults(learnerId, attemptId, now)
  const reviewed = review?.items.find((attemptItem) => attemptItem.slot === slot)
  const attempt = await db().attempt.findFirst({
    where: { id: attemptId, learnerId },
    select: {
      title: true,
      courseSlug: true,
      quiz: { select: { assignment: { select: { classId: true } } } },
      items: { where: { slot }, select: { itemVersionId: true, response: true } },
    },
  })
  const [attemptItem] = attempt?.items ?? []
  const classId = attempt?.quiz?.assignment?.classId
  if (!review || !reviewed || !attempt || !attemptItem || !classId) throw new AppError('NOT_FOUND')
  await assertStudies(learnerId, classId)
  if (!isKnownIncorrect(review.visible, reviewed.review.status))
    throw new AppError('CLOSED', { userMessage: 'You can’t request a regrade for this answer.' })
  const most = findCourse(attempt.courseSlug)?.source.paragraphs ?? 0
  if (paragraph !== null && paragraph > most)
    throw new AppError('INVALID_INPUT', { fieldErrors: { paragraph: `The article has ${most} paragraphs.` } })
  try {
    await db().$transaction(async (tx) => {
      await tx.regradeRequest.create({
        data: {
          classId,
          attemptId,
          slot,
          learnerId,
          itemVersionId: attemptItem.itemVersionId,
          response: toJson(attemptItem.response),
          argument,
          paragraph,
        },
      })
      const staff = await tx.classMember.findMany({
        where: { classId, role: { in: storedRolesWith('teach') }, leftAt: null },
        select: { userId: true },
      })
      await notify(
        tx,
        staff.map(({ userId }) => ({
          userId,
          title: `Regrade request: ${attempt.title}`,
          ...requestNotice({ classId, argument }),
        })),
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', { userMessage: 'You’ve already requested a regrade for this answer.' })
  }
}

/** Returns the staff notification about a regrade request, which is also how the notification is found again. */
export function requestNotice({ classId, argument }: { classId: string; argument: string }) {
  return {
    kind: 'regrade-request-created' as const,
    body: argument.slice(0, 200),
    path: `/classes/${classId}/regrade-requests`,
  }
}

/** Ensures that the learner studies in the class and that it isn't archived, because its staff resolve the request. */
async function assertStudies(userId: string, classId: string): Promise<void> {
  const member = await db().classMember.findFirst({
    where: { classId, userId, role: 'STUDENT', leftAt: null },
    select: { class: { select: { archivedAt: true } } },
  })
  if (!member) throw new AppError('CLOSED', { userMessage: 'You’re no longer a student in this class.' })
  if (member.class.archivedAt !== null)
    throw new AppError('CLOSED', {
      userMessage: 'This class is archived. You can read it, but not change it.',
    })
}

export type OwnRegradeRequest = {
  slot: number
  state: 'OPEN' | 'ACCEPTED' | 'DECLINED'
  argument: string
  reply: string | null
}

/** Lists a learner's regrade requests in an attempt, with their outcome. */
export function listOwnRegradeRequests(learnerId: string, attemptId: string): Promise<OwnRegradeRequest[]> {
  return db().regradeRequest.findMany({
    where: { learnerId, attemptId },
    select: { slot: true, state: true, argument: true, reply: true },
  })
}
