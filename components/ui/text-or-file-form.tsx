'use client'

import { type FormEvent, startTransition, useState } from 'react'
import { Notice } from './notice'
import { TextArea } from './text-area'

type Props = {
  run: (form: FormData) => void
  isPending: boolean
  /** Why the server rejected the text; empty if it didn’t. */
  problem: string
  hidden: Record<string, string>
  text: string
  label: string
  help: string
  isCode?: boolean
  /** The kinds of files, as in HTML. */
  accept: string
  limit: { characters: number; bytes: number }
  tooLong: string
}

/** Previews pasted text or a file, before it is used. Works without JavaScript. */
export function TextOrFileForm(props: Props) {
  const { run, isPending, hidden, text, label, help, isCode = false, accept, limit, tooLong } = props
  const [isTooLong, setTooLong] = useState(false)
  const problem = isTooLong ? tooLong : props.problem
  // Submit from JavaScript if possible: React empties the fields after a form action.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [file, pasted] = [form.get('file'), String(form.get('text'))]
    // Don’t send texts that are far too large.
    const isMore = (file instanceof File && file.size > limit.bytes) || pasted.length > limit.characters
    setTooLong(isMore)
    if (!isMore) startTransition(() => run(form))
  }
  return (
    <form action={run} onSubmit={onSubmit} className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Notice role="alert" tone="wrong" isShown={Boolean(problem)} as="div">
        {problem}
      </Notice>
      <TextArea name="text" label={label} value={text} rows={8} isCode={isCode} help={help} />
      <label className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 font-medium">
        <span>
          Or choose a file <span className="font-normal text-muted">(used instead of pasted text)</span>
        </span>
        <input type="file" name="file" accept={accept} />
      </label>
      <div>
        <button type="submit" disabled={isPending} className="button">
          {isPending ? 'Loading…' : 'Preview'}
        </button>
      </div>
    </form>
  )
}
