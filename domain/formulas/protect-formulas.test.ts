import { expect, test } from 'vitest'
import { protectedFormula, protectFormulas } from './protect-formulas'

const read = (markdown: string) =>
  [...protectFormulas(markdown).matchAll(/(`+)([\uE000\uE001][\s\S]*?)\1/g)].map(([, , code = '']) =>
    protectedFormula(code),
  )

test('formulas become code spans, which Markdown leaves alone', () => {
  expect(read('The area $a_1*b_2*c$ and\n\n$$\n\\frac{a}{b} \\\\\nc\n$$')).toEqual([
    { tex: 'a_1*b_2*c', isDisplay: false },
    { tex: '\\frac{a}{b} \\\\ c', isDisplay: true },
  ])
})

test('amounts, escaped dollar signs, and code stay as they are', () => {
  for (const text of ['$5 and $10', '\\$x\\$', '`$x$`', 'US$ 5', '$x\n\ny$', 'a $ b $ c', '$5-$10'])
    expect(protectFormulas(text)).toBe(text)
})

test('a formula with backticks gets a longer fence', () => {
  expect(protectFormulas('$a`b$')).toBe('``\uE000a`b``')
})
