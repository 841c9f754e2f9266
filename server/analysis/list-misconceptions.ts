import 'server-only'
import { canInClass } from '@/domain/access/class-permissions'
import { findMisconceptions, type Misconception } from '@/domain/overview/find-misconceptions'
import type { ClassForMember } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { listWaived, type WaivedItem } from '@/server/regrading/waived-items'
import { type CountedAnswer, countClassAnswers } from './insight-statements'
import { ALL_ANSWERS, type AnswerFilter } from './overview-filter'

/**
 * Lists incorrect options that more than 25% of the answers chose, most frequent first. Only course staff see those of assignment-only questions, because
 * they reveal the key. The caller has checked access with `requireClassPermission`.
 */
export async function listMisconceptions(
  { id: classId, role }: Pick<ClassForMember, 'id' | 'role'>,
  filter: AnswerFilter = ALL_ANSWERS,
): Promise<Misconception[]> {
  const seesAssignmentOnly = canInClass({ role, isArchived: false }, 'teach').allowed
  const rows = await countClassAnswers(classId, await listWaivedIn(classId), { seesAssignmentOnly, filter })
  const byItem = new Map<string, CountedAnswer[]>()
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  const versions = await db().itemVersion.findMany({
    where: { id: { in: [...new Set(rows.map(({ versionId }) => versionId))] } },
    select: { id: true, itemId: true, content: true },
  })
  const items = new Map(versions.map(({ itemId, ...version }) => [itemId, parsedItem(version)]))
  const found = [...byItem].flatMap(([itemId, answers]) => {
    const item = items.get(itemId)
    return item ? findMisconceptions(item, answers) : []
  })
  return found.sort((a, b) => b.share - a.share)
}

/** Lists the questions that regrades waived in a class's assignments. */
export async function listWaivedIn(classId: string): Promise<WaivedItem[]> {
  const assignments = await db().assignment.findMany({ where: { classId }, select: { quizId: true } })
  return listWaived(
    db(),
    assignments.map(({ quizId }) => quizId),
  )
}
