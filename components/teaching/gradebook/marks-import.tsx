'use client'

import { type ChangeEvent, useActionState, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { decodeText, UNREADABLE_TEXT } from '@/domain/csv/decode-text'
import { MARKS_MOST, MARKS_TOO_LONG, type PlannedMark } from '@/domain/marks/plan-marks'
import { pointsInWords } from './mark-words'

type Previewed =
  | { ok: true; data: { text: string; planned: PlannedMark[] } }
  | { ok: false; message: string; fieldErrors?: Record<string, string> }
  | null

type Props = {
  preview: (state: never, form: FormData) => Promise<NonNullable<Previewed>>
  apply: Parameters<typeof ActionForm>[0]['action']
  hidden: Record<string, string>
  points: number
}

/** Pasted or uploaded marks, what importing them would do, and the button that does it. */
export function MarksImport({ preview, apply, hidden, points }: Props) {
  const [state, run, isPending] = useActionState(
    preview as (state: Previewed, form: FormData) => Promise<Previewed>,
    null,
  )
  const [text, setText] = useState('')
  const [isUnreadable, setUnreadable] = useState(false)
  const [isTooLong, setTooLong] = useState(false)
  async function onFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    if (!file) return
    // What is far too much is not read into the page at all.
    setTooLong(file.size > 2 * MARKS_MOST)
    if (file.size > 2 * MARKS_MOST) return
    const read = decodeText(new Uint8Array(await file.arrayBuffer()))
    setUnreadable(read === null)
    setText(read ?? '')
  }
  const told = state && !state.ok ? (state.fieldErrors?.text ?? state.message) : ''
  const isMore = isTooLong || text.length > MARKS_MOST
  const problem = isMore ? MARKS_TOO_LONG : isUnreadable ? UNREADABLE_TEXT : told
  const planned = state?.ok ? state.data.planned : []
  const changes = planned.filter((entry) => entry.kind === 'set')
  return (
    <>
      <form action={run} className="mt-6 grid gap-4">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="needs-script block">
          <span className="mb-1 block font-medium">A CSV file</span>
          <input type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void onFile(event)} />
        </label>
        <label className="block">
          <span className="mb-1 block font-medium">Or paste the lines</span>
          <textarea
            name="text"
            rows={8}
            value={text}
            onChange={(event) => {
              setTooLong(false)
              setText(event.target.value)
            }}
            className="w-full rounded-lg border border-field bg-card px-3 py-2 font-mono text-ink text-sm"
          />
        </label>
        <p role="alert" className={problem ? 'text-wrong' : 'sr-only'}>
          {problem}
        </p>
        <div>
          <button type="submit" disabled={isPending || isMore} className="button-quiet">
            Show what would happen
          </button>
        </div>
      </form>
      {state?.ok && (
        <section aria-labelledby="plan" className="mt-10">
          <h2 id="plan">What would happen</h2>
          <ul className="mt-3 divide-y divide-line border-line border-y">
            {planned.map((entry) => (
              <li key={entry.line} className={`py-2 ${entry.kind === 'bad' ? 'text-wrong' : ''}`}>
                {inWords(entry, points)}
              </li>
            ))}
          </ul>
          <div className="mt-6">
            {changes.length === 0 ? (
              <p>Nothing would change.</p>
            ) : (
              <ActionForm
                action={apply}
                submit={changes.length === 1 ? 'Set one mark' : `Set ${changes.length} marks`}
                fields={[]}
                hidden={{ ...hidden, text: state.data.text }}
              />
            )}
          </div>
        </section>
      )}
    </>
  )
}

function inWords(entry: PlannedMark, points: number): string {
  if (entry.kind === 'bad') return `Line ${entry.line} is left out: ${entry.why} (${entry.text})`
  if (entry.kind === 'same') return `${entry.name}: stays as it is`
  const before = entry.before === null ? 'nothing' : pointsInWords(entry.before, points)
  return `${entry.name}: from ${before} to ${pointsInWords(entry.ratio, points)}`
}
