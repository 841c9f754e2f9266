'use client'

import { useEffect } from 'react'
import { forgetAttempt } from './kept-attempt'

/** An attempt that is submitted isn't continued any more: this browser needs it no longer. */
export function ForgetAttempt({ attemptId }: { attemptId: string }) {
  useEffect(() => void forgetAttempt(attemptId), [attemptId])
  return null
}
