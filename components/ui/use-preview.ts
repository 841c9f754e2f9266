import { type RefObject, useActionState, useEffect, useRef } from 'react'

type State<Data> =
  | { ok: true; data: Data }
  | { ok: false; message: string; fieldErrors?: Record<string, string>; typed: Record<string, string> }
  | null

/** A server action that previews a text. It gets its previous result as state. */
export type PreviewAction<Data> = (state: never, form: FormData) => Promise<NonNullable<State<Data>>>

type Preview<Data> = {
  run: (form: FormData) => void
  isPending: boolean
  /** The latest preview; null before the first, and after a rejected text. */
  shown: Data | null
  /** Gets the focus with each preview. */
  heading: RefObject<HTMLHeadingElement | null>
  /** Why the text was rejected. */
  problem: string
  /** The text to show in the form. */
  text: string
}

/** Previews what a text contains before it is used: state for `TextOrFileForm` and the preview below it. */
export function usePreview<Data extends { text: string }>(preview: PreviewAction<Data>): Preview<Data> {
  // Other fields of the previous result don’t matter here.
  const action = preview as unknown as (state: State<Data>, form: FormData) => Promise<State<Data>>
  const [state, run, isPending] = useActionState<State<Data>, FormData>(action, null)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = state?.ok ? state.data : null
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  const rejected = state && !state.ok ? state : null
  return {
    ...{ run, isPending, shown, heading },
    problem: rejected ? (rejected.fieldErrors?.text ?? rejected.message) : '',
    text: shown?.text ?? rejected?.typed.text ?? '',
  }
}
