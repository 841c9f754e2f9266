import 'server-only'
import { randomUUID } from 'node:crypto'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { readConfidence } from '@/domain/calibration/confidence-steps'
import { toPublicItem } from '@/domain/items/public-item'
import { responseFromForm } from '@/domain/items/response-from-form'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { inReachOf } from './in-reach'
import { type Answer, saveResponses } from './save-response'
import { getSlotItem } from './slot-items'

/** No page asks more questions than this. */
const MOST_SLOTS = 200
/** More than any attempt has places. */
const LAST_SLOT = 1_000

/**
 * Saves what a plain form holds, without JavaScript: each place it names in `slot`, all in one statement.
 * @returns the places whose answers need mending; what was saved there before a refused answer stays
 * @throws AppError NOT_FOUND where a place is not there or not this learner's, CLOSED where the attempt takes no more answers
 */
export async function saveForm(request: {
  learnerId: string
  attemptId: string
  form: URLSearchParams
}): Promise<number[]> {
  const { learnerId, attemptId, form } = request
  const isSlot = (slot: number) => Number.isInteger(slot) && slot >= 1 && slot <= LAST_SLOT
  const slots = [...new Set(form.getAll('slot').map(Number))].filter(isSlot)
  if (slots.length > MOST_SLOTS) throw new AppError('INVALID_INPUT')
  if (slots.length === 0) await assertInReach(learnerId, attemptId)
  const answers = await Promise.all(slots.map((slot) => readAnswer({ learnerId, attemptId, slot }, form)))
  // One post is one client: it is newer than whatever was saved before it.
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

/** A form without a question writes nothing that would check whose attempt it is. */
async function assertInReach(learnerId: string, attemptId: string): Promise<void> {
  const attempt = await db().attempt.findFirst({
    where: { ...inReachOf(learnerId), id: attemptId },
    select: { id: true },
  })
  if (!attempt) throw new AppError('NOT_FOUND')
}

async function readAnswer(
  place: { learnerId: string; attemptId: string; slot: number },
  form: URLSearchParams,
): Promise<Answer> {
  const { slot } = place
  const prefix = fieldPrefix(slot)
  const item = toPublicItem(await getSlotItem(place))
  return {
    slot,
    response: responseFromForm(item, form, prefix),
    revision: Number(form.get(`${prefix}-revision`)) || 0,
    certainty: within(form.get(`${prefix}-certainty`), 1, 3),
    confidence: readConfidence(form.get(`${prefix}-confidence`)),
  }
}

/** A whole number of the range; anything else is none. */
function within(field: string | null, least: number, most: number): number | null {
  const number = Number(field ?? Number.NaN)
  return Number.isInteger(number) && number >= least && number <= most ? number : null
}
