import { describe, expect, test } from 'vitest'
import { firstWords, splitArticle } from './split-article'

describe('splitArticle', () => {
  test('blank lines separate paragraphs, and the lines of one are joined', () => {
    expect(splitArticle('One line\nand another.\n\n\n  Two.  \n')).toEqual(['One line and another.', 'Two.'])
  })

  test('without blank lines, each line is a paragraph', () => {
    expect(splitArticle('\nOne.\r\nTwo.\rThree.\n\n')).toEqual(['One.', 'Two.', 'Three.'])
  })

  test('headings and rules are skipped', () => {
    expect(splitArticle('# Title\n\nOne.\n\n## Part\nTwo.\n\n---\n\nThree #4.')).toEqual([
      'One.',
      'Two.',
      'Three #4.',
    ])
  })

  test('a byte order mark isn’t part of the text', () => {
    expect(splitArticle('\uFEFF# Title\n\nOne.')).toEqual(['One.'])
  })

  test('a text without content has no paragraphs', () => {
    expect(splitArticle(' \n\n# Title\n')).toEqual([])
  })
})

test('firstWords shortens only a longer paragraph', () => {
  expect(firstWords('a b c', 3)).toBe('a b c')
  expect(firstWords('a b c d', 3)).toBe('a b c …')
})
