'use client'

import { useEffect } from 'react'
import { forgetAttempt } from './stored-attempt'

/** Removes a submitted attempt from this browser, which no longer needs it. */
export function ForgetAttempt({ attemptId }: { attemptId: string }) {
  useEffect(() => void forgetAttempt(attemptId), [attemptId])
  return null
}
