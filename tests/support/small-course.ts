import type { SourceFile } from '@/domain/content/read-yaml'

/** A whole course without errors, small enough to read at a glance: one lesson, one claim, items of every type. */

const COURSE = `
title: Tea
slug: tea
tagline: How is it made?
description: A course for tests.
source: { author: A. Writer, title: On tea, column: Kitchen, published: 2020-11, paragraphs: 3 }
minimumItems: 2
minimumCoreItems: 2
areas:
  - { id: brewing, title: Brewing, core: true }
lessons: [green-tea]
concepts:
  - { id: heat, area: brewing, title: Heat }
  - { id: leaves, area: brewing, title: Leaves, buildsOn: [heat] }
`.trimStart()

const LESSON = `---
title: Green tea
area: brewing
question: Why not boil it?
minutes: 2
summary:
  - Cooler water.
---

The :term[steeping]{id=steeping} of tea is a **short** affair.

## The water
::source{#water paragraphs="1 2" claims="f01"}

Boiling water burns the leaves.

::check{item=check-heat}

It needs *eighty* degrees. See [the leaves](#leaves) or [all of it](green-tea).

::figure{id=cups}

## The leaves
::source{#leaves paragraphs="3"}

Leaves open slowly.

::check{item=check-leaves}

::check{item=check-time}
`

const about = (id: string, concept = 'heat') => `- id: ${id}
  stem: The stem of ${id}
  claims: [f01]
  paragraphs: [1]
  concept: ${concept}
  section: green-tea#water
  hints: [Think of steam.]
  demand: recall
  explanation: Because.
`
const OTHERWISE = '  otherwise: { why: a guess, feedback: Not that. }\n'
const options = (name: string) => `  ${name}:
    - { id: iran, text: Iran, key: true }
    - { id: turkey, text: Turkey, why: near, feedback: No. }
`

const ITEMS = `
${about('pick')}  type: single-choice
${options('options')}
${about('truth')}  type: true-false
  answer: true
${OTHERWISE}
${about('several')}  type: multiple-response
${options('options')}
${about('pairs')}  type: matching
  stems:
    - { id: s1, text: Green, choice: c1, why: mixed up, feedback: No. }
    - { id: s2, text: Black, choice: c2, why: mixed up, feedback: No. }
  choices:
    - { id: c1, text: "80" }
    - { id: c2, text: "100" }
    - { id: c3, text: "120", why: too hot, feedback: No. }

${about('order')}  type: ordering
  elements: [{ id: e1, text: Boil }, { id: e2, text: Pour }]
${OTHERWISE}
${about('degrees', 'leaves')}  type: numeric
  format: { decimal: ".", group: "," }
  answers:
    - { value: 80 }
    - { value: 100, fraction: 0, why: black tea, feedback: Cooler. }
${OTHERWISE}
${about('word')}  type: short-text
  answers:
    - { text: steep* }
    - { text: boiling, fraction: 0, why: common, feedback: No. }
${OTHERWISE}
${about('gaps')}  type: cloze
  text: At {{heat}} for {{time}} minutes.
  gaps:
    - { id: heat, label: heat, type: choice, options: [{ id: a, text: "80", key: true }, { id: b, text: "90", why: near, feedback: No. }] }
    - { id: time, label: time, type: numeric, format: { decimal: ".", group: "," }, answers: [{ value: 2 }], otherwise: { why: a guess, feedback: No. } }

${about('region')}  type: hotspot
  figure: cups
${options('regions')}
${about('proof')}  type: evidence
  passages:
    - { id: p1, at: "green-tea#water.2", key: true }
    - { id: p2, at: "green-tea#leaves.1", why: near, feedback: No. }
`

const CHECKS = `
${about('check-heat')}  type: true-false
  answer: true
${OTHERWISE}
${about('check-leaves')}  type: true-false
  answer: false
${OTHERWISE}
${about('check-time')}  type: numeric
  format: { decimal: ".", group: "," }
  answers: [{ value: 2 }]
${OTHERWISE}`

const FIGURE = `
id: cups
kind: map
title: Cups
text: Where they drink it.
paragraphs: [1]
geometry: lands
insetTitle: Near by
legend: { member: Drinkers, outside: Others, territory: Land, neighbor: Near }
regions: [{ id: iran, name: Iran, role: member, detail: black }, { id: turkey, name: Turkey, role: member, detail: black }]
`.trimStart()

const view = { width: 9, height: 9, land: '', regions: { iran: 'M0,0', turkey: 'M1,1' }, labels: {} }
const GEOMETRY = JSON.stringify({ main: view, inset: view, insetFrame: { x: 0, y: 0, width: 1, height: 1 } })

const quiz = (kind: string) => `title: Quiz\n${kind}\ndescription: Ten questions.\n`

const FILES = {
  'course.yaml': COURSE,
  'claims.yaml':
    '- { id: f01, paragraphs: [1, 2], area: brewing, kind: N, cue: How hot is the water?, text: Eighty degrees are enough. }\n',
  'glossary.yaml':
    '- { id: steeping, term: steeping, aliases: [steeped], short: Soaking., definition: Soaking. }\n',
  'lessons/green-tea.md': LESSON,
  'items/all.yaml': ITEMS,
  'items/checks-green-tea.yaml': CHECKS,
  'quizzes/green-tea.yaml': `${quiz('kind: lesson\nlesson: green-tea')}items: [pick, truth]\n`,
  'quizzes/area-brewing.yaml': `${quiz('kind: area\narea: brewing')}items: [pairs]\n`,
  'quizzes/mixed.yaml': `${quiz('kind: mixed')}pools:\n  - { concepts: [heat], count: 3 }\n`,
  'quizzes/final.yaml': `${quiz('kind: final')}pools:\n  - { concepts: [leaves], count: 1 }\n`,
  'figures/cups.yaml': FIGURE,
  'figures/geometry/lands.json': GEOMETRY,
}

export type SmallCoursePath = keyof typeof FILES

/** The text to find in a file, and its replacement. */
export type Edit = readonly [path: SmallCoursePath, find: string | RegExp, replacement: string]

/** @throws if an edit finds nothing to change */
export function smallCourse(...edits: readonly Edit[]): SourceFile[] {
  const files = new Map<string, string>(Object.entries(FILES))
  for (const [path, find, replacement] of edits) {
    const before = files.get(path) ?? ''
    const after = before.replace(find, () => replacement)
    if (after === before) throw new Error(`${path} doesn't contain ${find}`)
    files.set(path, after)
  }
  return [...files].map(([path, text]) => ({ path, text }))
}
