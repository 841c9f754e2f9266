'use client'

import { useEffect, useState } from 'react'
import { Notice, type Tone } from './notice'

type Props = { text: string; className: string; tone?: Tone }

/** Announces text that a page was rendered with, since a live region announces only changes after it exists. */
export function Announced({ text, className, tone }: Props) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text))
    return () => clearTimeout(timer)
  }, [text])
  return (
    <>
      {tone ? (
        <Notice tone={tone} className={className}>
          {text}
        </Notice>
      ) : (
        <p className={className}>{text}</p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
