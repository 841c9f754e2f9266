import { createRandom } from '@/domain/items/random'
import { composeQueue, interleave } from '@/domain/scheduling/compose-queue'
import { orderForDate } from '@/domain/scheduling/exam-plan'
import { type CardState, newCard, RETENTION, retrievability, reviewCard } from '@/domain/scheduling/memory'
import { dayShiftAt, endOfStudyDay, type StudyClock } from '@/domain/scheduling/study-day'
import { uniform } from '@/domain/simulation/draw'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import type { MemoryModel } from './memory-models'

/** A course, and how a learner prepares for an exam in it. */
export interface Preparation {
  /** Due cards first, as on every day; or for the exam date. */
  readonly order: 'due' | 'date'
  readonly facts: number
  /** Days with a session until the exam, which is on the day after the last. */
  readonly days: number
  readonly minutesPerDay: number
  readonly newPerDay: number
}

export interface Outcome {
  /**
   * Mean chance of recall of all facts on exam day, 0 to 1; facts that were read but never asked count as not known.
   */
  readonly recall: number
  readonly answers: number
}

const SECONDS_PER_CARD = 20
const CONCEPTS = 20
const CLOCK: StudyClock = { timeZone: 'UTC', dayStartsAt: 4 }
/** The first session: in the evening of an arbitrary day. */
const START = Date.UTC(2026, 0, 5, 18)
/** Like the queue: short-term steps that end within 20 minutes are asked in the same session. */
const AHEAD_MS = 20 * MINUTE_MS

interface Studied<State> {
  readonly id: string
  readonly concept: string
  /** The app's estimate. */
  card: CardState
  /** The learner's actual memory, visible only through answers. */
  mind: State
  asked: number
}

/**
 * Simulates a learner who answers the app's own queue, day by day until an exam, from a memory of the given model.
 * @returns the same for the same seed; facts and luck are the same in either order
 */
export function studyUntilExam<State>(
  preparation: Preparation,
  model: MemoryModel<State>,
  seed: string,
): Outcome {
  const facts = Array.from(
    { length: preparation.facts },
    (_, index): Studied<State> => ({
      id: `${seed}/${index}`,
      concept: `c${index % CONCEPTS}`,
      card: newCard(new Date(START)),
      mind: model.start(createRandom(`${seed}/${index}`)),
      asked: 0,
    }),
  )
  for (let day = 0; day < preparation.days; day++) study(facts, preparation, model, day)
  const chances = facts.map(({ mind, asked }) => (asked === 0 ? 0 : model.recall(mind, preparation.days)))
  return {
    recall: chances.reduce((sum, chance) => sum + chance, 0) / facts.length,
    answers: facts.reduce((sum, { asked }) => sum + asked, 0),
  }
}

/** One day: queue after queue until the minutes are used or nothing is left to ask. */
function study<State>(
  facts: Studied<State>[],
  preparation: Preparation,
  model: MemoryModel<State>,
  day: number,
): void {
  const most = Math.floor((preparation.minutesPerDay * 60) / SECONDS_PER_CARD)
  let newLeft = preparation.newPerDay
  let asked = 0
  while (asked < most) {
    const now = new Date(START + day * DAY_MS + asked * SECONDS_PER_CARD * SECOND_MS)
    const queue = planQueue(
      facts,
      { ...preparation, daysLeft: preparation.days - day, newLeft, now },
      most - asked,
    )
    if (queue.length === 0) return
    for (const fact of queue) {
      const seconds = asked * SECONDS_PER_CARD
      if (fact.card.state === 0) newLeft--
      answer(fact, model, {
        day: day + seconds / 86_400,
        at: new Date(START + day * DAY_MS + seconds * SECOND_MS),
      })
      asked++
    }
  }
}

/** As in `server/review/plan-queue.ts`. */
function planQueue<State>(
  facts: readonly Studied<State>[],
  plan: { order: 'due' | 'date'; daysLeft: number; newLeft: number; now: Date },
  most: number,
): Studied<State>[] {
  const { order, daysLeft, newLeft, now } = plan
  const fresh = facts.filter(({ card }) => card.state === 0).slice(0, newLeft)
  const known = facts.filter(({ card }) => canBeAsked(card, now))
  if (order === 'due') {
    const end = endOfStudyDay(now, CLOCK)
    const due = known.filter(({ card }) => card.dueAt < end)
    const withRecall = due.map((fact) => ({
      fact,
      concept: fact.concept,
      recall: retrievability(fact.card, now),
      // Simulated learners don't state their confidence.
      highConfidenceError: false,
    }))
    const queue = composeQueue(
      withRecall,
      fresh.map((fact) => ({ fact, concept: fact.concept })),
      most,
    )
    return queue.map(({ fact }) => fact)
  }
  const candidates = [...known, ...fresh].map((fact) => ({
    ...{ fact, concept: fact.concept },
    memory: memoryOf(fact.card, now),
    isBegun: fact.card.state === 1 || fact.card.state === 3,
    highConfidenceError: false,
  }))
  return interleave(orderForDate(candidates, daysLeft).slice(0, most)).map(({ fact }) => fact)
}

const canBeAsked = ({ state, dueAt }: CardState, now: Date) =>
  state > 0 && (state === 2 || dueAt.getTime() <= now.getTime() + AHEAD_MS)

function memoryOf({ stability, difficulty, lastReviewAt }: CardState, now: Date) {
  if (lastReviewAt === null) return null
  return { stability, difficulty, daysSince: Math.max(0, now.getTime() - lastReviewAt.getTime()) / DAY_MS }
}

function answer<State>(
  fact: Studied<State>,
  model: MemoryModel<State>,
  { day, at }: { day: number; at: Date },
): void {
  // Drawn by fact and turn, so that the other order gets the same luck.
  const luck = uniform(createRandom(`${fact.id}/answer/${fact.asked}`))
  const isRight = luck < model.recall(fact.mind, day)
  const review = {
    rating: isRight ? 3 : 1,
    at,
    desiredRetention: RETENTION.usual,
    dayShift: dayShiftAt(at, CLOCK),
  } as const
  fact.card = reviewCard(fact.card, review, fact.id)
  fact.mind = model.asked(fact.mind, day, isRight)
  fact.asked++
}
