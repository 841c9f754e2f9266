'use client'

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { readValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import { readingName, toReading } from '@/components/browser-storage/reading'
import { type AnswerTo, callApi } from '@/contract/call-api'
import { VISITOR } from '@/domain/access/browser-owner'

export type LoadedHome = NonNullable<AnswerTo<'getCourseHome'>>
type State =
  | { kind: 'loading' }
  | { kind: 'failed' }
  /** `home` is null without a session. */
  | { kind: 'loaded'; home: LoadedHome | null }

type CourseHome = {
  state: State
  courseSlug: string
  reload: () => void
}

const CourseHomeContext = createContext<CourseHome | null>(null)

type Props = {
  courseSlug: string
  /** What the server rendered; without it, the page shows nothing about the learner until the data is loaded. */
  initial?: LoadedHome | undefined
  children: ReactNode
}

/** What the server rendered for this page or another one before. */
const shownHomes = new WeakSet<LoadedHome>()

/** Loads what a page of a course shows about the learner, once for all parts of the page, and again when the reader returns to it. */
export function CourseHomeProvider({ courseSlug, initial, children }: Props) {
  const [state, setState] = useState<State>(initial ? { kind: 'loaded', home: initial } : { kind: 'loading' })
  const reload = useCallback(() => {
    if (currentOwner() === VISITOR) setState({ kind: 'loaded', home: null })
    else void load(courseSlug).then(setState)
  }, [courseSlug])
  useEffect(() => {
    // Fresh from the server. The back button shows the same object again, which may be out of date.
    if (initial && !shownHomes.has(initial)) shownHomes.add(initial)
    else reload()
  }, [reload, initial])
  return <CourseHomeContext value={{ state, courseSlug, reload }}>{children}</CourseHomeContext>
}

export function useCourseHome(): CourseHome {
  const home = useContext(CourseHomeContext)
  if (!home) throw new Error('This component needs a CourseHomeProvider')
  return home
}

/**
 * Finds how many sections of a lesson are read: by the server, or by this browser, which knows more about visitors and offline.
 * @returns null before the page knows
 */
export function useSectionsRead(lesson: string): number | null {
  const { state, courseSlug } = useCourseHome()
  const stored = useSyncExternalStore(
    noChanges,
    () => toReading(readValue(currentOwner(), readingName(courseSlug, lesson)))?.finishedSections.length ?? 0,
    // The server doesn't know it.
    () => 0,
  )
  if (state.kind === 'loading') return null
  const home = state.kind === 'loaded' ? state.home : null
  const counted = home?.lessons.find((entry) => entry.lesson === lesson)?.read ?? 0
  return Math.max(counted, stored)
}

const noChanges = () => () => {}

async function load(course: string): Promise<State> {
  try {
    const answer = await callApi('GET /courses/{course}/home', { params: { course } })
    return answer.ok ? { kind: 'loaded', home: answer.data } : { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}
