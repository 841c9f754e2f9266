import { expect, test } from 'vitest'
import {
  AuthoredQuizSchema,
  PointsSchema,
  pointsAskedFor,
  pointsOfItem,
  pointsOfPool,
  QuizSchema,
} from '@/domain/attempts/quiz'
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
    points: {},
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

const mixed = { ...about, kind: 'mixed' }
const isRead = (quiz: object) => QuizSchema.safeParse({ ...mixed, ...quiz }).success

test('a question that comes twice is reported at its place', () => {
  expect(QuizSchema.safeParse({ ...mixed, items: ['a', 'b', 'a'] }).error?.issues).toMatchObject([
    { code: 'custom', message: 'names a twice', path: ['items', 2] },
  ])
  expect(AuthoredQuizSchema.safeParse(mixed).error?.issues).toMatchObject([{ path: ['items'] }])
})

test('texts are trimmed and never blank', () => {
  expect(QuizSchema.parse({ ...mixed, title: ' Two forces ' }).title).toBe('Two forces')
  expect(isRead({ title: ' ' })).toBe(false)
  expect(isRead({ overallFeedback: [{ from: 50, text: ' ' }] })).toBe(false)
})

test.each([
  [{ pools: [{ concepts: ['a'], count: 1, types: ['numeric', 'cloze'] }] }, true],
  [{ pools: [{ concepts: ['a'], count: 1, types: [] }] }, false],
  [{ pools: [{ concepts: [], count: 1 }] }, false],
  [{ pools: [{ concepts: ['a'], count: 0 }] }, false],
  [{ unseenDays: 1 }, true],
  [{ unseenDays: 366 }, true],
  [{ unseenDays: 0 }, false],
  [{ unseenDays: 367 }, false],
  [{ overallFeedback: [0, 100].map((from) => ({ from, text: 'Well done' })) }, true],
  [{ overallFeedback: [{ from: -1, text: 'Well done' }] }, false],
  [{ overallFeedback: [{ from: 101, text: 'Well done' }] }, false],
])('a quiz with %j is read: %s', (quiz, expected) => {
  expect(isRead(quiz)).toBe(expected)
})

test.each([
  { kind: 'lesson', lesson: 'two-forces' },
  { kind: 'area', area: 'security' },
  { kind: 'mixed' },
  { kind: 'final' },
])('%j is a valid quiz', (quiz) => {
  expect(QuizSchema.parse({ ...about, ...quiz })).toMatchObject(quiz)
})

test('points are above 0, and only of listed questions', () => {
  expect(isRead({ items: ['a'], points: { a: 2.5 } })).toBe(true)
  expect(isRead({ items: ['a'], points: { b: 2 } })).toBe(false)
  for (const points of [0, -1, 1001]) {
    expect(isRead({ items: ['a'], points: { a: points } })).toBe(false)
    expect(isRead({ pools: [{ concepts: ['a'], count: 1, points }] })).toBe(false)
  }
})

test('a question and a rule without points are worth 1', () => {
  expect([pointsOfItem({ points: { a: 3 } }, 'a'), pointsOfItem({ points: {} }, 'a')]).toEqual([3, 1])
  expect([pointsOfItem({}, 'a'), pointsOfPool({}), pointsOfPool({ points: 4 })]).toEqual([1, 1, 4])
})

test('all questions together are worth the sum of their points', () => {
  const pools = [
    { concepts: ['x'], count: 3, points: 2 },
    { concepts: ['y'], count: 2 },
  ]
  expect(pointsAskedFor({ items: ['a', 'b'], points: { a: 1.5 }, pools })).toBe(10.5)
  expect(pointsAskedFor({ items: [], points: {}, pools: [] })).toBe(0)
})

test('points of a question that isn’t listed are reported at their place', () => {
  expect(QuizSchema.safeParse({ ...mixed, items: ['a'], points: { b: 2 } }).error?.issues).toMatchObject([
    { code: 'custom', message: 'b isn’t one of the items', path: ['points', 'b'] },
  ])
})

test.each([
  ['2', 'Enter the number of points.'],
  [0, 'Enter more than 0 points.'],
  [1000.5, 'Enter at most 1,000 points.'],
])('points of %j give the message “%s”', (points, message) => {
  expect(PointsSchema.safeParse(points).error?.issues.map((issue) => issue.message)).toEqual([message])
})

test('a question can have 1,000 points', () => {
  expect(PointsSchema.parse(1000)).toBe(1000)
})
