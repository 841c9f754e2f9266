import { expect, test } from 'vitest'
import { agreementOn, pairGraders } from './grader-agreement'

const twice = (first: number, second: number) => ({ first: { one: first }, second: { one: second } })

test('agreement is the share of equal points, with the mean difference', () => {
  const answers = [twice(1, 1), twice(2, 2), twice(0, 0), twice(1, 2), twice(2, 1.5)]
  expect(agreementOn('one', answers)).toEqual({ n: 5, exact: 0.6, meanDifference: 0.1 })
})

test('agreement isn’t shown for fewer than 5 answers', () => {
  expect(agreementOn('one', [twice(1, 1), twice(1, 1), twice(1, 1), twice(1, 1)])).toBeNull()
})

test('answers without points of both don’t count', () => {
  const half = { first: { one: 1 }, second: {} }
  for (const one of [half, { first: half.second, second: half.first }])
    expect(agreementOn('one', [...Array.from({ length: 4 }, () => twice(1, 1)), one])).toBeNull()
  expect(
    agreementOn(
      'two',
      Array.from({ length: 9 }, () => twice(1, 1)),
    ),
  ).toBeNull()
})

test('each pair of graders is listed once, whatever the order of the gradings', () => {
  const by = (graderId: string, one: number) => ({ graderId, points: { one } })
  const pairs = pairGraders([
    { gradings: [by('b', 2), by('a', 1)] },
    { gradings: [by('a', 0), by('b', 0), by('c', 1)] },
    { gradings: [by('a', 1)] },
  ])
  expect(pairs.map(({ first, second, answers }) => [first, second, answers.length])).toEqual([
    ['a', 'b', 2],
    ['a', 'c', 1],
    ['b', 'c', 1],
  ])
  expect(pairs[0]?.answers[0]).toEqual({ first: { one: 1 }, second: { one: 2 } })
})
