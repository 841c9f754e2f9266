'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/** A section that gets the focus when it appears, so that screen readers announce it. It needs a label. */
export function FocusedSection(props: ComponentProps<'section'> & { 'aria-labelledby': string }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return <section ref={section} tabIndex={-1} {...props} />
}
