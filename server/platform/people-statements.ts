import 'server-only'
import { z } from 'zod'
import { FOLDED_LETTERS, foldForSearch } from '@/domain/text/fold-for-search'
import { Prisma } from '@/generated/prisma/client'
import { db } from './db'

const MAX_FOUND = 500

const FoundRows = z.array(z.object({ id: z.string() }))

/**
 * Finds the accounts whose name or email contains the search text, ignoring case and accents. Prisma's search doesn't ignore accents.
 * @returns at most 500 account IDs
 */
export async function findPeopleByText(typed: string): Promise<string[]> {
  const wanted = foldForSearch(typed)
  const rows = await db().$queryRaw`
    SELECT "id" FROM "User"
    WHERE STRPOS(${foldedSql(Prisma.sql`"name"`)}, ${wanted}) > 0
      OR STRPOS(${foldedSql(Prisma.sql`"email"`)}, ${wanted}) > 0
    LIMIT ${MAX_FOUND}`
  return FoundRows.parse(rows).map(({ id }) => id)
}

/**
 * The SQL counterpart of `foldForSearch`, because reading all accounts would take too long. PostgreSQL's extension that removes
 * accents isn't installed everywhere.
 */
function foldedSql(text: Prisma.Sql): Prisma.Sql {
  const { dropped, single, pairs } = FOLDED_LETTERS
  const plain = Prisma.sql`REGEXP_REPLACE(REGEXP_REPLACE(NORMALIZE(${text}, NFKD), ${dropped}, '', 'g'), '\\s+', ' ', 'g')`
  const letters = Object.keys(single).join('')
  const folded = Prisma.sql`TRANSLATE(LOWER(${plain}), ${letters}, ${Object.values(single).join('')})`
  return Object.entries(pairs).reduce(
    (sql, [letter, two]) => Prisma.sql`REPLACE(${sql}, ${letter}, ${two})`,
    folded,
  )
}
