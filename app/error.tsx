'use client'

import { useEffect, useState } from 'react'
import { findRequestId } from '@/contract/request-id'

/** Shown after an unexpected error. Saved answers are safe; the error ID finds the entries in the log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const id = useRequestId() ?? error.digest
  return (
    <div className="page-narrow">
      <h1>Something went wrong</h1>
      <p className="prose mt-4">
        Something went wrong on our end. Your saved answers are safe.
        {id && ` Error ID: ${id}.`}
      </p>
      <button type="button" onClick={reset} className="button mt-6">
        Try again
      </button>
    </div>
  )
}

/** Returns the ID of the request that failed. Without one, the log has the framework's ID of the error. */
function useRequestId(): string | undefined {
  const [id, setId] = useState<string>()
  useEffect(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    setId(findRequestId(entries, location.pathname))
  }, [])
  return id
}
