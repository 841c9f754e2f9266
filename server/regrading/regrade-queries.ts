import 'server-only'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { POLICY_LABELS, RegradePolicySchema } from '@/domain/regrading/regrade'
import { sortByText } from '@/domain/text/collation'
import { formatDate } from '@/domain/text/format'
import { parsedItem } from '@/server/content/parsed-items'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { hasMoved } from './notify-regrade'

export type RegradableItem = {
  id: string
  stem: string
  versions: { id: string; words: string }[]
}

/** Lists the questions with a key of an assignment's attempts with the versions whose key can be used: their own and those of the class's copy. */
export async function listRegradable({ quiz, class: ofClass }: AssignmentRow): Promise<RegradableItem[]> {
  const asked = await db().item.findMany({
    where: { versions: { some: { attemptItems: { some: { attempt: { quizId: quiz.id } } } } } },
    select: { id: true },
  })
  const ids = asked.map(({ id }) => id)
  const versions = await db().itemVersion.findMany({
    where: {
      OR: [
        { itemId: { in: ids } },
        { item: { classId: ofClass.id, originVersion: { itemId: { in: ids } } } },
      ],
    },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      itemId: true,
      number: true,
      content: true,
      createdAt: true,
      item: { select: { originVersion: { select: { itemId: true } } } },
    },
  })
  const items = ids.flatMap((id) => {
    const own = versions.filter(({ itemId }) => itemId === id)
    const copies = versions.filter(({ itemId, item }) => itemId !== id && item.originVersion?.itemId === id)
    const [latest] = own
    if (!latest || isGradedByPerson(parsedItem(latest).type)) return []
    const day = (date: Date) => formatDate(date, 'UTC')
    return [
      {
        id,
        stem: parsedItem(latest).stem,
        versions: [
          ...copies.map((version) => ({
            id: version.id,
            words: `Your class’s copy, version ${version.number} (${day(version.createdAt)})`,
          })),
          ...own.map((version) => ({
            id: version.id,
            words: `Version ${version.number} (${day(version.createdAt)})`,
          })),
        ],
      },
    ]
  })
  return sortByText(items, ({ stem }) => stem, readerCollator())
}

export type RegradeRunRow = {
  id: string
  stem: string
  policy: string
  reason: string
  state: 'RUNNING' | 'DONE' | 'UNDOING' | 'UNDONE'
  by: string
  createdAt: Date
  attemptItems: number
  moved: number
  /** Whether it is finished and no later regrade of the same question builds on it. */
  isUndoable: boolean
}

/** Lists the regrades of an assignment, newest first, with their effect. */
export async function listRegradeRuns({ quiz }: AssignmentRow): Promise<RegradeRunRow[]> {
  const runs = await db().regradeRun.findMany({
    where: { quizId: quiz.id },
    orderBy: { createdAt: 'desc' },
    include: { _count: { select: { changes: true } } },
  })
  const [people, moved, items] = await Promise.all([
    db().user.findMany({
      where: { id: { in: runs.map(({ createdById }) => createdById) } },
      select: { id: true, name: true, email: true },
    }),
    db().regradeChange.groupBy({
      by: ['runId'],
      where: { runId: { in: runs.map(({ id }) => id) }, ...hasMoved(db()) },
      _count: true,
    }),
    db().item.findMany({
      where: { id: { in: runs.map(({ itemId }) => itemId) } },
      select: { id: true, currentVersion: { select: { id: true, content: true } } },
    }),
  ])
  return runs.map(({ id, itemId, policy, reason, state, createdById, createdAt, _count }) => {
    const person = people.find((entry) => entry.id === createdById)
    const version = items.find((entry) => entry.id === itemId)?.currentVersion
    const isCovered = runs.some(
      (other) => other.itemId === itemId && other.createdAt > createdAt && other.state !== 'UNDONE',
    )
    return {
      id,
      stem: version ? parsedItem(version).stem : '',
      policy: POLICY_LABELS[RegradePolicySchema.parse(policy)],
      reason,
      state,
      by: person?.name ?? person?.email ?? 'a deleted account',
      createdAt,
      attemptItems: _count.changes,
      moved: moved.find(({ runId }) => runId === id)?._count ?? 0,
      isUndoable: state === 'DONE' && !isCovered,
    }
  })
}
