import { describe, expect, test } from 'vitest'
import { smallCourse } from '@/tests/support/small-course'
import { explanationsIn, explanationsOf } from './explanations'
import { parseCourse } from './parse-course'

const FACT = 'facts: [{ kind: number, label: Heat, value: "80", paragraphs: [3] }]\nsummary:'

function explain() {
  const { course } = parseCourse(
    smallCourse(
      ['lessons/green-tea.md', 'summary:', FACT],
      ['lessons/green-tea.md', 'Leaves open slowly.', 'Leaves **open in :term[steeping]{id=steeping}**.'],
    ),
  )
  if (!course) throw new Error('the course has errors')
  return explanationsOf(course)
}

const lesson = { lesson: 'green-tea', lessonTitle: 'Green tea' }
const water = { ...lesson, section: 'water', title: 'The water' }
const leaves = { ...lesson, section: 'leaves', title: 'The leaves' }

describe('explanationsOf', () => {
  test('a term has its definition and the places that link it', () => {
    expect(explain().terms).toEqual([
      {
        ...{ id: 'steeping', term: 'steeping', abbreviation: null, definition: 'Soaking.' },
        usedIn: [{ ...lesson, section: null, title: 'Introduction' }, leaves],
      },
    ])
  })

  test('a paragraph has its claims and the sections and key facts that use it', () => {
    const claims = ['Eighty degrees are enough.']
    expect(explain().paragraphs).toEqual([
      { paragraph: 1, claims, usedIn: [water] },
      { paragraph: 2, claims, usedIn: [water] },
      { paragraph: 3, claims: [], usedIn: [{ ...lesson, section: null, title: 'Key facts' }, leaves] },
    ])
  })
})

test('explanationsIn leaves out what a lesson doesn’t use', () => {
  const all = explain()
  expect(explanationsIn(all, 'green-tea')).toEqual(all)
  expect(explanationsIn(all, 'black-tea')).toEqual({ terms: [], paragraphs: [] })
})
