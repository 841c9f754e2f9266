import { expect, test } from 'vitest'
import { contentOfDraft, updateDraft } from './update-draft'

const before = {
  type: 'matching',
  stem: 'Match.',
  concept: 'capitals',
  explanation: 'Mine.',
  tags: ['mine'],
  stems: [
    { id: 's1', text: 'a', choice: 'c1' },
    { id: 's2', text: 'b', choice: 'c2' },
  ],
  choices: [
    { id: 'c1', text: '1' },
    { id: 'c2', text: '2' },
  ],
}
const fresh = {
  type: 'matching',
  stem: 'Match them.',
  concept: '',
  explanation: '',
  tags: [],
  stems: [
    { id: 'x1', text: 'b', choice: 'y1' },
    { id: 'x2', text: 'changed', choice: 'y2' },
  ],
  choices: [
    { id: 'y1', text: '2' },
    { id: 'y2', text: '1' },
  ],
}

test('an update keeps IDs of rows with the same text, and what only this site has', () => {
  expect(updateDraft(before, fresh)).toEqual({
    ...before,
    stem: 'Match them.',
    stems: [
      { id: 's2', text: 'b', choice: 'c2' },
      { id: 's1', text: 'changed', choice: 'c1' },
    ],
    choices: [
      { id: 'c2', text: '2' },
      { id: 'c1', text: '1' },
    ],
  })
})

test('an update replaces the explanation if the source has one', () => {
  expect(updateDraft(before, { ...fresh, explanation: 'Theirs.' })).toMatchObject({ explanation: 'Theirs.' })
})

test('options of gaps keep their IDs', () => {
  const cloze = (id: string) => ({
    ...{ type: 'cloze', text: '{{gap-1}}' },
    gaps: [{ id: 'gap-1', type: 'choice', options: [{ id, text: 'a' }] }],
  })
  expect(updateDraft(cloze('old'), cloze('new'))).toMatchObject({ gaps: [{ options: [{ id: 'old' }] }] })
})

test('another type takes nothing but the fields that every type has', () => {
  const other = { type: 'true-false', stem: 'S', answer: true, explanation: '' }
  expect(updateDraft(before, other)).toMatchObject({
    type: 'true-false',
    concept: 'capitals',
    explanation: 'Mine.',
  })
})

test('the content doesn’t depend on random IDs', () => {
  const renamed = JSON.parse(JSON.stringify(before).replaceAll('"c1"', '"q"').replaceAll('"s1"', '"r"'))
  expect(contentOfDraft(renamed)).toBe(contentOfDraft(before))
  expect(contentOfDraft(fresh)).not.toBe(contentOfDraft(before))
})
