/** A number in a pill, with what it counts for screen readers. */
export function CountBadge({ count, one, many }: { count: number; one: string; many: string }) {
  return (
    <span className="rounded-full bg-accent px-1.5 py-0.5 font-semibold text-on-accent text-xs">
      {count > 99 ? '99+' : count}
      {/* Not `pluralForm`: every page loads this component, and the format module would be half of its size again. */}
      <span className="sr-only"> {count === 1 ? one : many}</span>
    </span>
  )
}
