import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

export type ItemReportRow = { id: string; itemId: string; stem: string; why: string; createdAt: Date }

/** Lists the problems with questions that learners reported, oldest first. Only for administrators, without the learners' names. */
export async function listItemReports(): Promise<ItemReportRow[]> {
  const rows = await db().itemReport.findMany({
    where: { resolvedAt: null },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { id: true, why: true, createdAt: true, itemVersion: { select: { id: true, content: true } } },
  })
  return rows.map(({ itemVersion, ...report }) => {
    const { id, stem } = parsedItem(itemVersion)
    return { ...report, itemId: id, stem }
  })
}

export const CloseReportSchema = z.object({ id: idText })

/** Resolves a report. @throws AppError NOT_FOUND if there is no such open report */
export async function closeItemReport(id: string, now: Date): Promise<void> {
  const { count } = await db().itemReport.updateMany({
    where: { id, resolvedAt: null },
    data: { resolvedAt: now },
  })
  if (count === 0) throw new AppError('NOT_FOUND')
}
