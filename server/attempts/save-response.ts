import 'server-only'
import { checkResponse } from '@/domain/items/check-response'
import { isBlank } from '@/domain/items/is-blank'
import { toPublicItem } from '@/domain/items/public-item'
import type { ItemResponse } from '@/domain/items/response'
import { AppError } from '@/server/platform/errors'
import { getSlotItem } from './slot-items'
import { findOverwritten, getStanding, type SavedRow, type SentAnswer, writeAnswers } from './write-answers'

export type Answer = {
  slot: number
  /** As it came from the browser: any JSON. */
  response: unknown
  /** The server's revision that this answer was based on. */
  revision: number
  /** Certainty-based marks: 1 to 3, null for none stated. */
  certainty?: number | null | undefined
  /** Unscored, 50 to 100 per cent, null for none stated. */
  confidence?: number | null | undefined
}

type Sender = {
  learnerId: string
  /** Of the session that the learner is known by, checked by the statement that saves; left out or null where it was checked. */
  sessionVersion?: number | null
  attemptId: string
  /** One per tab. */
  clientId: string
  /** Counts up within the tab. */
  sequence: number
}

export type SaveRequest = Sender & Answer

export type SaveResult = {
  revision: number
  savedAt: string
  /** Kept, but cannot be graded as it stands: what to tell the learner. */
  problem: string | null
  /** An answer of another tab or device, saved since `revision`, that this one replaced. */
  replaced: { response: ItemResponse; savedAt: string | null } | null
}

/** What became of one answer of several. */
export type AnswerOutcome = { slot: number } & (
  | { ok: true; saved: SaveResult }
  | { ok: false; error: AppError }
)

/**
 * Saves one answer. Saving twice is saving once; within a tab an older answer never overwrites a newer one; between
 * tabs the one that arrives last wins (`applySave` of the domain). What arrives after the close is kept, unscored.
 * @throws AppError NOT_FOUND (no such place, or not this learner's), CLOSED (submitted, time is up, checked already, passed by in a
 * sequential quiz), INVALID_INPUT (not an answer to this item; what was saved before stays)
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
  if (!outcome) throw new AppError('NOT_FOUND')
  if (!outcome.ok) throw outcome.error
  return outcome.saved
}

/**
 * Saves several answers of one sender, all in one statement.
 * @returns what became of each, in the order in which they were given
 * @throws AppError NOT_FOUND where a place is not there or not this learner's
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
      if (!row) throw new AppError('NOT_FOUND')
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
  const result = checkResponse(item, answer.response)
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

/** Typed by a person who can mend it, so it is kept; anything else is not an answer to this item. */
function isMendable(code: string): boolean {
  return [
    'not-a-number',
    'ambiguous-number',
    'number-out-of-range',
    'unknown-unit',
    'incomplete-order',
  ].includes(code)
}

/** Why nothing was written, in the learner's words; null where the attempt takes this answer. */
function refusalOf(row: SavedRow): AppError | null {
  const closed = (userMessage: string) => new AppError('CLOSED', { userMessage })
  if (row.isArchived)
    return closed(
      'This class is archived, so your attempt was submitted. We kept this answer, but it doesn’t count.',
    )
  if (row.state === 'ABANDONED')
    return closed('The time for this attempt is over. This answer was kept, but does not count.')
  if (row.state === 'SUBMITTED' || row.state === 'GRADED')
    return closed('This attempt was submitted already. This answer was kept, but does not count.')
  if (row.state === 'OVERDUE' || row.isTimeUp)
    return closed('The time was up when this answer arrived. It was kept, but does not count.')
  if (row.isLocked) return closed('This answer was checked already, so it stands as it is.')
  if (row.isElsewhere)
    return closed('This quiz goes one way: only the question that is asked now takes an answer.')
  return null
}

async function resultOf(
  sender: Sender,
  answer: Answer,
  row: SavedRow,
  problem: string | null,
): Promise<SaveResult> {
  const place = { ...sender, slot: answer.slot }
  if (row.revision === null || row.savedAt === null)
    return { ...(await getStanding(place)), problem, replaced: null }
  const before =
    row.revision === row.wasRevision + 1 ? answerBefore(row) : await findOverwritten(place, row.revision - 1)
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
