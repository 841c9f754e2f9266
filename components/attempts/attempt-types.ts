import type { ReactNode } from 'react'
import type { Rules } from '@/domain/attempts/rules'
import type { PublicItem } from '@/domain/items/public-item'
import type { ItemResponse } from '@/domain/items/response'
import type { CheckPanel } from './check-panel'
import type { PlaceList } from './place-list'

/** What the page of an attempt is drawn from, on the server or from what this browser keeps. */

/** A question as it is asked: no key is in here but what checking the answer has earned. */
export type AttemptQuestion = {
  slot: number
  item: PublicItem
  response: ItemResponse
  flagged: boolean
  revision: number
  certainty: number | null
  confidence: number | null
  checking: Parameters<typeof CheckPanel>[0]['checking'] | null
}

export type Place = Parameters<typeof PlaceList>[0]['places'][number]

/** The rules that the page follows. */
export type AttemptRules = Pick<Rules, 'sequential' | 'onePerPage' | 'behaviour' | 'confidence'>

/** ISO 8601; `closesAt` null without a time limit. */
export type AttemptClock = { closesAt: string | null; serverNow: string }

/** What is drawn with a question beside its fields, by question number. */
export type Figures = ReadonlyMap<number, ReactNode>
