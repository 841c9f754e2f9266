import fc from 'fast-check'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { type Inline, parseInline } from './rich-inline'
import { hasMarks, listEmbedded, parseRichText, plainText } from './rich-text'

/** The parts of an mdast node that the tests use. */
type Node = { type: string; value?: string; url?: string; ordered?: boolean | null; children?: Node[] }

const processor = unified().use(remarkParse)

/** The text as the lesson Markdown parser reads it, converted to our types. */
function referenceBlocks(text: string): Node[] {
  return (processor.parse(text) as Node).children ?? []
}

function inWords(nodes: readonly Node[]): Inline[] {
  const list: Inline[] = []
  for (const { type, value = '', url = '', children = [] } of nodes) {
    const last = list.at(-1)
    if (type === 'text' && typeof last === 'string') list.splice(-1, 1, last + value)
    else if (type === 'text') list.push(value)
    else if (type === 'inlineCode') list.push({ kind: 'code', text: value })
    else if (type === 'link') list.push({ kind: 'link', href: url, content: inWords(children) })
    else list.push({ kind: type === 'strong' ? 'strong' : 'emphasis', content: inWords(children) })
  }
  return list
}

const reference = (line: string) => inWords(referenceBlocks(line).flatMap(({ children = [] }) => children))

describe('a line', () => {
  test.each([
    'no mark at all',
    '*one* and **two** and ***three***',
    'a *b **c** d* e',
    '**a*b*c**',
    '5*3*2 and 5 * 3',
    'an *unclosed one',
    '`a *b* c` and `` ` `` and `unclosed',
    '\\*not\\* \\a \\\\',
    '[the *site*](https://example.org/a?b=c#d) and [home](/) and [below](#x)',
    '*a [b*](/c) d*',
  ])('parses like CommonMark: %s', (line) => {
    expect(parseInline(line)).toEqual(reference(line))
  })

  test('parses like CommonMark for any text', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '*', '**', '***', '.', '`', '``', '\\', '(', 'é', '“')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        // A letter on either side prevents other block types.
        const line = `a${pieces.join('')}z`
        expect(parseInline(line)).toEqual(reference(line))
      }),
      { numRuns: 3000 },
    )
  }, 30_000)

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](data:text/html,a)',
    '[x](//elsewhere.example)',
    '[x](mailto:a@b.example)',
    '[x]( /a)',
    '![x](/a.png)',
    '[](/a)',
    '<b>x</b> <https://example.org> &amp; # a _b_',
  ])('keeps unsafe and unsupported markup as text: %s', (line) => {
    expect(parseInline(line)).toEqual([line])
  })
})

describe('a text', () => {
  test('has paragraphs and lists, with or without empty lines', () => {
    const text =
      'Which of these\nis *right*?\n\n- one\n- **two**\n\n4. first\n5) second\nand then\n\n\nthe end'
    expect(parseRichText(text)).toEqual([
      { kind: 'paragraph', content: ['Which of these is ', { kind: 'emphasis', content: ['right'] }, '?'] },
      { kind: 'list', start: null, entries: [['one'], [{ kind: 'strong', content: ['two'] }]] },
      { kind: 'list', start: 4, entries: [['first'], ['second']] },
      { kind: 'paragraph', content: ['and then'] },
      { kind: 'paragraph', content: ['the end'] },
    ])
  })

  test('of one line is never a list', () => {
    for (const line of ['1. April was the day', '- a dash', '# a sign', '> a quote'])
      expect(parseRichText(line)).toEqual([{ kind: 'paragraph', content: [line] }])
  })

  test('without markup passes unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(!hasMarks(text))
        expect(plainText(text)).toBe(text)
        expect(parseRichText(text)).toEqual([
          { kind: 'paragraph', content: text.trim() ? [text.trim()] : [] },
        ])
      }),
    )
  })

  test('becomes plain without markup', () => {
    expect(plainText('**The** [deal](/x) of `1` day\n\n- *a*\n- b')).toBe('The deal of 1 day a b')
  })

  test('with too much markup is shown as typed', () => {
    for (const pile of ['*a '.repeat(30_000), '['.repeat(50_000), '**a** '.repeat(200), '`a'.repeat(50_000)])
      expect(parseRichText(pile)).toEqual([{ kind: 'paragraph', content: [pile.trim()] }])
    expect(parseInline('**a** '.repeat(99)).length).toBe(198)
  }, 5_000)
})

describe('formulas', () => {
  const formula = (tex: string, isDisplay = false) => ({ kind: 'formula', tex, isDisplay })

  test('are between dollar signs, or between two in their own line', () => {
    expect(parseInline('If $x^2 = 4$, then $$x = \\pm 2$$.')).toEqual([
      ...['If ', formula('x^2 = 4'), ', then ', formula('x = \\pm 2', true), '.'],
    ])
    expect(parseInline('$$ x $$')).toEqual([formula('x', true)])
    expect(parseInline('*a $b*c$ d*')).toEqual([{ kind: 'emphasis', content: ['a ', formula('b*c'), ' d'] }])
    expect(parseInline('$a\\$b$')).toEqual([formula('a\\$b')])
  })

  test.each(['$5 and $10', '$20-$30', 'US$ 5', 'a $ b $ c', '$x $ y', '$$$$', '$$ $$', '$x', '`$x$`'])(
    'are no amounts of money: %s',
    (line) => {
      expect(listEmbedded(line)).toEqual([])
    },
  )

  test('need no more than an escaped dollar sign to stay text', () => {
    expect(parseInline('\\$x$ and \\$5')).toEqual(['$x$ and $5'])
  })

  test('are TeX in plain text, and images their alt text', () => {
    const image = '![A *bar* chart](media:0f8fad5b-d9cb-469f-a165-70867728950e/640x480)'
    expect(plainText(`What is $x^2$?\n\n${image}\n\n$$y$$`)).toBe('What is x^2? A *bar* chart y')
  })

  test('of any text take linear time and lose no character', () => {
    const piece = fc.constantFrom('a', ' ', '$', '$$', '\\', '*', '`', '1', '![', '](', ')', '[')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const line = pieces.join('')
        const letters = (text: string) => text.match(/[a1]/g)?.length ?? 0
        expect(letters(plainText(line))).toBe(letters(line))
      }),
      { numRuns: 2_000 },
    )
  })
})
