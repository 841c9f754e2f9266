'use client'

/** An unexpected fault. What was saved is safe; the number finds the entry in the log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <div className="page-narrow">
      <h1>Something went wrong</h1>
      <p className="prose mt-4">
        The fault is on our side. Every answer that was saved is safe.
        {error.digest && ` Its number is ${error.digest}.`}
      </p>
      <button type="button" onClick={reset} className="button mt-6">
        Try again
      </button>
    </div>
  )
}
