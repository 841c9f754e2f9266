import type { ReactNode } from 'react'
import type { Rules } from '@/domain/attempts/rules'
import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import type { CheckPanel } from './check-panel'
import type { QuestionNav } from './question-nav'

/** Data for the attempt page, from the server or from this browser's storage. */

/** A question as the learner sees it. It holds no answer key, except what a check has revealed. */
export type AttemptQuestion = {
  slot: number
  item: PublicItem
  response: ItemResponse
  flagged: boolean
  revision: number
  certainty: number | null
  confidence: number | null
  /** What it is worth; left out for an attempt that isn’t saved yet or was stored before. */
  points?: number
  checking: Parameters<typeof CheckPanel>[0]['checking'] | null
}

export type QuestionState = Parameters<typeof QuestionNav>[0]['questions'][number]

/** The rules that the page follows. */
export type AttemptRules = Pick<Rules, 'sequential' | 'onePerPage' | 'behavior' | 'confidence'>

/** ISO 8601; `closesAt` null without a time limit. */
export type AttemptClock = { closesAt: string | null; serverNow: string }

/** Rendered figures next to the fields of a question, by question number. */
export type Figures = ReadonlyMap<number, ReactNode>
