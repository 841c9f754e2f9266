import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { FaultList } from '@/domain/content/fault'
import { parseLesson } from '@/domain/content/parse-lesson'
import { LessonArticle } from './lesson-article'

const LESSON = `---
title: Green tea
area: brewing
question: Why not boil it?
minutes: 2
summary: [Cooler water.]
---

The :term[steeping]{id=steeping} of tea is a short affair.

## The water
::source{#water paragraphs="1 2"}

Boiling water burns the leaves.

::check{item=check-heat}

See [the leaves](#leaves) or [black tea](black-tea).

::figure{id=cups}

## The leaves
::source{#leaves paragraphs="3"}

Leaves & "buds" open.

- one
- two

> said

| a | b |
|---|---|
| c | d |

:::note{title="A remark"}
Set apart.
:::

::check{item=check-time}
`

const faults = new FaultList()
const lesson = parseLesson({ path: 'lessons/green-tea.md', text: LESSON }, faults)
const context = {
  courseSlug: 'tea',
  lessonSlug: 'green-tea',
  glossary: new Map([['steeping', 'Soaking "long".']]),
  renderFigure: (id: string) => <figure>{`picture ${id}`}</figure>,
  renderCheck: (id: string) => <form>{`question ${id}`}</form>,
}
const html = lesson ? renderToStaticMarkup(<LessonArticle lesson={lesson} context={context} />) : ''

describe('a lesson on the page', () => {
  test('has a section with id and heading for each part, summary last', () => {
    expect([...html.matchAll(/<section id="([a-z-]+)"/g)].map(([, id]) => id)).toEqual([
      'water',
      'leaves',
      'summary',
    ])
    expect([...html.matchAll(/<h2[^>]*>([^<]+)/g)].map(([, title]) => title)).toEqual([
      'The water',
      'The leaves',
      'Key takeaways',
    ])
  })

  test('links the source paragraphs of a section to what they say', () => {
    expect(
      [...html.matchAll(/href="([^"]*#p\d)" data-paragraph="(\d)"/g)].map(([, ...link]) => link),
    ).toEqual([
      ['/courses/tea/lessons/green-tea/terms#p1', '1'],
      ['/courses/tea/lessons/green-tea/terms#p2', '2'],
      ['/courses/tea/lessons/green-tea/terms#p3', '3'],
    ])
  })

  test('links a term to its definition, with a short one on hover', () => {
    expect(html).toContain(
      '<a href="/courses/tea/lessons/green-tea/terms#term-steeping" data-term="steeping" title="Soaking &quot;long&quot;." class="term">',
    )
  })

  test('links to sections of this lesson and of others', () => {
    expect(html).toContain('<a href="/courses/tea/lessons/green-tea#leaves">the leaves</a>')
    expect(html).toContain('<a href="/courses/tea/lessons/black-tea">black tea</a>')
  })

  test('shows figures and questions in their places', () => {
    const positions = [
      'Boiling water',
      'question check-heat',
      'picture cups',
      'The leaves',
      'question check-time',
    ]
    expect(positions.map((text) => html.indexOf(text))).toEqual(
      positions.map((text) => html.indexOf(text)).sort((a, b) => a - b),
    )
    expect(html).toContain('<figure>picture cups</figure>')
  })

  test('renders lists, quotes, tables, and notes, with escaped text', () => {
    expect(html).toContain('<p>Leaves &amp; &quot;buds&quot; open.</p>')
    expect(html).toContain('<ul><li><p>one</p></li><li><p>two</p></li></ul>')
    expect(html).toContain('<blockquote><p>said</p></blockquote>')
    expect(html).toMatch(/<th scope="col">a<\/th>[\s\S]*<td>c<\/td><td>d<\/td>/)
    expect(html).toMatch(
      /<aside[^>]*aria-label="A remark"[^>]*><p[^>]*>A remark<\/p><p>Set apart.<\/p><\/aside>/,
    )
  })
})
