import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AtRiskList } from './at-risk-list'

const student = (id: string, missed: readonly string[], undecided: readonly 'trend'[] = []) => ({
  id,
  name: `Student ${id}`,
  assessment: {
    reasons: missed.length === 0 ? [] : [{ kind: 'missed' as const, missed, closed: 3 }],
    undecided,
    trend: null,
  },
})
type Students = ReturnType<typeof student>[]

const render = (students: Students) =>
  renderToStaticMarkup(
    <AtRiskList
      atRisk={students.filter(({ assessment }) => assessment.reasons.length > 0)}
      students={students}
      exam={null}
      titleOf={(id) => `Week ${id}`}
      home="/classes/1"
    />,
  )

test('each student who needs help has a link and the reason', () => {
  const markup = render([student('1', ['2']), student('2', [])])
  expect(markup).toContain('1 student of 2 is behind or at risk.')
  expect(markup).toContain('href="/classes/1/people/1"')
  expect(markup).toContain('Missed 1 of 3 closed assignments: Week 2.')
  expect(markup).not.toContain('Student 2')
})

test('the list says for how many students there are too few answers', () => {
  expect(render([student('1', [], ['trend'])])).toContain('Too few answers for a trend: 1 student.')
  expect(render([student('1', [])])).not.toContain('Too few')
  expect(render([])).toContain('No students.')
})

test('more than six students follow on demand', () => {
  const many = Array.from({ length: 8 }, (_, index) => student(String(index), ['2']))
  expect(render(many)).toContain('Show 2 more students')
})
