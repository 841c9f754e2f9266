import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Rows } from './gradebook-types'

/** Rows are fetched when the end of what is there comes this close, so that scrolling does not wait for them. */
const AHEAD = '1500px'

type Request = {
  classId: string
  /** Of the page's address: sort, order, name, group, only, zeros, left. */
  query: Record<string, string>
  /** How many rows stand before the first one. */
  offset: number
  first: Rows
  /** What scrolls, and the mark behind the last row. */
  scroller: RefObject<HTMLElement | null>
  end: RefObject<HTMLElement | null>
}

/**
 * The rows of a gradebook: the first ones came with the page, the others come as they are needed.
 * @returns with `reachRow`, which fetches until the row at a place is there
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

  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false),
      // Of what scrolls, not of the window: its own edge would cut the margin off.
      { root: scroller.current, rootMargin: AHEAD },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [scroller, end])

  const isWanted = hasMore && !isFailed && (isNear || wanted >= rows.length)
  useEffect(() => {
    if (!isWanted || isFetching.current) return
    isFetching.current = true
    fetchRows(classId, query, offset + rows.length).then(
      (page) => {
        isFetching.current = false
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
  const search = new URLSearchParams({ ...query, offset: String(offset) })
  const response = await fetch(`/api/v1/classes/${classId}/gradebook?${search}`)
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
