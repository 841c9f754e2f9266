import 'server-only'
import { randomUUID } from 'node:crypto'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { readConfidence } from '@/domain/calibration/confidence-levels'
import { responseFromForm } from '@/domain/items/response-from-form'
import { toPublicItem } from '@/domain/items/to-public-item'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { inReachOf } from './in-reach'
import { noAccess } from './no-access'
import { type Answer, saveResponses } from './save-response'
import { getSlotItem } from './slot-items'

/** No page shows more questions than this. */
const MAX_SLOTS = 200
/** No attempt has as many questions. */
const LAST_SLOT = 1_000

/**
 * Saves the answers of a plain form without JavaScript, for all questions in its `slot` fields, with one statement.
 * @returns the slots of invalid answers; rejected answers don't replace the saved ones
 * @throws AppError NOT_FOUND if a question doesn't exist or isn't this learner's, CLOSED if the attempt no longer accepts answers
 */
export async function saveForm(request: {
  learnerId: string
  attemptId: string
  form: URLSearchParams
}): Promise<number[]> {
  const { learnerId, attemptId, form } = request
  const isSlot = (slot: number) => Number.isInteger(slot) && slot >= 1 && slot <= LAST_SLOT
  const slots = [...new Set(form.getAll('slot').map(Number))].filter(isSlot)
  if (slots.length > MAX_SLOTS) throw new AppError('INVALID_INPUT')
  if (slots.length === 0) await assertInReach(learnerId, attemptId)
  const answers = await Promise.all(slots.map((slot) => readAnswer({ learnerId, attemptId, slot }, form)))
  // Each post counts as a new client, so it is newer than everything saved before.
  const outcomes = await saveResponses({
    learnerId,
    attemptId,
    clientId: `form-${randomUUID()}`,
    sequence: 1,
    answers,
  })
  return outcomes.flatMap((outcome) => {
    if (outcome.ok) return outcome.saved.problem ? [outcome.slot] : []
    if (outcome.error.code !== 'INVALID_INPUT') throw outcome.error
    return [outcome.slot]
  })
}

/** Checks access for a form without questions, which runs no statement that would check it. */
async function assertInReach(learnerId: string, attemptId: string): Promise<void> {
  const attempt = await db().attempt.findFirst({
    where: { ...inReachOf(learnerId), id: attemptId },
    select: { id: true },
  })
  if (!attempt) throw noAccess()
}

async function readAnswer(
  attemptItem: { learnerId: string; attemptId: string; slot: number },
  form: URLSearchParams,
): Promise<Answer> {
  const { slot } = attemptItem
  const prefix = fieldPrefix(slot)
  const item = toPublicItem(await getSlotItem(attemptItem))
  return {
    slot,
    response: responseFromForm(item, form, prefix),
    revision: Number(form.get(`${prefix}-revision`)) || 0,
    certainty: within(form.get(`${prefix}-certainty`), 1, 3),
    confidence: readConfidence(form.get(`${prefix}-confidence`)),
  }
}

/** Returns a whole number in the range; null for anything else. */
function within(field: string | null, least: number, most: number): number | null {
  const number = Number(field ?? Number.NaN)
  return Number.isInteger(number) && number >= least && number <= most ? number : null
}
