import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { RichIfAuthored, RichLabel } from './rich-text'

const draw = (text: string) => renderToStaticMarkup(<RichLabel text={text} />)

describe('a text as a label', () => {
  test('draws formulas in the line, even those with their own line', () => {
    expect(draw('Is $x^2$ even?')).toMatch(
      /^Is <span class="formula"[^>]*><math[\s\S]*<msup>[\s\S]*<\/span> even\?$/,
    )
    expect(draw('Solve:\n\n$$\\frac{1}{2}$$')).toContain('data-display="false"')
  })

  test('shows links as their texts and images as their alt texts', () => {
    const image = '![A *blue* bar](media:00000000-0000-4000-8000-000000000000/40x30)'
    expect(draw(`Read [the *deal*](/deal). ${image}`)).toBe('Read the <em>deal</em>. A *blue* bar')
  })

  test('joins paragraphs and lists', () => {
    expect(draw('Choose **one**:\n\n- a\n- b')).toBe('Choose <strong>one</strong>: a b')
  })
})

describe('a plain text that may come from the author', () => {
  const shown = (text: string, texts: string[]) =>
    renderToStaticMarkup(<RichIfAuthored text={text} texts={texts} />)

  test('is drawn with the author’s formulas', () => {
    expect(shown('x^2', ['y', '$x^2$'])).toContain('<msup>')
  })

  test('stays as typed otherwise', () => {
    expect(shown('*x* and $x^2$', ['$x^3$'])).toBe('*x* and $x^2$')
    expect(shown('$x^2$', [])).toBe('$x^2$')
  })
})
