type Props = { label: string; value: number; max?: number; className?: string }

/** How far something is, as a bar. The page shows the same as text. */
export function ProgressBar({ label, value, max = 1, className = '' }: Props) {
  return <progress aria-label={label} value={value} max={max} className={`progress ${className}`} />
}
