import { expect, test } from 'vitest'
import { AuthoredQuizSchema, QuizSchema } from '@/domain/attempts/quiz'
import { practiceRules } from '@/domain/attempts/rules'

const about = { title: 'Two forces', description: 'What they are for.' }
const messagesOf = (quiz: unknown) =>
  AuthoredQuizSchema.safeParse(quiz).error?.issues.map(({ message }) => message)

test('the quiz in the author guide is valid', () => {
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

test('omitted fields have defaults', () => {
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

test('only lesson and area quizzes name their subject', () => {
  expect(messagesOf({ ...about, kind: 'lesson', items: ['a'] })).toBeDefined()
  expect(messagesOf({ ...about, kind: 'area', items: ['a'] })).toBeDefined()
  expect(messagesOf({ ...about, kind: 'mixed', items: ['a'], lesson: 'two-forces' })).toBeDefined()
})

test('a draft assignment can have no questions', () => {
  expect(QuizSchema.parse({ ...about, kind: 'mixed' })).toMatchObject({ items: [], pools: [] })
})

test('rejects authored quizzes with no or duplicate questions', () => {
  expect(messagesOf({ ...about, kind: 'mixed' })).toEqual(['needs items or pools'])
  expect(messagesOf({ ...about, kind: 'mixed', items: ['a', 'b', 'a'] })).toEqual(['names a twice'])
})
