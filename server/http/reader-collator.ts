import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { collatorFor, readLocales } from '@/domain/text/collation'

/**
 * Returns a collator for the reader's language, as sent by the browser. Lists are sorted here, not by the database, because the
 * embedded database has no language collations.
 * @returns the collator for English outside of requests, in jobs and scripts
 */
export const readerCollator = cache(async (): Promise<Intl.Collator> => {
  return collatorFor(readLocales(await acceptLanguage()))
})

async function acceptLanguage(): Promise<string | null> {
  try {
    return (await headers()).get('accept-language')
  } catch (error) {
    unstable_rethrow(error)
    return null
  }
}
