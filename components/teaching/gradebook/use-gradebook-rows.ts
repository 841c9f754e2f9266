import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/contract/call-api'
import type { Rows } from './gradebook-types'

/** Fetch more rows when the end of the loaded rows is this close, so that scrolling doesn’t wait. */
const AHEAD = '1500px'

type Request = {
  classId: string
  /** The page’s search parameters: sort, order, name, group, only, zeros, left. */
  query: Record<string, string>
  /** The number of rows before the first one. */
  offset: number
  first: Rows
  /** The scrolling element, and the element after the last row. */
  scroller: RefObject<HTMLElement | null>
  end: RefObject<HTMLElement | null>
}

/**
 * Holds the rows of a gradebook. The first rows come with the page; the others load as needed.
 * @returns also `reachRow`, which fetches until the row at an index is loaded
 */
export function useGradebookRows({ classId, query, offset, first, scroller, end }: Request) {
  const [rows, setRows] = useState(first.rows)
  const [hasMore, setHasMore] = useState(first.hasMore)
  const [isFailed, setIsFailed] = useState(false)
  const [wanted, setWanted] = useState(0)
  const [isNear, setIsNear] = useState(false)
  const isFetching = useRef(false)

  useEffect(() => {
    setRows(first.rows)
    setHasMore(first.hasMore)
  }, [first])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new observer reports whether the end of the added rows is near
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false),
      // Observe the scrolling element, not the window: its edge would cut off the margin.
      { root: scroller.current, rootMargin: AHEAD },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [scroller, end, rows.length])

  const isWanted = hasMore && !isFailed && (isNear || wanted >= rows.length)
  useEffect(() => {
    if (!isWanted || isFetching.current) return
    isFetching.current = true
    fetchRows(classId, query, offset + rows.length).then(
      (page) => {
        isFetching.current = false
        // The added rows move the end away, which the observer reports only later.
        setIsNear(false)
        setRows((known) => [...known, ...page.rows])
        setHasMore(page.hasMore)
      },
      () => {
        isFetching.current = false
        setIsFailed(true)
      },
    )
  }, [isWanted, classId, query, offset, rows.length])

  const tryAgain = useCallback(() => setIsFailed(false), [])
  return { rows, hasMore, isFailed, tryAgain, reachRow: setWanted }
}

async function fetchRows(classId: string, query: Record<string, string>, offset: number): Promise<Rows> {
  const params = { ...query, class: classId, offset }
  const answer = await callApi('GET /classes/{class}/gradebook', { params })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.data
}
