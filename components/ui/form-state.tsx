'use client'

import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'

/** What a form's action refused: a message for each field, by its name, and what was typed. */
type Refusal = { errors: Readonly<Record<string, string>>; typed: Readonly<Record<string, string>> | null }

type FormState = Refusal & {
  /** The names whose messages a field of the form shows. */
  readonly shown: Set<string>
}

const FormStateContext = createContext<FormState | null>(null)

/** Gives the fields of a form, however deep, the messages about them and what was typed into them. */
export function FormStateProvider({ errors, typed, children }: Refusal & { children: ReactNode }) {
  const shown = useRef(new Set<string>())
  const state = useMemo(() => ({ errors, typed, shown: shown.current }), [errors, typed])
  return <FormStateContext value={state}>{children}</FormStateContext>
}

/**
 * What the form around a field knows of it after a refusal.
 * @returns the message about the field, and what was typed: undefined before a refusal, null if the field was empty or unchecked and so was not sent
 */
export function useFieldState(name: string): { error: string | undefined; typed: string | null | undefined } {
  const state = useContext(FormStateContext)
  if (!state) return { error: undefined, typed: undefined }
  // Fields are rendered before the list of messages that no field shows, on the server as well.
  state.shown.add(name)
  return { error: state.errors[name], typed: state.typed ? (state.typed[name] ?? null) : undefined }
}

/** The messages that no field of the form shows, so that none is lost. It must stand after the fields. */
export function OtherErrors() {
  const state = useContext(FormStateContext)
  if (!state) return null
  const others = Object.entries(state.errors).filter(([name]) => !state.shown.has(name))
  if (others.length === 0) return null
  return (
    <ul className="mt-1 list-disc pl-5">
      {others.map(([name, message]) => (
        <li key={name}>{message}</li>
      ))}
    </ul>
  )
}

/** The message about a field, beneath it; the field's `aria-describedby` names `id`. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p id={id} className="mt-1 text-sm text-wrong">
      {error}
    </p>
  )
}
