import 'server-only'
import { isKnownIncorrect } from '@/domain/attempts/visibility'
import { findResults } from '@/server/attempts/find-results'
import type { Db } from '@/server/platform/db'
import { createRegradeRequest } from '@/server/regrade-requests/create-regrade-request'

/** Reasons of students who believe that their answers are correct. */
const REASONS = [
  { argument: 'My answer says the same as the accepted one in other words.', paragraph: null },
  { argument: 'I think the paragraph allows my answer too. Please check it again.', paragraph: 4 },
  { argument: 'I selected what the lesson says in its second section.', paragraph: null },
]

/** Lets students who can see that an answer is incorrect request regrades, one for each reason. */
export async function addRegradeRequests(client: Db, classId: string, now: Date): Promise<void> {
  const attempts = await client.attempt.findMany({
    where: { submittedAt: { not: null }, quiz: { assignment: { classId } } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, learnerId: true },
  })
  const asked = new Set<string>()
  for (const { id, learnerId } of attempts) {
    const reason = REASONS[asked.size]
    if (!reason) return
    if (asked.has(learnerId)) continue
    const results = await findResults(learnerId, id, now)
    const incorrect = results?.items.find(({ review }) => isKnownIncorrect(results.visible, review.status))
    if (!incorrect) continue
    asked.add(learnerId)
    await createRegradeRequest(learnerId, { attempt: id, slot: incorrect.slot, ...reason }, now)
  }
}
