import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { RESULT_ROWS, type ResultRowName } from '@/domain/attempts/results-policy'
import { BehaviorSchema } from '@/domain/attempts/rules'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { presentAttempt, presentChecking, presentResults } from '@/server/api/present-attempt'
import { checkResponse } from '@/server/attempts/check-response'
import { findResults } from '@/server/attempts/find-results'
import { getAttempt, listAskedItems, listAttemptsAtQuiz } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { exportJson } from '@/server/export/write-export'
import { makeReceipt } from '@/server/receipts/make-receipt'
import { differentKeys, gradedAlike, someResponse } from '@/tests/support/different-keys'
import { createLearner } from '@/tests/support/sample-attempt'
import { sampleItems } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

// The same as domain/attempts/key-leaks.test.ts, but through the database: for two questions that differ only in
// their key, everything sent to a learner is identical, byte for byte.

const database = useTestDatabase()
beforeAll(() => {
  process.env.NEXTAUTH_SECRET ||= 'a secret that signs the receipts of a test'
})
const HIDING: ResultRowName[][] = [['attempt'], RESULT_ROWS.filter((row) => row !== 'correct-answer')]

/** Two variants of an item and a response that all chosen variants grade alike. */
function alikePair(item: Item): { variants: [Item, Item]; response: unknown } {
  const found = fc
    .sample(fc.tuple(differentKeys(item), someResponse(item)), { numRuns: 2_000, seed: 20_201_110 })
    .find(([[one, other], response]) => {
      const grade = gradeResponse(one, response)
      const answered = isGradedByPerson(item.type) ? 'waiting' : 'graded'
      return grade.status === answered && gradedAlike(grade, gradeResponse(other, response))
    })
  if (!found) throw new Error(`no pair of keys for ${item.id}`)
  return { variants: found[0], response: found[1] }
}

/** An attempt at one question under these rules. The seed is the same for every variant. */
async function createAttemptAt(item: Item, rules: object) {
  const slug = `course-${randomUUID()}`
  const learnerId = await createLearner()
  const course = await database().course.create({ data: { slug, title: 'A course', contentHash: '' } })
  const { id, versions } = await database().item.create({
    data: {
      ...{ courseId: course.id, slug: item.id, type: item.type, concept: item.concept },
      versions: {
        create: { number: 1, contentHash: randomUUID(), content: JSON.parse(JSON.stringify(item)) },
      },
    },
    select: { id: true, versions: { select: { id: true } } },
  })
  const itemVersionId = versions[0]?.id ?? ''
  await database().item.update({ where: { id }, data: { currentVersionId: itemVersionId } })
  const definition = { title: 'A quiz', description: 'Of a test.', kind: 'mixed', items: [item.id], rules }
  const quiz = await database().quiz.create({
    data: { courseId: course.id, slug: 'quiz', title: 'A quiz', kind: 'mixed', definition },
  })
  const attempt = await database().attempt.create({
    data: {
      ...{ learnerId, courseSlug: slug, quizId: quiz.id, title: 'A quiz', number: 1, seed: 'the same seed' },
      rules,
      items: { create: [{ slot: 1, learnerId, concept: item.concept, itemVersionId }] },
    },
  })
  return { learnerId, attemptId: attempt.id, quizId: quiz.id }
}

/** Everything that is sent about one attempt, from its start to its results and the learner's export. */
async function everythingSent(item: Item, response: unknown, rules: { behavior: string }): Promise<string> {
  const { learnerId, attemptId, quizId } = await createAttemptAt(item, rules)
  const now = new Date()
  const sent: unknown[] = []
  const look = async () =>
    sent.push(
      presentAttempt(
        await getAttempt(learnerId, attemptId, now),
        await listAskedItems(learnerId, attemptId, [1]),
      ),
      await getAttempt(learnerId, attemptId, now),
      await listAskedItems(learnerId, attemptId, [1]),
    )
  await look()
  const save = {
    learnerId,
    attemptId,
    slot: 1,
    response,
    revision: 0,
    clientId: 'tab',
    sequence: 1,
    certainty: 2,
  }
  sent.push(await saveResponse({ ...save, confidence: 80 }))
  const isChecked = rules.behavior === 'immediate' || rules.behavior === 'interactive'
  // An answer that a person grades can’t be checked during the attempt.
  if (isChecked && !isGradedByPerson(item.type))
    sent.push(presentChecking(await checkResponse({ learnerId, attemptId, slot: 1, now })))
  await look()
  await submitAttempt({ learnerId, attemptId, now })
  const later = new Date(now.getTime() + 1000)
  const results = await findResults(learnerId, attemptId, later)
  if (!results) throw new Error('the attempt is not graded')
  sent.push(results, presentResults(results), await listAttemptsAtQuiz(learnerId, quizId, later))
  sent.push((await makeReceipt({ learnerId, attemptId, now: later })).receipt)
  for await (const chunk of exportJson(learnerId, later)) sent.push(chunk)
  return withoutChance(JSON.stringify(sent))
}

/** Replaces random IDs by their order of appearance, and times: these differ between any two attempts. */
function withoutChance(text: string): string {
  const ids = new Map<string, string>()
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\bc[a-z0-9]{24}\b/g, (id) => {
      if (!ids.has(id)) ids.set(id, `id-${ids.size}`)
      return ids.get(id) ?? ''
    })
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z|(?<=review_time\W+)\d{13}/g, 'time')
}

// Changing the key of a true-false question always changes the score, so there is no such pair.
const paired = sampleItems.filter(({ type }) => type !== 'true-false')

test.each(paired.map((item) => [item.type, item.id, item] as const))(
  'responses about a %s question (%s) don’t depend on its key',
  async (_, __, item) => {
    const { variants, response } = alikePair(item)
    for (const behavior of BehaviorSchema.options)
      for (const shown of HIDING) {
        const resultsPolicy = { during: shown, immediately: shown, later: shown, closed: shown }
        const rules = { behavior, resultsPolicy }
        const [one, other] = [
          await everythingSent(variants[0], response, rules),
          await everythingSent(variants[1], response, rules),
        ]
        expect(other, `${behavior}, ${shown.join(' ')}`).toBe(one)
        expect(one).toContain(item.stem)
      }
  },
)
