import { expect, test } from 'vitest'
import { findPhrases } from './find-phrases.mjs'

const rules = [
  { pattern: '\\bwhosoever\\b', instead: 'anyone who', where: 'all' as const },
  { pattern: '\\bhearken\\b', instead: 'fix', where: 'docs' as const },
  { pattern: '\\bforsooth\\b', instead: 'is shown', where: 'comments' as const },
]
const found = (file: string, text: string) =>
  findPhrases(file, text, rules).map(({ line, instead }) => `${line} ${instead}`)

test('comments, strings, and JSX text are checked', () => {
  const code = [
    '// Open to whosoever asks.',
    "const label = 'For whosoever asks'",
    '<p>Ask whosoever you like</p>',
  ]
  expect(found('app/page.tsx', code.join('\n'))).toEqual(['1 anyone who', '2 anyone who', '3 anyone who'])
})

test('multi-line JSX text is checked', () => {
  expect(found('app/page.tsx', '<p>\n  Ask whosoever you like\n</p>')).toEqual(['2 anyone who'])
})

test('identifiers and single words are not text', () => {
  expect(found('domain/a.ts', "const whosoever = 'whosoever'\nwhosoever(a)")).toEqual([])
})

test('a rule applies only where it is listed', () => {
  expect(found('docs/a.md', 'To hearken, whosoever')).toEqual(['1 anyone who', '1 fix'])
  expect(found('domain/a.ts', '// Hearken, forsooth')).toEqual(['1 is shown'])
  expect(found('content/courses/a/items/b.yaml', 'stem: What whosoever says, hearken')).toEqual([
    '1 anyone who',
  ])
})

test('data files and quoted sources are not checked', () => {
  for (const file of ['package-lock.json', 'public/a.svg', 'content/courses/a/source.md', 'prisma/a.sql'])
    expect(found(file, 'whosoever')).toEqual([])
})
