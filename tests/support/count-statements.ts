import { PrismaClient } from '@/generated/prisma/client'
import { adoptDatabase, openedDatabase } from '@/server/platform/db'

/** Does the work on a client that reports each statement. */
export async function countStatements(work: () => Promise<void>): Promise<number> {
  const plain = openedDatabase()
  const client = new PrismaClient({
    adapter: plain.adapter,
    log: [{ emit: 'event', level: 'query' }],
  })
  let count = 0
  client.$on('query', () => {
    count += 1
  })
  adoptDatabase({ ...plain, client })
  try {
    await work()
  } finally {
    adoptDatabase(plain)
  }
  return count
}
