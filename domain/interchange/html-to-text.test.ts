import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '@/domain/items/rich-text'
import { hasFormula } from './formulas'
import { textOfHtml, textOfMoodleFormat } from './html-to-text'
import { QuestionError } from './problems'
import { collapse } from './rich-text'

describe('words', () => {
  test('blocks and line breaks separate words, spans don’t', () => {
    expect(textOfHtml('<p>One <span>t</span>wo</p><p>three<br>four</p>').plain).toBe('One two three four')
  })

  test('entities become their characters, soft hyphens nothing', () => {
    expect(textOfHtml('a&nbsp;&lt;b&gt; &amp;&#8364; in&shy;side').plain).toBe('a <b> &€ inside')
  })

  test('unknown tags are removed in HTML and kept in Moodle’s automatic format', () => {
    expect(textOfHtml('a list&lt;int&gt; and <int>b').plain).toBe('a list<int> and b')
    expect(textOfMoodleFormat('vector<int> and <b>bold</b>').plain).toBe('vector<int> and bold')
  })

  test('a drawing that is never closed keeps the words after it', () => {
    expect(textOfHtml('<svg/onload=alert(6)>b').plain).toBe('b')
  })
})

describe('formatting', () => {
  test('emphasis, strong, code, and web links stay', () => {
    const html = '<b>A</b> <em>b</em> <code>x*y</code> <a href="https://example.org/a">c</a>'
    expect(textOfHtml(html).markdown).toBe('**A** *b* `x*y` [c](https://example.org/a)')
  })

  test('spaces move out of emphasis', () => {
    expect(textOfHtml('a<b> b </b>c').markdown).toBe('a **b** c')
  })

  test('what would read as formatting is escaped', () => {
    expect(textOfHtml('2*3*4 [x](y) $5 \\* `').markdown).toBe('2\\*3\\*4 \\[x\\](y) \\$5 \\\\\\* \\`')
    expect(textOfHtml('<p>1. April</p><p>- no list</p>').markdown).toBe('1\\. April\n\n\\- no list')
  })

  test('lists have one level; tables are lines', () => {
    const list = textOfHtml('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>')
    expect(list.markdown).toBe('- a\n\n1. b\n\n- c')
    expect(list.traits).toEqual(['list', 'nested-list'])
    const table = textOfHtml('<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>')
    expect(table).toMatchObject({ markdown: 'a · b\n\nc', plain: 'a b c' })
  })

  test('lowered and raised letters are Unicode if every one exists', () => {
    expect(textOfHtml('H<sub>2</sub>O, m<sup>2</sup>, x<sub>Q</sub>')).toMatchObject({
      markdown: 'H₂O, m², xQ',
      plain: 'H2O, m2, xQ',
      traits: ['sub-sup'],
    })
  })

  test('formulas become ours, and nothing in them is escaped', () => {
    expect(textOfHtml('\\(a_1*b*c\\) and \\[x\\] and $$y$$').markdown).toBe('$a_1*b*c$ and $$x$$ and $$y$$')
    expect(
      textOfHtml('<img alt="LaTeX: x^2" src="a">, <img data-equation-content="y" src="b">'),
    ).toMatchObject({
      markdown: '$x^2$, $y$',
      media: [],
    })
    expect(textOfHtml('cost \\(5$ and 6\\)').markdown).not.toContain('$5$')
  })

  test('pictures are placeholders, and their names a list', () => {
    const text = textOfHtml('<img src="@@PLUGINFILE@@/red%20(1).png" alt="a [red] dot">')
    expect(text.markdown).toBe('![a \\[red\\] dot](media:%40%40PLUGINFILE%40%40%2Fred%20%281%29.png)')
    expect(text.media).toEqual([{ source: '@@PLUGINFILE@@/red (1).png', alt: 'a [red] dot' }])
    expect(text.plain).toBe('')
    expect(textOfHtml('<img src="data:image/png;base64,AAAA">').media[0]?.source).toBe('data:image/png')
  })
})

test('scripts, event handlers, and script URLs leave nothing', () => {
  const html =
    '<p onclick="alert(1)">Pick <script>alert(2)</script><a href="javascript:alert(3)">here</a><iframe src="https://example.org"></iframe></p>'
  const text = textOfHtml(html)
  expect(text).toMatchObject({ plain: 'Pick here', markdown: 'Pick here' })
  expect(text.traits).toContain('active-content')
})

test('deep nesting keeps the words; too many elements are refused', () => {
  expect(textOfHtml(`${'<div>'.repeat(4_000)}x`).plain).toBe('x')
  expect(() => textOfHtml('<b>x</b>'.repeat(5_001))).toThrow(QuestionError)
})

test('our Markdown shows the same words as the source', () => {
  const word = fc.stringMatching(/^[a-z0-9*_`[\]()\\!.#<>&-]{1,8}$/)
  const encode = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const piece = fc.tuple(
    fc.constantFrom('b', 'i', 'code', 'span', 'p', 'li'),
    fc.array(word, { minLength: 1, maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
      const html = pieces.map(([tag, words]) => `<${tag}>${encode(words.join(' '))}</${tag}> `).join('')
      const { plain, markdown } = textOfHtml(html)
      fc.pre(!hasFormula(plain))
      expect(collapse(plainText(markdown))).toBe(plain)
    }),
    { numRuns: 300, seed: 1 },
  )
})
