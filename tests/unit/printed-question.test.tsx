import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LossReportView } from '@/components/teaching/export/loss-report'
import { AnswerLine, PrintedKey, PrintedQuestion } from '@/components/teaching/export/printed-question'
import { exportQuestion } from '@/domain/interchange/export-by-type'
import { groupLosses } from '@/domain/interchange/group-losses'
import { type Item, ItemSchema, type ItemType } from '@/domain/items/item'
import { differentKeys } from '@/tests/support/different-keys'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'

const printed = (item: Item) => {
  const props = { question: exportQuestion(item), number: 1 }
  return renderToStaticMarkup(
    <ol>
      <PrintedQuestion {...props} />
      <AnswerLine {...props} />
    </ol>,
  )
}

test('a printed question says nothing about its key', () => {
  for (const item of sampleItems) {
    expect(printed(item)).not.toContain('CANARY')
    fc.assert(
      fc.property(differentKeys(item), ([one, other]) => {
        expect(printed(one)).toBe(printed(other))
      }),
      { numRuns: 20, seed: 16 },
    )
  }
})

const keyOf = (type: ItemType) =>
  renderToStaticMarkup(
    <PrintedKey question={exportQuestion(ItemSchema.parse(sampleItem(type)))} number={1} />,
  )

test('a printed key names the letters of the question', () => {
  expect(keyOf('single-choice')).toContain('A. Armenia')
  expect(keyOf('matching')).toContain('Minsk → B. Belarus')
  expect(keyOf('ordering')).toContain('1. Union ends')
  expect(keyOf('short-text')).toContain('OSCE')
  expect(keyOf('true-false')).toContain('False')
})

test('a report names each loss with its questions, and those that can’t be written first', () => {
  const report = groupLosses([
    { id: 'a', name: 'First?', fidelity: 'lossy', lost: ['Hints.'] },
    { id: 'b', name: 'Second?', fidelity: 'none', lost: ['It has gaps.'] },
    { id: 'c', name: 'Third?', fidelity: 'exact', lost: [] },
    { id: 'd', name: 'Fourth?', fidelity: 'lossy', lost: ['Hints.', 'Units.'] },
  ])
  expect(report).toEqual({
    counts: { exact: 1, lossy: 2, none: 1 },
    left: [{ lost: 'It has gaps.', questions: [{ id: 'b', name: 'Second?' }] }],
    lost: [
      {
        lost: 'Hints.',
        questions: [
          { id: 'a', name: 'First?' },
          { id: 'd', name: 'Fourth?' },
        ],
      },
      { lost: 'Units.', questions: [{ id: 'd', name: 'Fourth?' }] },
    ],
  })
  const markup = renderToStaticMarkup(<LossReportView report={report} format="GIFT" />)
  expect(markup.indexOf('It has gaps.')).toBeLessThan(markup.indexOf('Hints.'))
  expect(markup.match(/First\?/g)).toHaveLength(1)
})
