import 'server-only'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { addToKey } from '@/domain/regrading/add-to-key'
import { responseKey } from '@/domain/regrading/response-key'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { countAnswers } from './regrade-request-statements'

export type RegradeRequestGroup = {
  /** The ID of one request, which represents all requests for equal answers. */
  id: string
  assignment: string
  item: Item
  /** The answer as text. */
  answer: string
  /** How many students gave this answer in this assignment. */
  gave: number
  state: 'OPEN' | 'ACCEPTED' | 'DECLINED'
  reply: string | null
  said: { name: string; argument: string; paragraph: number | null; at: Date }[]
  /** Why accepting can't add the answer to the key automatically; null if it can. */
  why: string | null
}

/** Counts the regrade requests of a class that wait for a reply. The caller has checked access with `requireClassPermission`. */
export function countOpenRequests(classId: string): Promise<number> {
  return db().regradeRequest.count({ where: { classId, state: 'OPEN' } })
}

/** Lists the regrade requests of a class, grouped by equal answers: open ones first, then the latest. The caller has checked access with `requireClassPermission`. */
export async function listRegradeRequests(classId: string): Promise<RegradeRequestGroup[]> {
  const rows = await db().regradeRequest.findMany({
    where: { classId },
    orderBy: { createdAt: 'desc' },
    take: 500,
    select: {
      id: true,
      itemVersionId: true,
      response: true,
      argument: true,
      paragraph: true,
      state: true,
      reply: true,
      createdAt: true,
      learner: { select: { name: true, email: true } },
      attempt: { select: { title: true, quizId: true } },
    },
  })
  const groups = new Map<string, RegradeRequestGroup & { quizId: string; key: string }>()
  for (const row of await withItems(rows)) {
    const { id, item, response, state, reply, attempt } = row
    const key = responseKey(item, response)
    const groupKey = `${attempt.quizId}/${item.id}/${key}/${state}`
    const asked = toPublicItem(item, presentationOrder(item, ''))
    const accepted = addToKey(item, response)
    const group = groups.get(groupKey) ?? {
      ...{
        id,
        item,
        state,
        reply,
        key,
        assignment: attempt.title,
        quizId: attempt.quizId ?? '',
        gave: 0,
        said: [],
      },
      answer: formatResponse(asked, response) ?? '',
      why: accepted.ok ? null : accepted.why,
    }
    group.said.push({
      name: row.learner.name ?? row.learner.email ?? '',
      argument: row.argument,
      paragraph: row.paragraph,
      at: row.createdAt,
    })
    groups.set(groupKey, group)
  }
  const listed = await Promise.all(
    [...groups.values()].map(async ({ quizId, key, ...group }) => ({
      ...group,
      gave: await countEqual(quizId, group.item, key),
    })),
  )
  return listed.sort((a, b) => Number(b.state === 'OPEN') - Number(a.state === 'OPEN'))
}

async function countEqual(quizId: string, item: Item, key: string): Promise<number> {
  const rows = await countAnswers(quizId, item.id)
  return rows
    .filter(({ response }) => responseKey(item, response) === key)
    .reduce((sum, { count }) => sum + count, 0)
}
