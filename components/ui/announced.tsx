'use client'

import { useEffect, useState } from 'react'

/** A text that a page was drawn with, also read out: a live region speaks only of what it is given after it is there. */
export function Announced({ text, className }: { text: string; className: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text))
    return () => clearTimeout(timer)
  }, [text])
  return (
    <>
      <p className={className}>{text}</p>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
