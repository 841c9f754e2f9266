import 'server-only'
import { collatorFor, readLocales } from '@/domain/text/collation'
import { requestContext } from '@/server/platform/request-context'

/**
 * Returns a collator for the reader's language, as sent by the browser. Lists are sorted here, not by the database, because the
 * embedded database has no language collations.
 * @returns the collator for English outside of requests, in jobs and scripts
 */
export function readerCollator(): Intl.Collator {
  return collatorFor(readLocales(requestContext.getStore()?.languages ?? null))
}
