'use client'

import { type Ref, useState } from 'react'
import { Keys } from '@/components/shortcuts/keys'
import { callApi } from '@/contract/call-api'
import { DESK_SHORTCUTS } from './desk-shortcuts'

type Props = {
  ref: Ref<HTMLDivElement>
  classId: string
  snippets: readonly { id: string; text: string }[]
  /** What is typed as the comment, to save as a snippet. */
  comment: string
  onInsert: (text: string) => void
}

/** The class’s reusable comments. Choosing one adds it to the comment. */
export function SnippetList({ ref, classId, snippets: first, comment, onInsert }: Props) {
  const [snippets, setSnippets] = useState(first)
  const [note, setNote] = useState('')
  const text = comment.trim()
  async function add() {
    try {
      const answer = await callApi('POST /classes/{class}/comment-snippets', {
        params: { class: classId },
        body: { text },
      })
      setNote(answer.ok ? 'Snippet saved.' : (answer.problem?.detail ?? 'The snippet couldn’t be saved.'))
      if (answer.ok && !snippets.some(({ id }) => id === answer.data.id))
        setSnippets([...snippets, answer.data])
    } catch {
      setNote('The snippet couldn’t be saved. Check your connection.')
    }
  }
  return (
    <section aria-labelledby="snippets" className="needs-script">
      <h3 id="snippets" className="font-semibold text-base">
        Snippets{' '}
        <span className="font-normal text-muted text-sm">
          <Keys keys={DESK_SHORTCUTS.snippets.keys} />
        </span>
      </h3>
      {snippets.length === 0 ? (
        <p className="mt-1 text-muted text-sm">No snippets yet. Write a comment, and save it to reuse it.</p>
      ) : (
        <div ref={ref} className="mt-2 flex flex-wrap gap-2">
          {snippets.map(({ id, text: snippet }) => (
            <button
              key={id}
              type="button"
              onClick={() => onInsert(snippet)}
              className="button-small max-w-full text-left"
            >
              <span className="line-clamp-2">{snippet}</span>
            </button>
          ))}
        </div>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-3">
        <button
          type="button"
          aria-disabled={text === ''}
          onClick={() => text !== '' && void add()}
          className="button-small"
        >
          Save comment as snippet
        </button>
        <span role="status" className="text-muted text-sm">
          {note}
        </span>
      </p>
    </section>
  )
}
