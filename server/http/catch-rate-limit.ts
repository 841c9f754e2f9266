import 'server-only'
import { AppError } from '@/server/platform/errors'

/** Returns the result of a rate-limited lookup, or the message of the rate limit. */
export async function catchRateLimit<T>(
  lookUp: () => Promise<T>,
): Promise<{ found: T } | { rateLimitMessage: string }> {
  try {
    return { found: await lookUp() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED')
      return { rateLimitMessage: error.userMessage }
    throw error
  }
}
