'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useId } from 'react'

/** What an action gives back, as `server/define-action.ts` has it. */
type ActionState =
  | { ok: true; data: unknown }
  | { ok: false; message: string; fieldErrors?: Record<string, string>; typed?: Record<string, string> }
  | null

export type FormField = {
  name: string
  label: string
  type?: 'text' | 'email' | 'password' | 'number' | 'date'
  defaultValue?: string | number | undefined
  min?: number
  max?: number
  step?: number | 'any'
  autoComplete?: string
  help?: string
  required?: boolean
  minLength?: number
}

type Props = {
  action: (state: never, form: FormData) => Promise<NonNullable<ActionState>>
  fields: FormField[]
  submit: string
  /** Sent along unseen. */
  hidden?: Record<string, string>
  /** The button of an act that cannot be taken back. */
  danger?: boolean
  children?: ReactNode
}

/** A form around an action: it says what is wrong beside each field, keeps what was typed, and works without JavaScript. */
export function ActionForm({ action, fields, submit, hidden = {}, danger, children }: Props) {
  const [state, run, isPending] = useActionState(
    action as (state: ActionState, form: FormData) => Promise<ActionState>,
    null,
  )
  const errors = state && !state.ok ? (state.fieldErrors ?? {}) : {}
  const typed = state && !state.ok ? (state.typed ?? {}) : {}
  // Sent by hand where there is JavaScript: a form's own action empties the fields afterwards, mistakes included.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => run(form))
  }
  return (
    <form action={run} onSubmit={onSubmit} className="grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div
        role="alert"
        className={state && !state.ok ? 'rounded-lg bg-wrong-soft px-4 py-3 text-wrong' : 'sr-only'}
      >
        {state && !state.ok && state.message}
      </div>
      <div
        role="status"
        className={state?.ok ? 'wrap-anywhere rounded-lg bg-good-soft px-4 py-3 text-ink' : 'sr-only'}
      >
        {state?.ok && typeof state.data === 'string' && state.data}
      </div>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={{ ...field, defaultValue: typed[field.name] ?? field.defaultValue }}
          error={errors[field.name]}
        />
      ))}
      {children}
      <div>
        <button type="submit" disabled={isPending} className={danger ? 'button-danger' : 'button'}>
          {isPending ? 'One moment …' : submit}
        </button>
      </div>
    </form>
  )
}

/** One labelled field of a form, with its help and what is wrong with it. */
export function Field({ field, error }: { field: FormField; error?: string | undefined }) {
  const { name, label, type = 'text', help, autoComplete, required = true, minLength } = field
  const { defaultValue, min, max, step } = field
  // Several forms of a page may have a field of the same name.
  const id = useId()
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {!required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        required={required}
        minLength={minLength}
        defaultValue={defaultValue}
        min={min}
        max={max}
        step={step}
        autoComplete={autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
      />
      {help && (
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-wrong">
          {error}
        </p>
      )}
    </div>
  )
}
