'use client'

import { useSearchParams } from 'next/navigation'
import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { clearSaved } from './attempt-marks'
import { titleOf } from './question-title'

type Shown = {
  /** The question that is shown; null if all are. */
  current: number | null
  /** Shows another question, or all, without asking the server. */
  show: (target: number | 'all') => void
  /** Leads to the page on which the attempt is submitted; set by the form. */
  finish: RefObject<(() => void) | null>
}

const Context = createContext<Shown | null>(null)

/** The question that is shown, on the page of an attempt. */
export function useShown(): Shown {
  const shown = use(Context)
  if (!shown) throw new Error('no ShownQuestion around this')
  return shown
}

type Props = {
  title: string
  /** What the server showed. */
  initial: number | null
  total: number
  /** One goes on, never back: the server alone decides which question is shown. */
  isSequential: boolean
  canShowAll: boolean
  children: ReactNode
}

/**
 * Every question of the attempt is on the page; which of them is shown stands in the address. So one goes from question to question without
 * the server, and without a connection.
 */
export function ShownQuestion({ title, initial, total, isSequential, canShowAll, children }: Props) {
  const params = useSearchParams()
  const current = isSequential ? initial : shownBy(params, { initial, total, canShowAll })
  const finish = useRef<(() => void) | null>(null)
  const show = useCallback((target: number | 'all') => {
    history.pushState(null, '', addressOf(target))
    window.scrollTo({ top: 0 })
  }, [])
  useEffect(() => {
    document.title = `${titleOf(title, current, total)} · Casebook`
    clearSaved()
  }, [title, current, total])
  const shown = useMemo(() => ({ current, show, finish }), [current, show])
  return <Context value={shown}>{children}</Context>
}

function shownBy(
  params: Pick<URLSearchParams, 'get'>,
  { initial, total, canShowAll }: Pick<Props, 'initial' | 'total' | 'canShowAll'>,
): number | null {
  if (canShowAll && params.get('view') === 'all') return null
  const slot = Math.trunc(Number(params.get('slot')))
  if (slot >= 1) return Math.min(slot, total)
  return initial
}

/** The address of this page with another question; what a plain post reported of the one before is left out. */
function addressOf(target: number | 'all'): string {
  const url = new URL(location.href)
  for (const name of ['slot', 'view', 'mend', 'blank']) url.searchParams.delete(name)
  if (target === 'all') url.searchParams.set('view', 'all')
  else url.searchParams.set('slot', String(target))
  url.hash = ''
  return url.pathname + url.search
}

/** A question that is on the page, and shown when it is its turn. */
export function QuestionPanel({ slot, children }: { slot: number; children: ReactNode }) {
  const { current } = useShown()
  return <div hidden={current !== null && current !== slot}>{children}</div>
}
