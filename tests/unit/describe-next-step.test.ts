import { expect, test } from 'vitest'
import { describeNextStep, titlesOf } from '@/components/course-home/describe-next-step'
import { readBundledCourse } from '@/tests/support/bundled-course'

const course = titlesOf(readBundledCourse())
const BASE = '/courses/csto-nagorno-karabakh'
const read = { kind: 'read', lesson: 'two-forces', reason: 'next' } as const

test('a lesson that was begun continues at the section that was read last', () => {
  const resume = { lesson: 'two-forces', section: 'peacekeepers', title: 'The peacekeepers' }
  expect(describeNextStep(read, course, resume)).toMatchObject({
    href: `${BASE}/lessons/two-forces#peacekeepers`,
    reason: 'You stopped at “The peacekeepers.”',
    label: 'Continue reading',
  })
})

test('a place in another lesson doesn’t change the step', () => {
  const resume = { lesson: 'the-deal', section: 'the-force', title: 'The force' }
  expect(describeNextStep(read, course, resume)).toEqual(describeNextStep(read, course))
  expect(describeNextStep(read, course).href).toBe(`${BASE}/lessons/two-forces`)
})

test('one card below the desired retention is singular', () => {
  const { title, reason } = describeNextStep({ kind: 'review', due: 1, atRisk: 1 }, course)
  expect(title).toBe('Review 1 card')
  expect(reason).toContain('You’re about to forget 1 of them.')
})

test('a quiz has its title and its page', () => {
  const step = { kind: 'quiz', quiz: 'the-deal', reason: 'untested-lesson' } as const
  expect(describeNextStep(step, course)).toMatchObject({
    title: expect.stringMatching(/^Quiz: .+/),
    href: `${BASE}/quizzes/the-deal`,
  })
})
