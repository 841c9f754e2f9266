'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * A button that opens a form next to it. It works without JavaScript; with it, Escape and a press elsewhere close it.
 * On a narrow screen, the form pushes down what follows.
 */
export function DropDown({ label, children }: { label: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => (details.current ? closeFromOutside(details.current) : undefined), [])
  return (
    <details ref={details} className="max-sm:open:basis-full sm:relative">
      <summary className="button-quiet">{label}</summary>
      <div className="card mt-2 text-left sm:absolute sm:right-0 sm:z-10 sm:w-72 sm:shadow-lg">
        {children}
      </div>
    </details>
  )
}

/** @returns a function that removes the listeners */
function closeFromOutside(details: HTMLDetailsElement): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    details.querySelector('summary')?.focus()
  }
  const onPress = ({ target }: PointerEvent) => {
    if (details.open && target instanceof Node && !details.contains(target)) details.open = false
  }
  document.addEventListener('keydown', onKey)
  document.addEventListener('pointerdown', onPress)
  return () => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPress)
  }
}
