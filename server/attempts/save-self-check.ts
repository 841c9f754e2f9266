import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { metCriteria, type SelfCheck } from '@/domain/attempts/self-check'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findResults } from './find-results'
import { noAccess } from './no-access'

/** The prefix of the fields of a rubric’s criteria, of which a form sends only those that are checked. */
const CRITERION_FIELD = 'criterion.'

export const SelfCheckFormSchema = z
  .looseObject({ attempt: idText, slot: z.coerce.number().int().min(1).max(1000) })
  .transform(({ attempt, slot, ...rest }) => ({
    attempt,
    slot,
    met: Object.keys(rest).flatMap((name) =>
      name.startsWith(CRITERION_FIELD) ? [name.slice(CRITERION_FIELD.length)] : [],
    ),
  }))

/**
 * Saves the learner’s check of an answer against its rubric. It is unscored.
 * @throws AppError NOT_FOUND if the question isn’t this learner’s; CLOSED while its rubric is hidden, or if it has none
 */
export async function saveSelfCheck(
  learnerId: string,
  { attempt: attemptId, slot, met }: z.infer<typeof SelfCheckFormSchema>,
  now: Date,
): Promise<void> {
  const results = await findResults(learnerId, attemptId, now)
  if (!results) throw noAccess()
  const criteria = results.items.find((item) => item.slot === slot)?.review.criteria
  if (!criteria) throw new AppError('CLOSED', { userMessage: 'The rubric of this question isn’t shown.' })
  const selfCheck: SelfCheck = { met: metCriteria(criteria, met), checkedAt: now.toISOString() }
  await db().attemptItem.update({
    where: { attemptId_slot: { attemptId, slot }, learnerId },
    data: { selfCheck },
    select: { slot: true },
  })
}
