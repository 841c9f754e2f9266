'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState, useTransition } from 'react'

type Result = { ok: true; data: unknown } | { ok: false; message: string }

type Props = {
  /** Adds the selected questions. Without JavaScript, the form posts to the route of its button. */
  action: (state: null, form: FormData) => Promise<Result>
  hidden: Record<string, string>
  children: ReactNode
}

/** The form of the question bank: it searches, and adds the selected questions. With JavaScript, the page stays, with what was typed elsewhere. */
export function BankForm({ action, hidden, children }: Props) {
  const router = useRouter()
  const path = usePathname()
  const [isPending, startTransition] = useTransition()
  const [message, setMessage] = useState('')

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const form = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    const fields = new FormData(form, submitter)
    const search = (without: string[]) => {
      const kept = [...fields].filter(([name, value]) => !without.includes(name) && typeof value === 'string')
      const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))
      router.push(`${path}?${query}`, { scroll: false })
    }
    const unselect = () => {
      for (const box of form.querySelectorAll<HTMLInputElement>('input[name="s"]')) box.checked = false
      form.dispatchEvent(new Event('change'))
    }
    startTransition(async () => {
      setMessage('')
      if (submitter instanceof HTMLButtonElement && submitter.formMethod === 'post') {
        const result = await action(null, toAddition(fields, hidden))
        if (!result.ok) return setMessage(result.message)
        unselect()
        search(['s', 'page'])
      } else if (fields.has('clear')) {
        unselect()
        search(['s', 'clear'])
      } else search([])
    })
  }

  return (
    <form method="get" action="#bank" onSubmit={onSubmit} aria-busy={isPending} className="mt-3 grid gap-5">
      {children}
      <p role="alert" className="text-wrong">
        {message}
      </p>
    </form>
  )
}

function toAddition(fields: FormData, hidden: Record<string, string>): FormData {
  const added = new FormData()
  for (const [name, value] of Object.entries(hidden)) added.set(name, value)
  added.set('do', 'add-items')
  added.set('items', fields.getAll('s').join(','))
  return added
}
