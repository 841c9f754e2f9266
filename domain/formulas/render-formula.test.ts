import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFormulaError, renderFormula } from './render-formula'
import { safeMathml } from './safe-mathml'

const inline = (tex: string) => renderFormula({ tex, isDisplay: false })
const display = (tex: string) => renderFormula({ tex, isDisplay: true })

describe('a formula', () => {
  test('becomes MathML', () => {
    expect(inline('x^2')).toEqual({
      ok: true,
      mathml: '<math><msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup></math>',
    })
  })

  test.each([
    '\\frac{a}{b}+\\sqrt[3]{x}',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '\\sum_{i=1}^n \\left( \\frac{1}{i} \\right)',
    '\\text{kJ/mol} \\color{red}{x} \\boxed{y}',
    '\\begin{cases}1 & x>0\\\\0 & \\text{otherwise}\\end{cases}',
    '\\int_0^\\infty e^{-x^2}\\,\\mathrm{d}x',
    '\\overline{AB} \\vec{v} \\hat{x} \\underbrace{a}_{b} \\cancel{x} \\bar y \\overrightarrow{AB}',
    '\\mathbb{R} \\mathcal{L} \\mathfrak{g} \\mathbf{x}',
    '\\ce{2H2 + O2 -> 2H2O}',
    'a \\ne b \\le c \\implies d \\xrightarrow{f} e',
    '\\binom{n}{k} \\lim_{x \\to 0} \\log_2 x',
    '\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}',
    '\\colorbox{red}{a}\\vphantom{x} \\phantom{y} \\rule{1em}{1em}',
    'é < 3 > 2 \\& "\'',
  ])('of common TeX is supported: %s', (tex) => {
    expect(inline(tex)).toMatchObject({ ok: true })
    expect(display(tex)).toMatchObject({ ok: true })
  })

  test.each(['\\begin{align}a&=b\\\\c&=d\\end{align}', 'x \\tag{1}'])(
    'in its own line can have %s',
    (tex) => {
      expect(display(tex)).toMatchObject({ ok: true })
      expect(findFormulaError({ tex, isDisplay: false })).toMatch(/only in display mode/)
    },
  )

  test.each([
    ['\\frac{a', "Unexpected end of input in a macro argument, expected '}'."],
    ['\\def\\a{\\a\\a}\\a', 'Too many expansions: infinite loop or need to increase maxExpand setting.'],
    ['x'.repeat(1_001), 'A formula can have 1000 characters.'],
    ['{'.repeat(50) + '}'.repeat(50), 'The formula is nested too deeply.'],
  ])('that is invalid says why: %s', (tex, message) => {
    expect(findFormulaError({ tex, isDisplay: false })).toBe(message)
  })

  test.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://elsewhere.example/a.png}',
    '\\class{x}{y}',
    '\\id{x}{y}',
    '\\style{position:fixed}{y}',
    '\\data{x=y}{z}',
    '\\htmlClass{a}{b}',
    '\\ref{x}',
  ])('can’t contain links, images, or attributes: %s', (tex) => {
    expect(inline(tex)).toMatchObject({ ok: false })
  })

  test('shows HTML in its text as text', () => {
    expect(inline('\\text{<img src=x onerror=alert(1)>}')).toEqual({
      ok: true,
      mathml: '<math><mtext>&lt;img\u00a0src=x\u00a0onerror=alert(1)&gt;</mtext></math>',
    })
  })

  test('changes nothing for the next one', () => {
    inline('\\gdef\\foo{x}\\foo')
    inline('\\global\\let\\foo=x')
    expect(inline('\\foo')).toMatchObject({ ok: false })
    expect(inline('x^2')).toMatchObject({ ok: true })
  })

  test('of any TeX is safe, and takes little time', () => {
    const piece = fc.constantFrom(
      ...[
        '\\frac',
        '{',
        '}',
        '^',
        '_',
        '&',
        '\\\\',
        '\\left(',
        '\\right)',
        '\\sqrt',
        '[',
        ']',
        '<',
        '>',
        '"',
        "'",
      ],
      ...[
        '\\text{',
        '\\color{red}',
        '\\begin{matrix}',
        '\\end{matrix}',
        '\\def\\a{',
        '\\a',
        '\\href{',
        '\\class{',
      ],
      ...[
        'javascript:',
        'onerror=',
        '<script>',
        '</math>',
        '\\char"3C',
        '\\unicode{x3C}',
        '#1',
        '\\hspace{99em}',
        '%',
        '~',
      ],
      ...[
        '\\textcolor{"><img>}',
        '\\colorbox{url(x)}',
        '\\fcolorbox',
        '\\tag{',
        '\\label{',
        '\\rule{',
        '\\operatorname{',
        'x',
        '1',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, isDisplay) => {
        const started = performance.now()
        const rendered = renderFormula({ tex: pieces.join(''), isDisplay })
        expect(performance.now() - started).toBeLessThan(2_000)
        if (rendered.ok) expectSafe(rendered.mathml)
      }),
      { numRuns: 2_000 },
    )
  }, 60_000)

  test.each([
    '\\def\\a{xxxxxxxxxx}'.concat('\\a'.repeat(190)),
    '\\def\\a#1{#1#1}'.concat('\\a{'.repeat(30), 'x', '}'.repeat(30)),
    '\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c}\\def\\e{\\d\\d\\d\\d}\\e',
    '\\edef\\a{xxxxxxxxxxxxxxxx}'.concat('\\edef\\a{\\a\\a}'.repeat(30), '\\a'),
    '\\sqrt'.repeat(190),
    'x^'.repeat(400),
    '\\begin{matrix}'.concat('&'.repeat(900), '\\end{matrix}'),
    '\\left('.repeat(39).concat('\\right)'.repeat(39)),
    '\\frac'.repeat(190),
  ])('that is made to take long doesn’t: %#', (tex) => {
    const started = performance.now()
    const rendered = display(tex)
    expect(performance.now() - started).toBeLessThan(2_000)
    if (rendered.ok) expect(rendered.mathml.length).toBeLessThan(200_000)
  })
})

function expectSafe(mathml: string): void {
  expect(mathml).not.toMatch(/<(?!\/?m|none|\/none)/)
  for (const [tag] of mathml.matchAll(/<[^>]*>/g))
    expect(tag).not.toMatch(/\son|href|src|url|javascript|:\/\//i)
  expect(safeMathml(mathml)).toBe(mathml)
}

describe('MathML', () => {
  test.each([
    '<math><script>alert(1)</script></math>',
    '<math><mi onclick="alert(1)">x</mi></math>',
    '<math><mi style="background:url(x)">x</mi></math>',
    '<math><mi style="position:fixed">x</mi></math>',
    '<math href="javascript:alert(1)"><mi>x</mi></math>',
    '<math><mi>x</math></mi>',
    '<math><mi>x</mi>',
    '<math></math><math></math>',
    '<math></math><img src="x">',
    'text',
    '<math>a < b</math>',
    '<math><annotation-xml encoding="text/html"><img></annotation-xml></math>',
    '<math><maction actiontype="statusline#x">a</maction></math>',
    '<MATH></MATH>',
    '<math><!-- x --></math>',
    '',
  ])('with anything else is refused: %s', (markup) => {
    expect(safeMathml(markup)).toBeNull()
  })

  test('is written again with escaped text', () => {
    expect(safeMathml('<math><mtext>a & b > c &lt; d</mtext><mspace width="1em"/></math>')).toBe(
      '<math><mtext>a &amp; b &gt; c &lt; d</mtext><mspace width="1em"></mspace></math>',
    )
  })
})
