import { expect, test } from 'vitest'
import { beyondRecall, demandOf } from './demand'

const item = (concept: string, demand?: string, isLessonCheck = false) =>
  ({ item: { concept, demand }, isLessonCheck }) as never

test('demand is counted for the course and each area, without quick checks', () => {
  const course = {
    title: 'Tea',
    areas: [
      { id: 'leaves', title: 'Leaves', core: true },
      { id: 'water', title: 'Water', core: false },
    ],
    concepts: [
      { id: 'green', area: 'leaves', title: 'Green', buildsOn: [] },
      { id: 'heat', area: 'water', title: 'Heat', buildsOn: [] },
    ],
    items: [
      ...[item('green', 'recall'), item('green', 'apply'), item('green', 'apply', true)],
      ...[item('heat', 'analyze'), item('heat')],
    ],
  }
  expect(demandOf(course)).toEqual([
    { area: null, title: 'Tea', counts: { recall: 1, understand: 0, apply: 1, analyze: 1 } },
    { area: 'leaves', title: 'Leaves', counts: { recall: 1, understand: 0, apply: 1, analyze: 0 } },
    { area: 'water', title: 'Water', counts: { recall: 0, understand: 0, apply: 0, analyze: 1 } },
  ])
})

test('the share beyond recall is null without items', () => {
  expect(beyondRecall({ recall: 3, understand: 1, apply: 1, analyze: 0 })).toBe(0.4)
  expect(beyondRecall({ recall: 0, understand: 0, apply: 0, analyze: 0 })).toBeNull()
})
