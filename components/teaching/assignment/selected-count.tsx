'use client'

import { useEffect, useRef, useState } from 'react'
import { plural } from '@/domain/text/format'

/** How many questions of the form around it are selected; without JavaScript as of when the page was loaded. */
export function SelectedCount({ initial }: { initial: number }) {
  const [count, setCount] = useState(initial)
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    // Without `change` as well: going back in the history restores what was selected.
    const update = () => setCount(new FormData(form).getAll('s').length)
    update()
    form.addEventListener('change', update)
    return () => form.removeEventListener('change', update)
  }, [])
  return (
    <p ref={place} role="status" className="font-medium">
      {plural(count, 'question selected', 'questions selected')}
    </p>
  )
}
