'use client'

import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'

/** The errors of a form's action: a message for each field, by name, and what was typed. */
type Refusal = { errors: Readonly<Record<string, string>>; typed: Readonly<Record<string, string>> | null }

type FormState = Refusal & {
  /** The form’s ID; null if it has none. */
  readonly id: string | null
  /** The names of fields that show their own messages. */
  readonly shown: Set<string>
}

const FormStateContext = createContext<FormState | null>(null)

/** Provides the fields of a form, at any depth, with their error messages and what was typed into them. */
export function FormStateProvider({
  id = null,
  errors,
  typed,
  children,
}: Refusal & { id?: string | null; children: ReactNode }) {
  const shown = useRef(new Set<string>())
  const state = useMemo(() => ({ id, errors, typed, shown: shown.current }), [id, errors, typed])
  return <FormStateContext value={state}>{children}</FormStateContext>
}

/**
 * Reads what the surrounding form knows about a field after an error.
 * @returns the field's error message, and what was typed: undefined before an error, null if the field was empty or unchecked and so wasn't sent
 */
export function useFieldState(name: string): { error: string | undefined; typed: string | null | undefined } {
  const state = useContext(FormStateContext)
  if (!state) return { error: undefined, typed: undefined }
  // Fields render before the list of messages that no field shows, on the server as well.
  state.shown.add(name)
  return { error: state.errors[name], typed: state.typed ? (state.typed[name] ?? null) : undefined }
}

/** Returns the ID of the form’s control with this name, so that links can lead to it; null if the form has no ID. */
export function useControlId(name: string): string | null {
  const id = useContext(FormStateContext)?.id ?? null
  return id === null ? null : `${id}-${name}`
}

/** Returns whether any of these fields has an error. */
export function useHasErrors(names: readonly string[]): boolean {
  const state = useContext(FormStateContext)
  return names.some((name) => state?.errors[name] !== undefined)
}

/** Lists the messages that no field of the form shows. It must come after the fields. */
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
