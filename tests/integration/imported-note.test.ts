import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ImportedNote } from '@/components/teaching/people/imported-note'

const noteOf = (open: number) =>
  renderToStaticMarkup(createElement(ImportedNote, { added: 2, invited: 1, open }))

test('the note of a roster import disappears when its invitation is withdrawn', () => {
  expect(noteOf(1)).toContain('one is invited')
  expect(noteOf(0)).toBe('')
})
