'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import { plural } from '@/domain/text/format'

/** How often the page asks how far the import is. */
const PAUSE_MS = 2_000

/** How far an import is. The page updates by itself, or with its reload button without JavaScript. */
export function ImportProgress({ done, waiting }: { done: number; waiting: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), PAUSE_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div role="status" className="grid gap-2">
      <p>
        Importing… {plural(waiting, 'question is', 'questions are')} left. You can leave this page; the import
        continues.
      </p>
      <ProgressBar label="Progress of the import" value={done} max={done + waiting} className="w-full" />
    </div>
  )
}
