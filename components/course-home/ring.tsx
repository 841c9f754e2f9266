type Props = {
  /** 0 to 1. */
  ratio: number
  /** The same as text; null if the ring shows nothing yet. */
  label: string | null
  /** A short text in the middle. */
  text?: string
  className?: string
}

/** How far something is, as a ring that fills clockwise. */
export function Ring({ ratio, label, text = '', className = 'size-9' }: Props) {
  return (
    <svg
      viewBox="0 0 36 36"
      className={`shrink-0 ${className}`}
      role="img"
      aria-hidden={label === null}
      aria-label={label ?? undefined}
    >
      <circle
        cx="18"
        cy="18"
        r="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        className="text-line"
      />
      {ratio > 0 && (
        <circle
          cx="18"
          cy="18"
          r="16"
          fill="none"
          stroke="currentColor"
          strokeWidth="3.5"
          pathLength="100"
          strokeDasharray={`${Math.min(1, ratio) * 100} 100`}
          transform="rotate(-90 18 18)"
          className="text-accent"
        />
      )}
      <text
        x="18"
        y="23"
        textAnchor="middle"
        fill="currentColor"
        className="font-serif text-[15px] text-muted"
      >
        {text}
      </text>
    </svg>
  )
}
