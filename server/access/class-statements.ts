import { z } from 'zod'
import type { Tx } from '@/server/platform/db'

const ClassRows = z.array(z.object({ archivedAt: z.date().nullable() }))

/**
 * Returns when a class was archived, and keeps it from being archived until the transaction ends. Several transactions can do so at the
 * same time. Prisma's API can't lock rows that it reads.
 */
export async function holdArchivedAt(tx: Tx, classId: string): Promise<Date | null> {
  const [row] = ClassRows.parse(
    await tx.$queryRaw`SELECT "archivedAt" FROM "Class" WHERE "id" = ${classId} FOR SHARE`,
  )
  return row?.archivedAt ?? null
}
