'use client'

import { useEffect, useRef, useState } from 'react'
import { plural } from '@/domain/text/format'

/** Counts the selected questions of the surrounding form. Without JavaScript, it shows the count at page load. */
export function SelectedCount({ initial }: { initial: number }) {
  const [count, setCount] = useState(initial)
  const line = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other questions on the page change the selection without an event
  useEffect(() => {
    const form = line.current?.closest('form')
    if (!form) return
    // Also update on load: navigating back restores the selection without a `change` event.
    const update = () => setCount(new FormData(form).getAll('s').length)
    update()
    form.addEventListener('change', update)
    return () => form.removeEventListener('change', update)
  }, [initial])
  return (
    <p ref={line} role="status" className="font-medium">
      {plural(count, 'question selected', 'questions selected')}
    </p>
  )
}
