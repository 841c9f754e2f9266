'use client'

import { useEffect, useState } from 'react'

/** Announces text that a page was rendered with, since a live region announces only changes after it exists. */
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
