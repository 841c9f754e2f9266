import { describe, expect, test } from 'vitest'
import { FaultList } from './fault'
import { type Block, type Inline, listPassages } from './lesson'
import { parseLesson } from './parse-lesson'

const HEAD = '---\ntitle: Tea\narea: brewing\nquestion: Why?\nminutes: 2\nsummary: [Cooler.]\n---\n'

function read(body: string, head = HEAD) {
  const faults = new FaultList()
  const lesson = parseLesson({ path: 'lessons/tea.md', text: head + body }, faults)
  return { lesson, faults: faults.sorted().map(({ line, message }) => `${line}: ${message}`) }
}

/** A tree without its lines. */
function bare(parts: readonly (Block | Inline)[]): unknown {
  return JSON.parse(JSON.stringify(parts, (key, value: unknown) => (key === 'line' ? undefined : value)))
}

const text = (value: string) => ({ kind: 'text', value })

test('text, links, and terms become a tree of typed nodes', () => {
  const { lesson, faults } = read(
    'A *b* **c** `d` [e](#f) [g](other#h) [i](other) [j](https://x.example/) :term[k]{id=k}',
  )
  expect(faults).toEqual([])
  const link = (label: string, target: object) => ({ kind: 'link', target, children: [text(label)] })
  expect(bare(lesson?.intro ?? [])).toEqual([
    {
      kind: 'paragraph',
      children: [
        text('A '),
        { kind: 'emphasis', children: [text('b')] },
        text(' '),
        { kind: 'strong', children: [text('c')] },
        text(' '),
        { kind: 'code', value: 'd' },
        text(' '),
        link('e', { kind: 'section', lesson: 'tea', section: 'f' }),
        text(' '),
        link('g', { kind: 'section', lesson: 'other', section: 'h' }),
        text(' '),
        link('i', { kind: 'section', lesson: 'other', section: null }),
        text(' '),
        link('j', { kind: 'url', href: 'https://x.example/' }),
        text(' '),
        { kind: 'term', id: 'k', children: [text('k')] },
      ],
    },
  ])
})

test('lists, quotes, tables, notes, figures, and checks become blocks', () => {
  const { lesson, faults } = read(
    [
      '1. one\n2. two\n   - inner',
      '> said',
      '| a | b |\n|---|---|\n| c | d |',
      ':::note{title="About it"}\nA remark.\n:::',
      '::figure{id=cups}',
      '::check{item=heat}',
    ].join('\n\n'),
  )
  expect(faults).toEqual([])
  const paragraph = (sentence: string) => ({ kind: 'paragraph', children: [text(sentence)] })
  expect(bare(lesson?.intro ?? [])).toEqual([
    {
      kind: 'list',
      ordered: true,
      entries: [
        [paragraph('one')],
        [paragraph('two'), { kind: 'list', ordered: false, entries: [[paragraph('inner')]] }],
      ],
    },
    { kind: 'quote', blocks: [paragraph('said')] },
    { kind: 'table', head: [[text('a')], [text('b')]], rows: [[[text('c')], [text('d')]]] },
    { kind: 'note', title: 'About it', blocks: [paragraph('A remark.')] },
    { kind: 'figure', id: 'cups' },
    { kind: 'check', item: 'heat' },
  ])
})

test('a section has its ID, paragraphs, and claims from ::source, and counts plain paragraphs only', () => {
  const { lesson, faults } = read(
    '## Hot *water*\n::source{#water paragraphs="7 8" claims="f01 f02"}\n\nFirst\nline.\n\n- no\n\n### Or\n\nSecond.\n',
  )
  expect(faults).toEqual([])
  const [section] = lesson?.sections ?? []
  expect(section).toMatchObject({
    id: 'water',
    title: 'Hot water',
    paragraphs: [7, 8],
    claims: ['f01', 'f02'],
    line: 8,
  })
  expect(section && listPassages(section)).toEqual(['First line.', 'Second.'])
})

test('a time of day or a colon in the text isn’t a directive', () => {
  const { lesson, faults } = read('At 10:30, Baku:Yerevan, and so on: fine.')
  expect(faults).toEqual([])
  expect(lesson && listPassages({ blocks: lesson.intro })).toEqual([
    'At 10:30, Baku:Yerevan, and so on: fine.',
  ])
})

describe('unsupported lesson content is reported at its line and left out', () => {
  test.each([
    ['<script>alert(1)</script>', 'a lesson can’t contain raw HTML'],
    ['a <b onclick="x()">b</b>', 'a lesson can’t contain raw HTML'],
    [
      '![a](https://x.example/a.png)',
      '"https://x.example/a.png" isn’t an image of this course; write images/name.png',
    ],
    [
      '$\\frac{a$',
      "the formula “\\frac{a” isn’t valid: Unexpected end of input in a macro argument, expected '}'.",
    ],
    ['```js\n1\n```', 'a lesson can’t contain "code"'],
    ['[a](javascript:alert)', 'the link target "javascript:alert" isn’t valid'],
    ['[a](JAVASCRIPT:alert)', 'the link target "JAVASCRIPT:alert" isn’t valid'],
    ['[a](data:text/html,x)', 'the link target "data:text/html,x" isn’t valid'],
    ['[a](/elsewhere)', 'the link target "/elsewhere" isn’t valid'],
    ['[a](//x.example)', 'the link target "//x.example" isn’t valid'],
    ['[a]()', 'the link target "" isn’t valid'],
    ['::figure', '::figure needs {id=…}'],
    ['::check{id=a}', '::check needs {item=…}'],
    ['::video{id=a}', 'there is no directive ::video'],
    [':::box\na\n:::', 'there is no directive :::box'],
    [':::note\na\n:::', ':::note needs {title="…"}'],
    [':term[a]', ':term needs {id=…}'],
    [':term{id=a}', ':term needs text: :term[text]{id=…}'],
    ['and then ::figure{id=a}', 'a directive has the wrong form'],
    ['# Title', 'a section can contain only level-3 headings (###)'],
    ['::source{#a paragraphs="1"}', '::source must come once, right under its section heading'],
    ['## Bare\n\nText.', 'needs ::source{#id paragraphs="…" claims="…"} under its heading'],
  ])('%s', (body, message) => {
    const { lesson, faults } = read(`Words.\n\n${body}\n`)
    expect(faults).toContain(`10: ${message}`)
    expect(JSON.stringify(lesson)).not.toMatch(/script|onclick|javascript:|data:/i)
  })
})

test('an invalid ::source is reported with the reason', () => {
  expect(read('## A\n::source{#a paragraphs="one"}\n').faults[0]).toMatch(
    /^9: ::source: paragraphs must be numbers/,
  )
  expect(read('## A\n::source{#a paragraphs="1" claims="1"}\n').faults[0]).toMatch(
    /^9: ::source: claims.* f01/,
  )
})

test('missing or invalid front matter is an error, and there is no lesson', () => {
  expect(read('Words.', '')).toEqual({
    lesson: null,
    faults: ['1: needs front matter between two lines of ---'],
  })
  const { lesson, faults } = read('Words.', HEAD.replace('minutes: 2', 'minutes: soon'))
  expect(lesson).toBeNull()
  expect(faults).toEqual([expect.stringMatching(/^5: minutes: /)])
})

test('formulas and images are read, with their Markdown characters', () => {
  const { lesson, faults } = read(
    'If $a_1*b_2 = c_1$ costs \\$5 or $6 and $7:\n\n$$x^2$$\n\n![A *pot*](course-image:tea/0123456789abcdef/pot.png/20x10)',
  )
  expect(faults).toEqual([])
  expect(bare(lesson?.intro ?? [])).toEqual([
    {
      kind: 'paragraph',
      children: [
        text('If '),
        { kind: 'formula', value: 'a_1*b_2 = c_1', isDisplay: false },
        text(' costs $5 or $6 and $7:'),
      ],
    },
    { kind: 'paragraph', children: [{ kind: 'formula', value: 'x^2', isDisplay: true }] },
    {
      kind: 'paragraph',
      children: [
        {
          kind: 'image',
          ...{ src: '/courses/tea/images/0123456789abcdef/pot.png', alt: 'A pot', width: 20, height: 10 },
        },
      ],
    },
  ])
})
