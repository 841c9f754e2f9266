import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { needsKey, type RegradeOrder, RegradePolicySchema } from '@/domain/regrading/regrade'
import { parsedItem } from '@/server/content/parsed-items'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { changedItem } from './active-regrades'

export const RegradeSchema = z.object({
  /** The ID of the `Item` row that was asked. */
  item: idText.min(1),
  /** A version of the item or of the class's copy of it; '' if the policy needs none. */
  version: idText.default(''),
  policy: RegradePolicySchema,
})
export type RegradeInput = z.infer<typeof RegradeSchema>

/** Returns the requested regrade with the key to use. @throws AppError NOT_FOUND if the assignment never asked the item; INVALID_INPUT for a key of another item, or for an item without a key */
export async function getOrder(
  tx: Tx,
  { class: ofClass, quiz }: AssignmentRow,
  { item, version, policy }: RegradeInput,
): Promise<RegradeOrder> {
  const asked = await tx.attemptItem.findFirst({
    where: { attempt: { quizId: quiz.id }, itemVersion: { itemId: item } },
    select: { itemVersion: { select: { id: true, content: true } } },
  })
  if (!asked) throw new AppError('NOT_FOUND')
  needKey(asked.itemVersion)
  if (!needsKey(policy)) return { policy, changed: null }
  const target = await tx.itemVersion.findFirst({
    where: {
      id: version,
      OR: [{ itemId: item }, { item: { classId: ofClass.id, originVersion: { itemId: item } } }],
    },
    select: { id: true, content: true },
  })
  if (!target) throw new AppError('INVALID_INPUT', { userMessage: 'Select an answer key.' })
  needKey(target)
  return { policy, changed: changedItem(target) }
}

/** A regrade replaces what a key gave. What a person grades has no key. */
function needKey(version: { id: string; content: unknown }): void {
  if (isGradedByPerson(parsedItem(version).type))
    throw new AppError('INVALID_INPUT', {
      userMessage: 'Only a person can grade this question. It has no key, so it can’t be regraded.',
    })
}
