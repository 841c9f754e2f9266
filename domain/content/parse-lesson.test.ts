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

test('words, links and terms become a tree that names what each is', () => {
  const { lesson, faults } = read(
    'A *b* **c** `d` [e](#f) [g](other#h) [i](other) [j](https://x.example/) :term[k]{id=k}',
  )
  expect(faults).toEqual([])
  const link = (words: string, target: object) => ({ kind: 'link', target, children: [text(words)] })
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
        link('j', { kind: 'address', href: 'https://x.example/' }),
        text(' '),
        { kind: 'term', id: 'k', children: [text('k')] },
      ],
    },
  ])
})

test('lists, quotes, tables, notes, pictures and questions become blocks', () => {
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
  const paragraph = (words: string) => ({ kind: 'paragraph', children: [text(words)] })
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

test('a section has its id, paragraphs and claims from ::source, and counts plain paragraphs only', () => {
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

test('a time of day or a colon in the words is no directive', () => {
  const { lesson, faults } = read('At 10:30, Baku:Yerevan, and so on: fine.')
  expect(faults).toEqual([])
  expect(lesson && listPassages({ blocks: lesson.intro })).toEqual([
    'At 10:30, Baku:Yerevan, and so on: fine.',
  ])
})

describe('what a lesson cannot hold is a fault at its line, and is left out', () => {
  test.each([
    ['<script>alert(1)</script>', 'a lesson cannot hold raw HTML'],
    ['a <b onclick="x()">b</b>', 'a lesson cannot hold raw HTML'],
    ['![a](https://x.example/a.png)', 'a lesson cannot hold "image"'],
    ['```js\n1\n```', 'a lesson cannot hold "code"'],
    ['[a](javascript:alert)', 'the link "javascript:alert" leads nowhere'],
    ['[a](JAVASCRIPT:alert)', 'the link "JAVASCRIPT:alert" leads nowhere'],
    ['[a](data:text/html,x)', 'the link "data:text/html,x" leads nowhere'],
    ['[a](/elsewhere)', 'the link "/elsewhere" leads nowhere'],
    ['[a](//x.example)', 'the link "//x.example" leads nowhere'],
    ['[a]()', 'the link "" leads nowhere'],
    ['::figure', '::figure needs {id=…}'],
    ['::check{id=a}', '::check needs {item=…}'],
    ['::video{id=a}', 'there is no directive ::video'],
    [':::box\na\n:::', 'there is no directive :::box'],
    [':::note\na\n:::', ':::note needs {title="…"}'],
    [':term[a]', ':term needs {id=…}'],
    [':term{id=a}', ':term needs words, :term[words]{id=…}'],
    ['and then ::figure{id=a}', 'a directive is not written as one'],
    ['# Title', 'a section has headings of the third level (###) only'],
    ['::source{#a paragraphs="1"}', '::source stands once, right under the heading of its section'],
    ['## Bare\n\nText.', 'needs ::source{#id paragraphs="…" claims="…"} under its heading'],
  ])('%s', (body, message) => {
    const { lesson, faults } = read(`Words.\n\n${body}\n`)
    expect(faults).toContain(`10: ${message}`)
    expect(JSON.stringify(lesson)).not.toMatch(/script|onclick|javascript:|data:/i)
  })
})

test('a ::source that is not right says what is wrong with it', () => {
  expect(read('## A\n::source{#a paragraphs="one"}\n').faults[0]).toMatch(
    /^9: ::source: paragraphs must be numbers/,
  )
  expect(read('## A\n::source{#a paragraphs="1" claims="1"}\n').faults[0]).toMatch(
    /^9: ::source: claims.* f01/,
  )
})

test('a head that is missing, or not right, is a fault, and there is no lesson', () => {
  expect(read('Words.', '')).toEqual({ lesson: null, faults: ['1: needs a head between two lines of ---'] })
  const { lesson, faults } = read('Words.', HEAD.replace('minutes: 2', 'minutes: soon'))
  expect(lesson).toBeNull()
  expect(faults).toEqual([expect.stringMatching(/^5: minutes: /)])
})
