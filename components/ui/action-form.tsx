'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react'
import { Checkbox } from './checkbox'
import { CopyButton } from './copy-button'
import { Field, type FormField } from './field'
import { FormStateProvider, OtherErrors } from './form-state'
import { Notice } from './notice'

/** The result of an action, as `server/http/define-action.ts` returns it. `data` is shown if it is a text, or `{ message, copy }`. */
export type ActionState =
  | { ok: true; data: unknown }
  | {
      ok: false
      message: string
      fieldErrors?: Record<string, string>
      typed?: Record<string, string>
      canConfirm?: true
    }
  | null

type Props = {
  /** Runs if there is JavaScript. Without it, a server action runs too; anything else needs a `url`. */
  action: (state: never, form: FormData) => Promise<NonNullable<ActionState>>
  fields: FormField[]
  submit: string
  /** The route that the form posts to without JavaScript. */
  url?: string
  /** The result of a post to `url`. */
  result?: ActionState
  /** For buttons and fields outside of the form that belong to it. Its fields get IDs that begin with it: `<id>-<name>`. */
  id?: string
  /** Hidden fields. */
  hidden?: Record<string, string>
  /** Shows the action's `data` if it is neither of the usual two. */
  renderData?: (data: unknown) => ReactNode
  /** Whether the button's action can't be undone. */
  danger?: boolean
  children?: ReactNode
}

const NO_ERRORS: Record<string, string> = {}

/** An event of the form after its action. Its detail is whether the action succeeded. */
export const OUTCOME = 'casebook-outcome'

/**
 * A form around an action. It shows each field's error next to the field and moves the focus to the first one; other errors appear next to the
 * button. It keeps what was typed, and works without JavaScript.
 */
export function ActionForm(props: Props) {
  const { action, fields, submit, url, result = null, id, hidden = {}, danger, renderData, children } = props
  const [state, run, isPending] = useActionState(
    action as (state: ActionState, form: FormData) => Promise<ActionState>,
    result,
  )
  const form = useRef<HTMLFormElement>(null)
  const refusal = state && !state.ok ? state : null
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused]')?.focus()
  }, [refusal])
  useEffect(() => {
    if (state) form.current?.dispatchEvent(new CustomEvent(OUTCOME, { bubbles: true, detail: state.ok }))
  }, [state])
  // Submitted by script if there is JavaScript, since a form action would reset the fields, including those with errors.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const sent = new FormData(event.currentTarget, submitter)
    startTransition(() => run(sent))
  }
  return (
    <form
      ref={form}
      {...(id && { id })}
      action={url ?? run}
      {...(url && { method: 'post' })}
      onSubmit={onSubmit}
      // The browser can't focus a field that is hidden in closed details.
      onInvalidCapture={({ target }) => {
        if (target instanceof Element) target.closest('details')?.setAttribute('open', '')
      }}
      className="grid gap-5"
    >
      <FormStateProvider
        id={id ?? null}
        errors={refusal?.fieldErrors ?? NO_ERRORS}
        typed={refusal?.typed ?? null}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
        {children}
        <Outcome state={state} />
        {state?.ok && renderData?.(state.data)}
        {refusal?.canConfirm && <Checkbox name="confirmed" label="Save anyway" isTicked={false} />}
      </FormStateProvider>
      <div>
        {/* Not `disabled` while pending, which would lose the focus. */}
        <button type="submit" aria-disabled={isPending} className={danger ? 'button-danger' : 'button'}>
          {isPending ? 'Working…' : submit}
        </button>
      </div>
    </form>
  )
}

/** The result of the form, above its button, where the user is looking. */
function Outcome({ state }: { state: ActionState }) {
  const refusal = state && !state.ok ? state : null
  const { message, copy } = state?.ok ? readMessage(state.data) : NO_MESSAGE
  return (
    <>
      <div
        role="alert"
        tabIndex={-1}
        data-refused={refusal ? '' : undefined}
        className={refusal ? undefined : 'sr-only'}
      >
        {refusal && (
          <Notice tone="wrong" as="div">
            {refusal.message}
            <OtherErrors />
          </Notice>
        )}
      </div>
      <Notice role="status" tone="good" as="div" isShown={message !== ''}>
        {message} {copy && <code>{copy}</code>}
      </Notice>
      {copy && <CopyButton text={copy} label="Copy link" />}
    </>
  )
}

const NO_MESSAGE = { message: '', copy: '' }

function readMessage(data: unknown): typeof NO_MESSAGE {
  if (typeof data === 'string') return { message: data, copy: '' }
  const isToCopy = typeof data === 'object' && data !== null && 'message' in data && 'copy' in data
  return isToCopy ? { message: String(data.message), copy: String(data.copy) } : NO_MESSAGE
}
