import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Concepts of the large course, and facts of each. */
const CONCEPTS = 100
const CLAIMS = 50
export const LARGE_COURSE = { slug: 'of-many', facts: CONCEPTS * CLAIMS } as const

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const claimId = (number: number) => `f${String(number).padStart(2, '0')}`

/** Writes a content folder with one course of 5,000 facts, each with one question. */
export async function writeLargeCourse(folder: string): Promise<void> {
  const course = path.join(folder, 'courses', LARGE_COURSE.slug)
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(course, name)), { recursive: true })
    await writeFile(path.join(course, name), text)
  }
}

const COURSE = `title: Of many
slug: ${LARGE_COURSE.slug}
tagline: How many?
description: A course of many facts.
source: { author: A. Writer, title: On many, column: Numbers, published: 2020-11, paragraphs: 1 }
areas:
  - { id: all, title: All, core: true }
lessons: [numbers]
concepts:
${upTo(CONCEPTS)
  .map((concept) => `  - { id: c${concept}, area: all, title: Concept ${concept} }`)
  .join('\n')}
`

const CHECK_IDS = ['check-one', 'check-two', 'check-three']

const LESSON = `---
title: Numbers
area: all
question: How many are there?
minutes: 1
summary:
  - Many.
---

There are many.

## Counting
::source{#counting paragraphs="1" claims="${upTo(CLAIMS).map(claimId).join(' ')}"}

One follows another.

${CHECK_IDS.map((id) => `::check{item=${id}}`).join('\n\n')}
`

const CLAIM_LIST = upTo(CLAIMS)
  .map((claim) => `- { id: ${claimId(claim)}, paragraphs: [1], area: all, kind: N, text: Fact ${claim}. }\n`)
  .join('')

const ITEMS = upTo(CONCEPTS)
  .flatMap((concept) =>
    upTo(CLAIMS)
      .map(claimId)
      .map((claim) => itemOf(`c${concept}-${claim}`, `c${concept}`, claim)),
  )
  .join('')
const CHECKS = CHECK_IDS.map((id) => itemOf(id, 'c1', 'f01')).join('')

function itemOf(id: string, concept: string, claim: string): string {
  return `- id: ${id}
  type: true-false
  stem: Is ${claim} a fact about ${concept}?
  claims: [${claim}]
  paragraphs: [1]
  concept: ${concept}
  section: numbers#counting
  hints: [Count.]
  explanation: It is.
  answer: true
  otherwise: { why: a guess, feedback: It is. }
`
}

const quiz = (kind: string) => `title: Quiz\n${kind}\ndescription: One question.\nitems: [c1-f01]\n`

const FILES = {
  'course.yaml': COURSE,
  'claims.yaml': CLAIM_LIST,
  'glossary.yaml': '- { id: count, term: count, short: A number., definition: A number of things. }\n',
  'lessons/numbers.md': LESSON,
  'items/all.yaml': ITEMS,
  'items/checks-numbers.yaml': CHECKS,
  'quizzes/numbers.yaml': quiz('kind: lesson\nlesson: numbers'),
  'quizzes/final.yaml': quiz('kind: final'),
}
