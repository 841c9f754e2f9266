'use client'

import { type FormEvent, useActionState } from 'react'

type ActionState = { ok: true; data: unknown } | { ok: false; message: string } | null

type Props<Sign extends string> = {
  action: (state: never, form: FormData) => Promise<NonNullable<ActionState>>
  /** What the button does, for screen readers. It begins with the visible label, so that people who say what they see can select it. */
  label: `${Sign}${string}`
  /** A shorter visible label. */
  sign?: Sign
  hidden: Record<string, string>
}

/** A small button that runs an action immediately and shows any error next to it. Works without JavaScript. */
export function ActionButton<Sign extends string>({ action, label, sign, hidden }: Props<Sign>) {
  const [state, run, isPending] = useActionState(
    action as (state: ActionState, form: FormData) => Promise<ActionState>,
    null,
  )
  const onSubmit = (event: FormEvent) => {
    if (isPending) event.preventDefault()
  }
  return (
    <form action={run} onSubmit={onSubmit} className="inline-flex items-center gap-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        aria-disabled={isPending}
        aria-label={sign ? label : undefined}
        className="button-small"
      >
        {sign ?? label}
      </button>
      <span role="alert" className="text-sm text-wrong">
        {state && !state.ok && state.message}
      </span>
    </form>
  )
}
