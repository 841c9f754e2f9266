import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ImportedNote } from '@/components/teaching/people/imported-note'

const noteOf = (open: number) =>
  renderToStaticMarkup(createElement(ImportedNote, { added: 2, invited: 1, open }))

test('the note of a roster import disappears once its invitation is withdrawn', () => {
  expect(noteOf(1)).toContain('2 people added, 1 invited')
  expect(noteOf(0)).toBe('')
})
