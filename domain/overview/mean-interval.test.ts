import { expect, test } from 'vitest'
import { compareShares, meanOfShares } from './mean-interval'

test('a mean has Student’s interval', () => {
  // t(0.975, 4) = 2.776; the standard deviation of 0.1 … 0.5 is 0.1581.
  expect(meanOfShares([0.1, 0.2, 0.3, 0.4, 0.5])).toMatchObject({
    mean: expect.closeTo(0.3),
    n: 5,
    low: expect.closeTo(0.3 - 0.1963, 3),
    high: expect.closeTo(0.3 + 0.1963, 3),
  })
})

test('fewer than 5 students give no mean and no comparison', () => {
  const five = [0.1, 0.2, 0.3, 0.4, 0.5]
  expect(meanOfShares([0.1, 0.2, 0.3, 0.4])).toBeNull()
  expect(compareShares(five, five.slice(1))).toBeNull()
  expect(compareShares([], five)).toBeNull()
})

test('a mean’s interval stays within 0 to 1', () => {
  expect(meanOfShares([0, 0, 0, 0, 1])).toMatchObject({ low: 0 })
  expect(meanOfShares([1, 1, 1, 1, 0])).toMatchObject({ high: 1 })
})

test('two groups are compared by Welch’s interval', () => {
  const one = [0.6, 0.7, 0.8, 0.9, 1]
  const two = [0.1, 0.2, 0.3, 0.4, 0.5]
  // Equal variances and sizes: 8 degrees of freedom, t = 2.306, standard error 0.1.
  expect(compareShares(one, two)).toMatchObject({
    difference: expect.closeTo(0.5),
    low: expect.closeTo(0.5 - 0.2306, 3),
    high: expect.closeTo(0.5 + 0.2306, 3),
  })
  expect(compareShares(two, one)?.difference).toBeCloseTo(-0.5)
})

test('groups without variance differ exactly', () => {
  const all = (share: number) => [share, share, share, share, share]
  expect(compareShares(all(1), all(0.5))).toEqual({ difference: 0.5, low: 0.5, high: 0.5 })
})
