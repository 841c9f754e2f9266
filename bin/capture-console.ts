import { format } from 'node:util'
import { noteFailure } from '../server/platform/database-watch'
import { cleanMessage } from '../server/platform/describe-error'
import { log } from '../server/platform/log'

const LEVELS = { log: 'info', info: 'info', warn: 'warn', error: 'error' } as const

/** Puts what the page framework and packages print into the log, without what a person typed. */
export function captureConsole(): void {
  for (const [method, level] of Object.entries(LEVELS))
    Reflect.set(console, method, (...values: unknown[]) => {
      const error = values.find((value) => value instanceof Error)
      const texts = values.filter((value) => typeof value === 'string')
      // The framework prints the failure of a page before it answers with an error.
      if (error) noteFailure(error)
      log[level]({ ...(error && { error }) }, cleanMessage(format(...texts)) || 'printed')
    })
}
