'use client'

import {
  type ChangeEvent,
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { ActionForm } from '@/components/ui/action-form'
import { decodeText, GUESSED_ENCODING, UNREADABLE_TEXT } from '@/domain/csv/decode-text'
import { IMPORT_TOO_LONG, MAX_IMPORT_CHARACTERS } from '@/domain/grades/plan-grades'
import { GradesPreview, type PreviewedGrades } from './grades-preview'

type Previewed =
  | { ok: true; data: PreviewedGrades & { text: string } }
  | { ok: false; message: string; fieldErrors?: Record<string, string>; typed: Record<string, string> }
  | null

type Props = {
  preview: (state: never, form: FormData) => Promise<NonNullable<Previewed>>
  apply: Parameters<typeof ActionForm>[0]['action']
  /** The class, and the assignment if it is one. */
  hidden: Record<string, string>
}

/** Previews and imports pasted or uploaded grades. Pasting works without JavaScript. */
export function GradesImport({ preview, apply, hidden }: Props) {
  const [state, run, isPending] = useActionState(
    preview as (state: Previewed, form: FormData) => Promise<Previewed>,
    null,
  )
  const {
    text,
    setText,
    problem: fileProblem,
    isGuessed,
    onFile,
  } = useGradesFile(state && !state.ok ? (state.typed.text ?? '') : '')
  const refusal = state && !state.ok ? (state.fieldErrors?.text ?? state.message) : ''
  const problem = fileProblem || refusal
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = state?.ok ? state.data : null
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  // Submit from JavaScript if possible: React empties the fields after a form action.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!isPending && fileProblem === '') startTransition(() => run(form))
  }
  return (
    <>
      <form action={run} onSubmit={onSubmit} className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-4">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="needs-script block">
          <span className="mb-1 block font-medium">CSV file</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => void onFile(event)}
          />
        </label>
        <label className="block">
          <span className="mb-1 block font-medium">Or paste the grades</span>
          <textarea
            name="text"
            rows={8}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={problem ? true : undefined}
            aria-describedby="grades-problem"
            className="input font-mono text-sm"
          />
        </label>
        <p id="grades-problem" role="alert" className={problem ? 'text-wrong' : 'sr-only'}>
          {problem}
        </p>
        <div>
          <button type="submit" aria-disabled={isPending || fileProblem !== ''} className="button-quiet">
            {isPending ? 'Loading…' : 'Preview changes'}
          </button>
        </div>
      </form>
      {shown && (
        <section aria-labelledby="plan" className="mt-10">
          <h2 id="plan" ref={heading} tabIndex={-1}>
            Preview
          </h2>
          {isGuessed && <p className="mt-3 text-warn">{GUESSED_ENCODING}</p>}
          <GradesPreview
            key={shown.plan}
            {...shown}
            apply={apply}
            hidden={{ ...hidden, text: shown.text, plan: shown.plan }}
          />
        </section>
      )}
    </>
  )
}

/** Holds text that was pasted, or read from a file in the browser. */
function useGradesFile(typed: string) {
  const [text, setText] = useState(typed)
  const [fileProblem, setFileProblem] = useState('')
  const [isGuessed, setGuessed] = useState(false)
  async function onFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    if (!file) return
    // Don’t read files that are far too large. UTF-16 takes two bytes for each letter.
    if (file.size > 2 * MAX_IMPORT_CHARACTERS) return setFileProblem(IMPORT_TOO_LONG)
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
    setFileProblem(decoded === null ? UNREADABLE_TEXT : '')
    setGuessed(decoded?.encoding === 'windows-1252')
    setText(decoded?.text ?? '')
  }
  function onType(next: string) {
    setFileProblem('')
    setText(next)
  }
  const problem = text.length > MAX_IMPORT_CHARACTERS ? IMPORT_TOO_LONG : fileProblem
  return { text, setText: onType, problem, isGuessed, onFile }
}
