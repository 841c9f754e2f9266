import { expect, test } from 'vitest'
import { AuthoredQuizSchema, QuizSchema } from '@/domain/attempts/quiz'
import { practiceRules } from '@/domain/attempts/rules'

const about = { title: 'Two forces', description: 'What they are for.' }
const messagesOf = (quiz: unknown) =>
  AuthoredQuizSchema.safeParse(quiz).error?.issues.map(({ message }) => message)

test('a quiz as the authors’ guide writes it is read', () => {
  const quiz = QuizSchema.parse({
    ...about,
    kind: 'lesson',
    lesson: 'two-forces',
    items: ['cpf-strength', 'crrf-ceiling'],
    pools: [{ concepts: ['cpf-strength', 'crrf-strength'], count: 3 }],
    shuffleItems: true,
  })
  expect(quiz).toMatchObject({ kind: 'lesson', lesson: 'two-forces', shuffleItems: true })
})

test('what is left out has a default', () => {
  expect(QuizSchema.parse({ ...about, kind: 'final', items: ['a'] })).toEqual({
    ...about,
    kind: 'final',
    items: ['a'],
    pools: [],
    shuffleItems: false,
    whenFewUnseen: 'ask-fewer',
    rules: practiceRules,
    overallFeedback: [],
  })
})

test('a quiz of a lesson or an area names it, and no other does', () => {
  expect(messagesOf({ ...about, kind: 'lesson', items: ['a'] })).toBeDefined()
  expect(messagesOf({ ...about, kind: 'area', items: ['a'] })).toBeDefined()
  expect(messagesOf({ ...about, kind: 'mixed', items: ['a'], lesson: 'two-forces' })).toBeDefined()
})

test('an assignment that is being prepared may be without a question', () => {
  expect(QuizSchema.parse({ ...about, kind: 'mixed' })).toMatchObject({ items: [], pools: [] })
})

test('a quiz without a question, or with one twice, is refused', () => {
  expect(messagesOf({ ...about, kind: 'mixed' })).toEqual(['needs items or pools'])
  expect(messagesOf({ ...about, kind: 'mixed', items: ['a', 'b', 'a'] })).toEqual(['names a twice'])
})
