import {
  type CardInput,
  computeDecayFactor,
  default_w,
  FSRS,
  type FSRSState,
  GenSeedStrategyWithCardId,
  generatorParameters,
  StrategyMode,
} from 'ts-fsrs'
import { DAY_MS, MINUTE_MS } from '@/domain/time/durations'

/**
 * FSRS-6, with the ts-fsrs package (https://github.com/open-spaced-repetition/ts-fsrs), which only this file imports.
 * Default weights, short-term steps on, fuzz seeded by card.
 */

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4

/** How well something is remembered, and when it is due again. */
export interface CardState {
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number
  readonly dueAt: Date
  /** Days until recall falls to 90%; 0 for a new card. */
  readonly stability: number
  /** 1 to 10; 0 for a new card. */
  readonly difficulty: number
  /** Days from the last review to the next; 0 within the short-term steps. */
  readonly scheduledDays: number
  readonly learningSteps: number
  readonly reps: number
  readonly lapses: number
  readonly lastReviewAt: Date | null
  /** That of the last review, see `dayShiftAt`. */
  readonly dayShift: number
}

/** One review as stored in the log. */
export interface Review {
  readonly rating: Rating
  readonly at: Date
  /** Desired retention, 0.8 to 0.97. */
  readonly desiredRetention: number
  /** Minutes from UTC to the learner's study day at that time. */
  readonly dayShift: number
}

export const RETENTION = { least: 0.8, usual: 0.9, most: 0.97 } as const
const MAXIMUM_INTERVAL = 36_500

/** The factor and decay of the forgetting curve R = (1 + factor · t / S) ^ decay, from the default weights. */
export const { decay: DECAY, factor: FACTOR } = computeDecayFactor(default_w)

const schedulers = new Map<number, FSRS>()

/** A card before its first review: due immediately. */
export function newCard(at: Date): CardState {
  return {
    state: 0,
    dueAt: at,
    stability: 0,
    difficulty: 0,
    scheduledDays: 0,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    lastReviewAt: null,
    dayShift: 0,
  }
}

/**
 * The card after a review. Days are the learner's study days: the scheduler counts UTC days, so it gets times shifted
 * to study time.
 * @param seed of the fuzz: the card's ID
 * @param review not before the card's last one; an earlier time counts as that moment
 */
export function reviewCard(card: CardState, review: Review, seed: string): CardState {
  const { lastReviewAt } = card
  const at = lastReviewAt && review.at < lastReviewAt ? lastReviewAt : review.at
  const last = lastReviewAt && inStudyTime(lastReviewAt, card.dayShift)
  const now = inStudyTime(at, review.dayShift)
  // A learner who flew west may have reviewed on a study day that hasn't started here.
  const from = last && last > now ? now : last
  const input: CardInput & { seed: string } = {
    seed,
    due: inStudyTime(card.dueAt, review.dayShift),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningSteps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    ...(from && { last_review: from }),
  }
  const { card: next } = schedulerFor(review.desiredRetention).next(input, now, review.rating)
  return {
    state: next.state,
    dueAt: new Date(next.due.getTime() - review.dayShift * MINUTE_MS),
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays: next.scheduled_days,
    learningSteps: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    lastReviewAt: at,
    dayShift: review.dayShift,
  }
}

/**
 * A card recomputed from its whole log.
 * @param reviews in chronological order @param madeAt when the card was created
 */
export function replay(reviews: readonly Review[], seed: string, madeAt: Date): CardState {
  return reviews.reduce((card, review) => reviewCard(card, review, seed), newCard(madeAt))
}

/**
 * The chance, 0 to 1, that a card is recalled at a given time: R = (1 + factor · t / S) ^ decay, t in days, fractions
 * of days included (FSRS-6, https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm). A new card is
 * not known: 0.
 */
export function retrievability(
  { lastReviewAt, stability }: Pick<CardState, 'lastReviewAt' | 'stability'>,
  at: Date,
): number {
  if (lastReviewAt === null || stability <= 0) return 0
  return recallAfter(Math.max(0, at.getTime() - lastReviewAt.getTime()) / DAY_MS, stability)
}

/** @param days since the last review, 0 or more @param stability above 0, in days */
export function recallAfter(days: number, stability: number): number {
  // A power through the logarithm: progress calculates it tens of thousands of times, and `**` takes twice as long.
  return Math.exp(DECAY * Math.log1p((FACTOR * days) / stability))
}

/**
 * The effect of a rating on only the memory, without dates: for forecasts. @param days since the last review, 0 for
 * the same day
 */
export function nextMemory(
  memory: { readonly stability: number; readonly difficulty: number } | null,
  days: number,
  rating: Rating,
): { stability: number; difficulty: number } {
  const state: FSRSState | null = memory && { stability: memory.stability, difficulty: memory.difficulty }
  return schedulerFor(RETENTION.usual).next_state(state, Math.max(0, days), rating)
}

function schedulerFor(desiredRetention: number): FSRS {
  const known = schedulers.get(desiredRetention)
  if (known) return known
  const parameters = generatorParameters({
    request_retention: Math.min(RETENTION.most, Math.max(RETENTION.least, desiredRetention)),
    maximum_interval: MAXIMUM_INTERVAL,
    enable_fuzz: true,
    enable_short_term: true,
  })
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of the scheduler, not a React hook
  const scheduler = new FSRS(parameters).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'))
  schedulers.set(desiredRetention, scheduler)
  return scheduler
}

function inStudyTime(at: Date, dayShift: number): Date {
  return new Date(at.getTime() + dayShift * MINUTE_MS)
}
