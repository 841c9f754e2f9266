import type { Random } from '@/domain/items/random'
import { nextMemory, recallAfter } from '@/domain/scheduling/memory'
import { normal } from '@/domain/simulation/draw'
import { DAY_SECONDS } from '@/domain/time/durations'

/**
 * How simulated learners remember facts. Days count from the first one, fractions included. `State` is one fact in
 * one learner's memory.
 */
export interface MemoryModel<State> {
  readonly name: string
  /** A fact that was never asked. */
  readonly start: (random: Random) => State
  /** The chance that it is recalled on a day, 0 to 1. @param day not before the last one on which it was asked */
  readonly recall: (state: State, day: number) => number
  /** It was asked and answered, and the answer was shown. */
  readonly asked: (state: State, day: number, isRight: boolean) => State
}

/**
 * How often a fact is known at the first question, in both models: about half of the answers can be read in the
 * lessons.
 */
const KNOWN_AT_FIRST = 0.5

type Held = { stability: number; difficulty: number; day: number } | null

/** The memory model of the app itself (FSRS-6, default weights): learners who forget as it expects. */
export const FSRS_MODEL: MemoryModel<Held> = {
  name: 'FSRS-6',
  start: () => null,
  recall: (held, day) => (held ? recallAfter(day - held.day, held.stability) : KNOWN_AT_FIRST),
  asked: (held, day, isRight) => {
    const elapsed = held ? Math.floor(day - held.day) : 0
    return { ...nextMemory(held, elapsed, isRight ? 3 : 1), day }
  },
}

/** The traces: when each was made and how fast it decays. */
type Traced = {
  readonly decay: number
  readonly threshold: number
  readonly traces: readonly { day: number; decay: number }[]
}

/**
 * A deliberately different memory: each question leaves a trace that decays by a power of time, faster if the fact
 * was known better at that moment (Pavlik & Anderson 2005, Cognitive Science 29, 559–586). Activation m = ln Σ tᵢ^−dᵢ
 * with dᵢ = c · e^mᵢ₋₁ + a; recall 1 / (1 + e^((τ − m) / s)); t in seconds, where those between study days count
 * 0.025. Unlike FSRS, it has no growing difficulty, no lapse, and no gain from a correct answer over an incorrect
 * one; facts differ in a and τ.
 */
export const TRACE_MODEL: MemoryModel<Traced> = {
  name: 'traces',
  start: (random) => ({
    decay: DECAY * Math.exp(0.2 * normal(random)),
    threshold: THRESHOLD + 0.2 * normal(random),
    traces: [],
  }),
  recall: (state, day) => {
    if (state.traces.length === 0) return KNOWN_AT_FIRST
    return 1 / (1 + Math.exp((state.threshold - activation(state, day)) / NOISE))
  },
  asked: (state, day) => ({
    ...state,
    traces: [...state.traces, { day, decay: DECAY_SCALE * Math.exp(activation(state, day)) + state.decay }],
  }),
}

const DECAY = 0.177
const DECAY_SCALE = 0.217
const THRESHOLD = -0.704
const NOISE = 0.255
const BETWEEN_DAYS = 0.025

/** −∞ without a trace. */
function activation({ traces }: Traced, day: number): number {
  return Math.log(traces.reduce((sum, trace) => sum + secondsSince(trace.day, day) ** -trace.decay, 0))
}

/** At least 1: a trace isn't older than it took to make it. */
function secondsSince(made: number, day: number): number {
  const seconds = (day - made) * DAY_SECONDS
  return Math.max(1, Math.floor(made) === Math.floor(day) ? seconds : seconds * BETWEEN_DAYS)
}
