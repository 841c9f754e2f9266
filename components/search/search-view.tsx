'use client'

import { useEffect, useRef, useState } from 'react'
import { isPressed, isTypedInto, type Shortcut } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import type { SearchDocument } from '@/domain/search/search-documents'
import { plural } from '@/domain/text/format'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import type { SearchFunction, SearchResult } from './search-index'
import { loadSearch } from './search-sources'

type Props = {
  courses: readonly { slug: string; title: string }[]
  /** The slug of the course that was searched; '' for all. */
  course: string
  /** What the server searched for; null on the page for offline use, which reads it from the URL. */
  query: string | null
  results: readonly SearchResult[]
}

const KINDS: readonly (readonly [SearchDocument['kind'], string])[] = [
  ['lesson', 'Lessons'],
  ['term', 'Glossary'],
  ['fact', 'Facts'],
  ['note', 'Your notes'],
]

/** A search field with its results. With JavaScript, they appear while you type, also offline. */
export function SearchView({ courses, course, query, results }: Props) {
  useShortcuts(GROUP)
  const [shown, setShown] = useState({ query: query ?? '', results })
  const [typed, setTyped] = useState(query ?? '')
  const [isUnavailable, setIsUnavailable] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const search = useRef<Promise<SearchFunction> | null>(null)
  const latest = useRef('')
  const only = useRef(course)

  function choose(slug: string) {
    only.current = slug
    search.current = null
    void run(typed)
  }

  async function run(text: string) {
    latest.current = text
    setTyped(text)
    history.replaceState(
      history.state,
      '',
      text === '' ? location.pathname : searchQuery(text, courses.length > 1 ? only.current : null),
    )
    search.current ??= loadSearch(
      courses.map(({ slug }) => slug).filter((slug) => only.current === '' || slug === only.current),
    )
    try {
      const find = await search.current
      setIsUnavailable(false)
      if (latest.current === text) setShown({ query: text.trim(), results: find(text) })
    } catch {
      // The next input tries again.
      search.current = null
      setIsUnavailable(true)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, from the URL that opened the page
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('q')
    if (query === null && asked) void run(asked)
  }, [])
  useEffect(() => onSlash(() => field.current?.focus()), [])

  return (
    <>
      <search>
        <form action="/search" className="mt-6 flex gap-2">
          <label htmlFor="q" className="sr-only">
            Search lessons, the glossary, facts, and your notes
          </label>
          <input
            ref={field}
            id="q"
            name="q"
            type="search"
            className="input"
            autoComplete="off"
            aria-keyshortcuts="/"
            maxLength={TEXT_LIMITS.search}
            value={typed}
            onChange={({ target }) => void run(target.value)}
          />
          {courses.length > 1 && (
            <select
              name="course"
              aria-label="Course"
              className="input max-w-40"
              defaultValue={course}
              onChange={({ target }) => choose(target.value)}
            >
              <option value="">All courses</option>
              {courses.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          )}
          <button type="submit" className="button">
            Search
          </button>
        </form>
      </search>
      <p role="status" className="mt-4 text-muted">
        {isUnavailable
          ? 'Search isn’t available offline yet. When you’re online, download the course first.'
          : summarize(shown)}
      </p>
      {KINDS.map(([kind, title]) => (
        <Results key={kind} title={title} results={shown.results.filter((result) => result.kind === kind)} />
      ))}
    </>
  )
}

/** @param course null if there is only one */
function searchQuery(text: string, course: string | null): string {
  return `?${new URLSearchParams({ q: text, ...(course !== null && { course }) })}`
}

const FOCUS: Shortcut = { keys: ['/'], does: 'Go to the search field' }
const GROUP: ShortcutGroup = { title: 'Search', shortcuts: [FOCUS] }

/** Calls `focus` when / is pressed outside fields. @returns a function that stops it */
function onSlash(focus: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (isTypedInto(event.target) || !isPressed(FOCUS, event)) return
    event.preventDefault()
    focus()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function summarize({ query, results }: { query: string; results: readonly SearchResult[] }): string {
  if (query === '') return 'Search lessons, the glossary, facts, and your notes.'
  if (results.length > 0) return `${plural(results.length, 'result')} for “${query}”`
  return `No results for “${query}”. Check the spelling, or try fewer words.`
}

function Results({ title, results }: { title: string; results: readonly SearchResult[] }) {
  if (results.length === 0) return null
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="eyebrow font-sans">{title}</h2>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {results.map((result) => (
          <li key={result.id} className="py-3">
            {/* A plain link, because the framework’s links ignore the passage in the URL, and need a connection. */}
            <a href={result.href} className="font-semibold font-serif text-lg">
              {result.title}
              {result.place !== '' && <span className="font-normal text-base"> · {result.place}</span>}
            </a>
            <p className="wrap-anywhere mt-1">
              {result.snippet.map(({ text, isMatch }, index) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
                isMatch ? <mark key={index}>{text}</mark> : text,
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
