import { expect, test } from 'vitest'
import { notesToMarkdown } from './notes-to-markdown'

test('notes become Markdown by lesson, without empty lessons', () => {
  const lessons = [
    { title: 'Leaves', notes: [{ quote: 'picked *twice*', text: '' }] },
    { title: 'Water', notes: [] },
    {
      title: 'Time',
      notes: [
        { quote: 'three minutes', text: 'Compare **green** tea.\n' },
        { quote: '', text: 'Ask about this.' },
      ],
    },
  ]
  expect(notesToMarkdown('Tea', lessons)).toBe(
    [
      '# Notes: Tea',
      '## Leaves',
      '> picked \\*twice\\*',
      '## Time',
      '> three minutes',
      'Compare **green** tea.',
      'Ask about this.\n',
    ].join('\n\n'),
  )
})
