import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { QuizSchema } from '@/domain/attempts/quiz'
import { type Db, openDatabase } from '@/server/platform/db'

/**
 * Data that the benchmark adds to a new installation: accounts, and a quiz with the same ten questions for everyone.
 */

export type Account = { id: string; email: string }

export const BENCH_COURSE = 'csto-nagorno-karabakh'
export const BENCH_QUIZ = 'ten-questions'
export const PASSWORD = 'a password of the benchmark'
const MODEL = 'the-deal'
const QUESTIONS = 10
/** The app's own hash parameters (server/platform/passwords.ts): the cost of signing in depends on them. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Requires an installation that has been started once and is stopped. */
export async function addBenchData(
  where: { url: string; folder: string },
  count: number,
): Promise<Account[]> {
  const database = await openDatabase(where)
  try {
    await addQuiz(database.client)
    const passwordHash = await hash(PASSWORD.normalize('NFKC'), ARGON2)
    const accounts = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      email: `learner-${index}@bench.example`,
    }))
    await database.client.user.createMany({ data: accounts.map((account) => ({ ...account, passwordHash })) })
    return accounts
  } finally {
    await database.close()
  }
}

async function addQuiz(client: Db): Promise<void> {
  const model = await client.quiz.findFirstOrThrow({
    where: { slug: MODEL, course: { slug: BENCH_COURSE } },
    select: { courseId: true, kind: true, definition: true },
  })
  const quiz = QuizSchema.parse(model.definition)
  const definition = { ...quiz, items: quiz.items.slice(0, QUESTIONS), shuffleItems: false }
  await client.quiz.create({
    data: { ...model, definition, slug: BENCH_QUIZ, title: 'Ten questions', position: 1_000 },
    select: { id: true },
  })
}
