import { isDeepStrictEqual } from 'node:util'
import { gradeAttemptItem } from '@/domain/attempts/grade-attempt-item'
import { scoreAttempt } from '@/domain/attempts/score-attempt'
import { parsedItem } from '@/server/content/parsed-items'
import { openDatabase } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { accept, type KillLearner, type KnownAttempt, type KnownItem, save, submit } from './kill-learner'

/** Checks after a kill. Each returns the errors that it found, as text. */

type Held = { items: { slot: number; response: unknown; revision: number }[]; state: string }
type Review = { submittedAt: string; earned: number }

/**
 * Over HTTP, as the returning learner: every acknowledged answer is there, and an answer in flight is sent again and
 * counts once.
 */
export async function checkOverHttp({ browser, attempts }: KillLearner): Promise<string[]> {
  const faults: string[] = []
  for (const attempt of attempts) {
    const held = accept(await browser.get(`/api/v1/attempts/${attempt.id}`)) as Held
    if (held.state === 'graded') {
      if (attempt.submission === 'none') faults.push(`${attempt.id} is graded but was never submitted`)
    } else if (attempt.submission === 'acknowledged')
      faults.push(`${attempt.id}: an acknowledged submission is lost`)
    else faults.push(...checkAnswers(attempt, held))
    if (held.state === 'in-progress') await sendAgain(browser, attempt)
    const before = held.state === 'graded' ? await readResults(browser, attempt) : null
    await submit(browser, attempt)
    const first = await readResults(browser, attempt)
    await submit(browser, attempt)
    if (!isDeepStrictEqual(await readResults(browser, attempt), before ?? first))
      faults.push(`${attempt.id}: submitting again graded again`)
  }
  return faults
}

function checkAnswers(attempt: KnownAttempt, held: Held): string[] {
  // Killed before the learner saw the questions: there is nothing to compare.
  return held.items.flatMap(({ slot, response, revision }) => {
    const attemptItem = attempt.attemptItems.get(slot)
    if (!attemptItem) return []
    const isHeld = possibleAnswers(attemptItem).some((answer) =>
      isDeepStrictEqual(answer ?? null, response ?? null),
    )
    const least = attemptItem.acknowledged?.revision ?? 0
    const isRightRevision = revision === least || (attemptItem.inFlight !== null && revision === least + 1)
    return isHeld && isRightRevision
      ? []
      : [
          `${attempt.id} place ${slot}: holds ${JSON.stringify(response)} of revision ${revision}, not ${least}`,
        ]
  })
}

/** A request without a response may have arrived or not. */
function possibleAnswers({ acknowledged, inFlight }: KnownItem): unknown[] {
  return [acknowledged?.response ?? null, ...(inFlight ? [inFlight.response] : [])]
}

async function sendAgain(browser: KillLearner['browser'], attempt: KnownAttempt): Promise<void> {
  for (const [slot, attemptItem] of attempt.attemptItems)
    if (attemptItem.inFlight) await save(browser, attempt.id, slot, attemptItem, attemptItem.inFlight)
}

async function readResults(browser: KillLearner['browser'], { id }: KnownAttempt): Promise<Review> {
  const { submittedAt, earned } = accept(await browser.get(`/api/v1/attempts/${id}/results`)) as Review
  return { submittedAt, earned }
}

/**
 * In the database, after the server has ended: each attempt has one grade, that of the acknowledged answers, and one
 * log entry per revision.
 */
export async function checkDatabase(
  where: { url: string; folder: string },
  learners: readonly KillLearner[],
): Promise<string[]> {
  const database = await openDatabase(where)
  try {
    const rows = await database.client.attempt.findMany({
      select: {
        id: true,
        learnerId: true,
        state: true,
        number: true,
        earned: true,
        rules: true,
        items: { include: { itemVersion: true } },
        log: { where: { isLate: false }, select: { slot: true, revision: true } },
      },
    })
    const known = new Map(
      learners.flatMap(({ attempts }) => attempts.map((attempt) => [attempt.id, attempt])),
    )
    const lost = [...known.keys()].filter((id) => !rows.some((row) => row.id === id))
    return [
      ...lost.map((id) => `attempt ${id} is lost`),
      ...rows.flatMap((row) => faultsOf(row, known.get(row.id))),
    ]
  } finally {
    await database.close()
  }
}

type Row = {
  id: string
  state: string
  earned: number | null
  rules: unknown
  items: Parameters<typeof gradeOf>[0][]
  log: { slot: number; revision: number }[]
}

function faultsOf(row: Row, known: KnownAttempt | undefined): string[] {
  const entries = row.log.map(({ slot, revision }) => `${slot}.${revision}`)
  const faults = new Set(entries).size === entries.length ? [] : [`${row.id}: a revision is in the log twice`]
  // Started, but the response that named it never arrived.
  if (!known) return faults
  const revisions = row.items.reduce((sum, { revision }) => sum + revision, 0)
  if (revisions !== entries.length) faults.push(`${row.id}: ${revisions} saves, ${entries.length} in the log`)
  for (const { slot, response } of row.items) {
    const attemptItem = known.attemptItems.get(slot)
    if (
      attemptItem &&
      !possibleAnswers(attemptItem).some((answer) => isDeepStrictEqual(answer ?? null, response ?? null))
    )
      faults.push(`${row.id} slot ${slot}: the answer is not the acknowledged one`)
  }
  const { earned } = scoreAttempt(row.items.map((attemptItem) => gradeOf(attemptItem, row.rules)))
  if (row.state !== 'GRADED' || row.earned !== earned)
    faults.push(`${row.id}: ${row.state} with ${row.earned}, its answers are worth ${earned}`)
  return faults
}

function gradeOf(
  attemptItem: {
    slot: number
    concept: string | null
    response: unknown
    certainty: number | null
    revision: number
    itemVersion: { id: string; content: unknown }
  },
  rules: unknown,
) {
  const { concept, response, certainty, itemVersion } = attemptItem
  const answer = { response, certainty, tries: [], isLocked: false }
  const { grade, earned, possible } = gradeAttemptItem(parsedItem(itemVersion), rulesOfAttempt(rules), answer)
  return { concept, grade: { status: grade.status, earned, possible } }
}
