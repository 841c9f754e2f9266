import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { collatorFor, readLocales } from '@/domain/text/collation'

/**
 * Sorts the way the reader's language does, as the browser names it. Lists are sorted here and not by the database, because the embedded
 * database has no collations of languages.
 * @returns the order of English where no request is answered: in jobs and scripts
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
