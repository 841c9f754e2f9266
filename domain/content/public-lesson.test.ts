import { expect, test } from 'vitest'
import { smallCourse } from '@/tests/support/small-course'
import { parseCourse } from './parse-course'
import { toPublicLesson } from './public-lesson'

const { course } = parseCourse(smallCourse())
const [lesson] = course?.lessons ?? []
if (!course || !lesson) throw new Error('the small course has a lesson')
const shown = toPublicLesson(course, lesson)

test('a lesson question is included as it is asked, without its key', () => {
  const blocks = shown.sections.flatMap((section) => section.blocks)
  const checks = blocks.filter(({ kind }) => kind === 'check')
  expect(checks).toContainEqual({
    kind: 'check',
    item: { type: 'true-false', id: 'check-heat', stem: 'The stem of check-heat' },
  })
  const json = JSON.stringify(shown)
  for (const secret of ['hints', 'explanation', 'Because.', 'otherwise', 'answers', 'Think of steam.'])
    expect(json).not.toContain(secret)
})

test('nothing reveals file locations or claims', () => {
  const said = JSON.stringify(shown)
  expect(said).not.toContain('"line"')
  expect(said).not.toContain('"file"')
  expect(said).not.toContain('"claims"')
})

test('sections keep their text, links, and figures in order', () => {
  expect(shown.sections.map(({ id }) => id)).toEqual(['water', 'leaves'])
  expect(shown.sections[0]?.blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'check',
    'paragraph',
    'figure',
  ])
  expect(shown.intro[0]).toMatchObject({ kind: 'paragraph', children: expect.any(Array) })
})

test('a figure or question that the course doesn’t have is left out', () => {
  const bare = toPublicLesson({ items: [], figures: [] }, lesson)
  const kinds = bare.sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))
  expect(kinds).toEqual(['paragraph', 'paragraph', 'paragraph'])
})
