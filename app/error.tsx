'use client'

/** Shown after an unexpected error. Saved answers are safe; the error ID finds the entry in the log. */
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
        Something went wrong on our end. Your saved answers are safe.
        {error.digest && ` Error ID: ${error.digest}.`}
      </p>
      <button type="button" onClick={reset} className="button mt-6">
        Try again
      </button>
    </div>
  )
}
