import { beforeAll, expect, test } from 'vitest'
import { requireClassPermission } from '@/server/access/class-access'
import { type ClassOverview, getClassOverview } from '@/server/analysis/get-class-overview'
import { OverviewSearchSchema } from '@/server/analysis/overview-filter'
import { fillDemo } from '@/server/demo/fill-demo'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

/**
 * What a person finds in the answers of the demo class by reading them. It changes if the questions of the course do. 30 students got week 1, 29 week 2, and 27 week 3, in the order of their
 * names in `fill-demo.ts`. The demo makes Emeka fall behind and Jun catch up from week 3 on; the abilities of the others stay.
 */
const ANSWER_KEY = {
  missed: { 'Dana Student': 2, 'Bela Student': 1, 'Cyrus Student': 1 },
  /** Their last work was 2 or 3 weeks ago, and week 4 is open. */
  absent: ['Bela Student', 'Cyrus Student', 'Dana Student'],
  /** Emeka went from 90% of the points to 27%, and Mirza, by chance, from 80% to 48%. The class had 63%, then 60%. */
  dropping: ['Emeka Student', 'Mirza Student'],
  improving: ['Jun Student'],
  /**
   * The exam is 19 days away. Quentin gave fully correct answers to 15 of 48 questions, and Petra and Rosa to 16: 33% or less. The next is Vera with
   * 14 of 36, whose interval reaches 42%.
   */
  lowRecall: ['Petra Student', 'Quentin Student', 'Rosa Student'],
  /** Core concepts with an average below 75%, weakest first. */
  teachNext: ['csto-defensive-bloc', 'deal-equipment', 'peacekeepers-abroad'],
  /** An average of 87%. No other concept reaches 85%. */
  wellKnown: ['cpf-recognition'],
  everyoneSubmitted: ['Week 1: how the CSTO is built'],
} as const

let overview: ClassOverview

beforeAll(async () => {
  const now = new Date('2027-03-28T12:00:00Z')
  await fillDemo(database(), now)
  const { id: classId } = await database().class.findFirstOrThrow({ where: { term: 'Sample' } })
  const instructor = await database().user.findFirstOrThrow({ where: { email: 'instructor@demo.example' } })
  const ofClass = await requireClassPermission(instructor.id, classId, 'viewGrades')
  overview = await getClassOverview(ofClass, OverviewSearchSchema.parse({}), now)
}, 300_000)

const namesWith = (kind: string) =>
  overview.atRisk
    .filter(({ assessment }) => assessment.reasons.some((reason) => reason.kind === kind))
    .map(({ name }) => name)
    .sort()

test('the overview of the demo names the students of the answer key, and no one else', () => {
  const missed = overview.atRisk.flatMap(({ name, assessment }) =>
    assessment.reasons.flatMap((reason) =>
      reason.kind === 'missed' ? [[name, reason.missed.length] as const] : [],
    ),
  )
  expect(Object.fromEntries(missed)).toEqual(ANSWER_KEY.missed)
  expect(namesWith('absent')).toEqual(ANSWER_KEY.absent)
  expect(namesWith('dropping')).toEqual(ANSWER_KEY.dropping)
  expect(namesWith('low-recall')).toEqual(ANSWER_KEY.lowRecall)
})

test('the overview of the demo names the concepts to teach and what went well', () => {
  expect(overview.teachNext.map(({ concept }) => concept)).toEqual(ANSWER_KEY.teachNext)
  for (const { lesson, questions } of overview.teachNext) {
    expect(lesson).toMatch(/^[a-z-]+#[a-z-]+$/)
    expect(questions).toHaveLength(3)
  }
  const { concepts, improving, complete } = overview.wentWell
  expect(concepts.map(({ concept }) => concept)).toEqual(ANSWER_KEY.wellKnown)
  expect(improving.map(({ name }) => name)).toEqual(ANSWER_KEY.improving)
  expect(complete).toEqual(ANSWER_KEY.everyoneSubmitted)
})
