/** A bar for a share from 0 to 1, next to its number. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full" aria-hidden="true">
      <rect width="100" height="8" rx="1" className="fill-line" />
      <rect width={Math.max(0, Math.min(1, share)) * 100} height="8" rx="1" className="fill-accent" />
    </svg>
  )
}
