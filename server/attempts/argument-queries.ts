import 'server-only'
import { readSelfCheck } from '@/domain/attempts/self-check'
import type { Item } from '@/domain/items/item'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'

export type EarlierArgument = {
  attemptId: string
  text: string
  submittedAt: Date
  /** How many criteria of the rubric the learner checked off; null if never saved. */
  met: number | null
  criteria: number
}

export type Arguments = {
  /** The attempt in progress. */
  openId: string | null
  /** Newest first. */
  earlier: EarlierArgument[]
}

const MAX_SHOWN = 50

/** Lists a learner’s own responses to a question to argue about, outside classes. */
export async function listArguments(
  learnerId: string,
  courseSlug: string,
  { id, concept }: Item,
): Promise<Arguments> {
  const rows = await db().attemptItem.findMany({
    where: {
      ...{
        learnerId,
        concept,
        itemVersion: { item: { slug: id, classId: null, course: { slug: courseSlug } } },
      },
      attempt: { quizId: null, state: { in: ['IN_PROGRESS', 'GRADED'] } },
    },
    orderBy: { attempt: { startedAt: 'desc' } },
    take: MAX_SHOWN,
    select: {
      attemptId: true,
      itemVersionId: true,
      response: true,
      selfCheck: true,
      attempt: { select: { state: true, submittedAt: true } },
    },
  })
  const earlier = (await withItems(rows)).flatMap(({ attemptId, item, response, selfCheck, attempt }) => {
    const { submittedAt } = attempt
    if (attempt.state !== 'GRADED' || !submittedAt || typeof response !== 'string') return []
    const met = readSelfCheck(selfCheck)?.met.length ?? null
    const criteria = gradingByType[item.type].criteria?.(item).length ?? 0
    return [{ attemptId, text: response, submittedAt, met, criteria }]
  })
  const open = rows.find(({ attempt }) => attempt.state === 'IN_PROGRESS')
  return { openId: open?.attemptId ?? null, earlier }
}
