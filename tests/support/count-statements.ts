import { PrismaClient } from '@/generated/prisma/client'
import { adoptDatabase, openedDatabase } from '@/server/platform/db'

/** Does the work on a client that reports each statement. @returns the statements, in order */
export async function listStatements(work: () => Promise<unknown>): Promise<string[]> {
  const plain = openedDatabase()
  const client = new PrismaClient({
    adapter: plain.adapter,
    log: [{ emit: 'event', level: 'query' }],
  })
  const statements: string[] = []
  client.$on('query', ({ query }) => {
    statements.push(query)
  })
  adoptDatabase({ ...plain, client })
  try {
    await work()
  } finally {
    adoptDatabase(plain)
  }
  return statements
}

export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  return (await listStatements(work)).length
}
