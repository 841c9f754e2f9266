import 'server-only'
import { isBlank } from '@/domain/items/is-blank'
import type { ItemResponse } from '@/domain/items/response'
import { toPublicItem } from '@/domain/items/to-public-item'
import { validateResponse } from '@/domain/items/validate-response'
import { AppError } from '@/server/platform/errors'
import { noAccess } from './no-access'
import { findOverwritten, getStanding, type SavedRow, type SentAnswer, writeAnswers } from './save-statements'
import { getSlotItem } from './slot-items'

export type Answer = {
  slot: number
  /** The browser's JSON, not validated yet. */
  response: unknown
  /** The server's revision that this answer is based on. */
  revision: number
  /** For certainty-based scoring: 1 to 3; null if not stated. */
  certainty?: number | null | undefined
  /** Unscored, 50 to 100 percent; null if not stated. */
  confidence?: number | null | undefined
}

type Sender = {
  learnerId: string
  /** The session version of the learner's session, which the saving statement checks. Undefined or null if it was already checked. */
  sessionVersion?: number | null
  /** The row of that session; absent if it needs none. */
  sessionId?: string | null
  attemptId: string
  /** Unique for each tab. */
  clientId: string
  /** Increases with every save of the tab. */
  sequence: number
}

export type SaveRequest = Sender & Answer

export type SaveResult = {
  revision: number
  savedAt: string
  /** Why the saved answer can't be graded, for the learner. */
  problem: string | null
  /** The answer of another tab or device that was saved after `revision` and that this one replaced. */
  replaced: { response: ItemResponse; savedAt: string | null } | null
}

/** The outcome of one of several answers. */
export type AnswerOutcome = { slot: number } & (
  | { ok: true; saved: SaveResult }
  | { ok: false; error: AppError }
)

/**
 * Saves one answer. Idempotent. Within a tab, an older answer never overwrites a newer one. Between tabs, the answer that
 * arrives last wins (`tests/support/apply-save.ts` models it). Answers that arrive after the attempt closed are stored but not scored.
 * @throws AppError NOT_FOUND (no such question, or not this learner's), CLOSED (submitted, time is up, answer is final, not the current
 * question of a sequential quiz), INVALID_INPUT (not an answer to this item; the saved answer stays)
 */
export async function saveResponse({
  slot,
  response,
  revision,
  certainty,
  confidence,
  ...sender
}: SaveRequest): Promise<SaveResult> {
  const [outcome] = await saveResponses({
    ...sender,
    answers: [{ slot, response, revision, certainty, confidence }],
  })
  if (!outcome) throw noAccess()
  if (!outcome.ok) throw outcome.error
  return outcome.saved
}

/**
 * Saves several answers of one sender with one statement.
 * @returns the outcomes in the same order
 * @throws AppError NOT_FOUND if a question doesn't exist or isn't this learner's
 */
export async function saveResponses(request: Sender & { answers: Answer[] }): Promise<AnswerOutcome[]> {
  const { answers, ...sender } = request
  const checked = await Promise.all(answers.map((answer) => check(sender, answer)))
  const sent = checked.flatMap((entry) => ('sent' in entry ? [entry.sent] : []))
  const rows = new Map(
    (sent.length > 0 ? await writeAnswers(sender, sent) : []).map((row) => [row.slot, row]),
  )
  return Promise.all(
    checked.map(async (entry): Promise<AnswerOutcome> => {
      const { slot } = entry.answer
      if (!('sent' in entry)) return { slot, ok: false, error: entry.error }
      const row = rows.get(slot)
      if (!row) throw noAccess()
      const error = refusalOf(row)
      if (error) return { slot, ok: false, error }
      return { slot, ok: true, saved: await resultOf(sender, entry.answer, row, entry.problem) }
    }),
  )
}

type Checked =
  | { answer: Answer; sent: SentAnswer; problem: string | null }
  | { answer: Answer; error: AppError }

async function check({ learnerId, attemptId }: Sender, answer: Answer): Promise<Checked> {
  const { slot, certainty = null, confidence = null } = answer
  const item = toPublicItem(await getSlotItem({ learnerId, attemptId, slot }))
  const result = validateResponse(item, answer.response)
  if (!result.ok && !isMendable(result.problem.code)) {
    return { answer, error: new AppError('INVALID_INPUT', { userMessage: result.problem.message }) }
  }
  const response = (result.ok ? result.response : answer.response) ?? null
  const status = isBlank(item, response) ? 'UNANSWERED' : 'ANSWERED'
  return {
    answer,
    sent: { slot, response, status, certainty, confidence },
    problem: result.ok ? null : result.problem.message,
  }
}

/** Whether an invalid answer is saved, because the learner typed it and can correct it. Other invalid values aren't answers to the item. */
function isMendable(code: string): boolean {
  return [
    'not-a-number',
    'ambiguous-number',
    'number-out-of-range',
    'unknown-unit',
    'incomplete-order',
  ].includes(code)
}

/** Returns why nothing was saved, for the learner; null if the attempt accepts this answer. */
function refusalOf(row: SavedRow): AppError | null {
  const closed = (userMessage: string) => new AppError('CLOSED', { userMessage })
  if (row.isArchived)
    return closed(
      'This class is archived, so your attempt was submitted. We kept this answer, but it doesn’t count.',
    )
  if (row.state === 'ABANDONED')
    return closed('Time has run out for this attempt. We kept this answer, but it doesn’t count.')
  if (row.state === 'SUBMITTED' || row.state === 'GRADED')
    return closed('This attempt was already submitted. We kept this answer, but it doesn’t count.')
  if (row.state === 'OVERDUE' || row.isTimeUp)
    return closed('Time had run out when this answer arrived. We kept this answer, but it doesn’t count.')
  if (row.isLocked) return closed('You’ve already checked this answer, so it’s final.')
  if (row.isElsewhere) return closed('You can answer only the current question.')
  return null
}

async function resultOf(
  sender: Sender,
  answer: Answer,
  row: SavedRow,
  problem: string | null,
): Promise<SaveResult> {
  const attemptItem = { ...sender, slot: answer.slot }
  if (row.revision === null || row.savedAt === null)
    return { ...(await getStanding(attemptItem)), problem, replaced: null }
  const before =
    row.revision === row.wasRevision + 1
      ? answerBefore(row)
      : await findOverwritten(attemptItem, row.revision - 1)
  const isUnseen =
    row.revision - 1 > answer.revision && before !== null && before.clientId !== sender.clientId
  const replaced =
    isUnseen && before ? { response: before.response, savedAt: before.savedAt?.toISOString() ?? null } : null
  return { revision: row.revision, savedAt: row.savedAt.toISOString(), problem, replaced }
}

function answerBefore(row: SavedRow) {
  return row.wasClientId === null
    ? null
    : { clientId: row.wasClientId, response: row.wasResponse, savedAt: row.wasSavedAt }
}
