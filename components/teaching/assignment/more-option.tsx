import type { ReactNode } from 'react'

type Props = {
  label: string
  /** The current value, in words. */
  value: ReactNode
  id?: string
  children: ReactNode
}

/** Settings that most people keep: what they are and their current value, with the fields that it opens. Works without JavaScript. */
export function MoreOption({ label, value, id, children }: Props) {
  return (
    <details {...(id && { id })} className="border-line border-t">
      <summary className="min-h-11 py-2.5">
        <span className="font-medium">{label}</span>
        <span className="text-muted"> · {value}</span>
      </summary>
      <div className="aligned-fields pt-1 pb-4">{children}</div>
    </details>
  )
}

/** A list of `MoreOption`s. */
export function MoreOptions({ children }: { children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-2 text-base">More options</h3>
      <div className="border-line border-b">{children}</div>
    </div>
  )
}
