import 'server-only'
import { AppError } from '@/server/platform/errors'

/** What a page shows of a look-up that is counted: what was found, or the words that ask to wait. */
export async function withinLimits<T>(
  lookUp: () => Promise<T>,
): Promise<{ found: T } | { mustWait: string }> {
  try {
    return { found: await lookUp() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return { mustWait: error.userMessage }
    throw error
  }
}
