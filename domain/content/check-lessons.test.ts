import { test } from 'vitest'
import { expectFault, type Mistake } from '@/tests/support/expect-fault'

const LESSON = 'lessons/green-tea.md'

// biome-ignore format: one mistake per line
const MISTAKES: readonly Mistake[] = [
  ['a claim that no section teaches', [LESSON, ' claims="f01"', ''], 'elsewhere', 'no section teaches f01'],
  ['a section that leaves out a paragraph of its claim', [LESSON, 'paragraphs="1 2"', 'paragraphs="1"'], '## The water', 'teaches f01 but doesn’t list its paragraph 2'],
  ['an unknown claim of a section', [LESSON, 'claims="f01"', 'claims="f01 f77"'], '## The water', 'there is no claim f77'],
  ['a misspelled attribute of ::source', [LESSON, 'paragraphs="3"', 'paragraphs="3" claim="f01"'], 'the edit', /claim/],
  ['a dead link to a section', [LESSON, '(#leaves)', '(#cup)'], 'the edit', 'there is no lesson or section green-tea#cup'],
  ['a dead link to a lesson', [LESSON, '(green-tea)', '(black-tea)'], 'the edit', 'there is no lesson or section black-tea'],
  ['an unknown figure', [LESSON, '{id=cups}', '{id=pots}'], 'the edit', 'there is no figure pots'],
  ['an unknown term', [LESSON, '{id=steeping}', '{id=brewing}'], 'the edit', 'there is no glossary term brewing'],
  ['an unknown check', [LESSON, '{item=check-time}', '{item=check-none}'], 'the edit', 'there is no item check-none'],
  ['fewer than three checks', [LESSON, '::check{item=check-time}', ''], '---', 'has 2 checks; at least 3 are required'],
  ['a quiz item asked as a check', [LESSON, '{item=check-time}', '{item=degrees}'], 'the edit', /must be in items\/checks-green-tea.yaml/],
  ['a check asked twice', [LESSON, '{item=check-time}', '{item=check-heat}'], 'elsewhere', 'check-heat is asked twice in lessons'],
  ['a statement beyond the article without a source', [LESSON, 'Leaves open slowly.', 'Leaves open slowly.\n\n:::beyond{title="More"}\nSaid [here](https://tea.example/).\n\nSaid nowhere, see [above](#water).\n:::'], 'Said nowhere', 'each statement of :::beyond needs a link to its source'],
  ['a check of a wrong type', ['items/checks-green-tea.yaml', /type: true-false\n.*\n.*\n/, 'type: ordering\n  elements: [{ id: a, text: A }, { id: b, text: B }]\n  otherwise: { why: a guess, feedback: No. }\n'], 'type: ordering', /a check must be a choice, a number, or a short text/],
]

test.each(MISTAKES)('%s is reported at its line in the lesson', expectFault)
