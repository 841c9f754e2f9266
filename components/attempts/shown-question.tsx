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
  useState,
} from 'react'
import { clearSaved } from './attempt-dom'
import { titleOf } from './question-title'

type Shown = {
  /** The question that is shown; null if all are. */
  current: number | null
  /** Shows another question, or all, without asking the server. */
  show: (target: number | 'all') => void
  /** Opens the page where the attempt is submitted; set by the form. */
  finish: RefObject<(() => void) | null>
}

const Context = createContext<Shown | null>(null)

/** The question that is shown, on the page of an attempt. */
export function useShown(): Shown {
  const shown = use(Context)
  if (!shown) throw new Error('useShown must be used inside ShownQuestion')
  return shown
}

type Props = {
  title: string
  /** The question that the server showed; null for all. */
  initial: number | null
  total: number
  /** Whether the learner can't go back; only the server then decides which question is shown. */
  isSequential: boolean
  canShowAll: boolean
  children: ReactNode
}

/**
 * Every question of the attempt is on the page, and the URL names the one that is shown. So moving between questions needs neither the server
 * nor a connection.
 */
export function ShownQuestion({ title, initial, total, isSequential, canShowAll, children }: Props) {
  const [search, setSearch] = useSearch()
  const current = isSequential
    ? initial
    : shownBy(new URLSearchParams(search), { initial, total, canShowAll })
  const finish = useRef<(() => void) | null>(null)
  const show = useCallback(
    (target: number | 'all') => {
      history.pushState(null, '', urlOf(target))
      setSearch(location.search)
      window.scrollTo({ top: 0 })
    },
    [setSearch],
  )
  useEffect(() => {
    document.title = `${titleOf(title, current, total)} · Casebook`
    clearSaved()
  }, [title, current, total])
  const shown = useMemo(() => ({ current, show, finish }), [current, show])
  return <Context value={shown}>{children}</Context>
}

/** The search parameters of the URL. The router alone misses a change that comes while it still opens the page. */
function useSearch() {
  const ofRouter = useSearchParams().toString()
  const [search, setSearch] = useState(ofRouter)
  useEffect(() => setSearch(ofRouter), [ofRouter])
  useEffect(() => {
    const onPopState = () => setSearch(location.search)
    window.addEventListener('popstate', onPopState)
    return () => window.removeEventListener('popstate', onPopState)
  }, [])
  return [search, setSearch] as const
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

/** Returns the URL of this page with another question, without what a form post reported about the previous one. */
function urlOf(target: number | 'all'): string {
  const url = new URL(location.href)
  for (const name of ['slot', 'view', 'mend', 'blank']) url.searchParams.delete(name)
  if (target === 'all') url.searchParams.set('view', 'all')
  else url.searchParams.set('slot', String(target))
  url.hash = ''
  return url.pathname + url.search
}

/** A question that is on the page, and visible only when it's the current one. */
export function QuestionPanel({ slot, children }: { slot: number; children: ReactNode }) {
  const { current } = useShown()
  return <div hidden={current !== null && current !== slot}>{children}</div>
}
