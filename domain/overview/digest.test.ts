import { expect, test } from 'vitest'
import { digestWeekOf, formatDigest } from './digest'

test.each([
  ['2027-03-22T05:59:59Z', '2027-03-15'],
  ['2027-03-22T06:00:00Z', '2027-03-22'],
  ['2027-03-28T23:00:00Z', '2027-03-22'],
  ['2027-03-29T05:00:00Z', '2027-03-22'],
])('at %s, the digest of the week from %s is due', (at, week) => {
  expect(digestWeekOf(new Date(at))).toBe(week)
})

const missed = {
  reasons: [{ kind: 'missed', missed: ['a'], closed: 2 }],
  undecided: [],
  trend: null,
} as const

test('a digest names who needs help, what to teach, and what went well', () => {
  const { title, body } = formatDigest([
    {
      name: 'History',
      students: 30,
      atRisk: [{ name: 'Dana', assessment: missed }],
      teachNext: [{ title: 'The force', facility: 0.43 }],
      wellKnown: [{ title: 'The deal' }],
    },
    { name: 'Politics', students: 1, atRisk: [], teachNext: [], wellKnown: [] },
  ])
  expect(title).toBe('Your classes this week: 1 student needs help')
  expect(body).toBe(
    'History (30 students). Needs help: Dana (missed 1 assignment). Teach next: The force (43%). Went well: The deal.\n\nPolitics (1 student).',
  )
})

test('a digest counts the students whom it doesn’t name', () => {
  const atRisk = Array.from({ length: 7 }, (_, index) => ({ name: `S${index}`, assessment: missed }))
  const { title, body } = formatDigest([{ name: 'H', students: 9, atRisk, teachNext: [], wellKnown: [] }])
  expect(title).toContain('7 students need help')
  expect(body).toContain('S4 (missed 1 assignment), and 2 more students.')
})

test('a digest without students at risk says so', () => {
  const { title } = formatDigest([{ name: 'H', students: 9, atRisk: [], teachNext: [], wellKnown: [] }])
  expect(title).toBe('Your classes this week: no student is behind or at risk')
})
