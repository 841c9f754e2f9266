import { expect, test } from 'vitest'
import { smallCourse } from '@/tests/support/small-course'
import { coverageOf } from './coverage'
import { parseCourse } from './parse-course'

test('each paragraph lists its sections, test items, and claims, without checks', () => {
  const { course } = parseCourse(smallCourse())
  const coverage = course ? coverageOf(course) : []
  const water = { lesson: 'green-tea', lessonTitle: 'Green tea', section: 'water', title: 'The water' }
  const leaves = { ...water, section: 'leaves', title: 'The leaves' }
  const bank = course?.items.flatMap(({ item, isLessonCheck }) => (isLessonCheck ? [] : [item.id]))
  const claim = { claim: course?.claims[0], taughtIn: [water], testedBy: bank }
  expect(coverage).toEqual([
    { paragraph: 1, taughtIn: [water], testedBy: bank, claims: [claim] },
    { paragraph: 2, taughtIn: [water], testedBy: [], claims: [claim] },
    { paragraph: 3, taughtIn: [leaves], testedBy: [], claims: [] },
  ])
})
