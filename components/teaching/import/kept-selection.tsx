'use client'

import { useFieldState } from '@/components/ui/form-state'

/**
 * Keeps the selected questions if the form asks for a confirmation without JavaScript: their checkboxes are outside of the form and forget
 * their state. With JavaScript, they keep it.
 */
export function KeptSelection({ ids }: { ids: readonly string[] }) {
  return (
    <noscript>
      {ids.map((id) => (
        <Kept key={id} name={`question.${id}`} />
      ))}
    </noscript>
  )
}

function Kept({ name }: { name: string }) {
  const { typed } = useFieldState(name)
  return typed ? <input type="hidden" name={name} value={typed} /> : null
}
