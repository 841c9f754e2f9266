import { test } from 'vitest'
import { expectFault, type Mistake } from '@/tests/support/expect-fault'

const ALL = 'items/all.yaml'

// biome-ignore format: one mistake per line
const MISTAKES: readonly Mistake[] = [
  ['an unknown claim', [ALL, 'claims: [f01]', 'claims: [f01, f99]'], 'the edit', 'there is no claim f99'],
  ['an unknown concept', [ALL, 'concept: leaves', 'concept: nowhere'], 'the edit', /no concept nowhere/],
  ['an unknown section', [ALL, 'section: green-tea#water', 'section: green-tea#milk'], 'the edit', /no section green-tea#milk/],
  ['a section that feedback names', [ALL, 'why: near, feedback: No. }', 'why: near, feedback: No., section: tea#x }'], 'the edit', /no section tea#x/],
  ['a paragraph beyond the article', [ALL, 'paragraphs: [1]', 'paragraphs: [4]'], 'the edit', 'the article has 3 paragraphs; there is no 4'],
  ['an unknown passage', [ALL, 'green-tea#water.2', 'green-tea#water.3'], 'the edit', /no passage green-tea#water.3/],
  ['an unknown figure of a hotspot', [ALL, 'figure: cups', 'figure: pots'], 'the edit', 'region: there is no map pots'],
  ['an unknown region', [ALL, /(regions:\n.*\n {4}- \{ id: )turkey/, 'regions:\n    - { id: iran, text: Iran, key: true }\n    - { id: atlantis'], 'id: atlantis', /no region atlantis/],
  ['a missing hint', [ALL, 'hints: [Think of steam.]', 'hints: []'], '- id: pick', 'pick: needs a hint'],
  ['a hint that a comma without quotation marks cut off', [ALL, 'hints: [Think of steam.]', 'hints: [Think of steam, and of heat.]'], 'the edit', /^pick: the hint “Think of steam” isn’t a whole sentence/],
  ['the rest of a hint that a comma cut off', [ALL, 'hints: [Think of steam.]', 'hints: [Think of steam., and of heat.]'], 'the edit', /^pick: the hint “and of heat.” isn’t a whole sentence/],
  ['no key', [ALL, 'key: true }', '}'], '{ id: iran', 'pick: Mark the correct option.'],
  ['several keys instead of one', [ALL, 'text: Turkey, why: near', 'text: Turkey, key: true, why: near'], '{ id: iran', /several keys/],
  ['a distractor without why', [ALL, 'why: near, feedback: No.', 'feedback: No.'], 'the edit', 'pick: option turkey needs why'],
  ['a distractor without feedback', [ALL, 'why: near, feedback: No.', 'why: near'], 'why: near }', 'pick: option turkey needs feedback'],
  ['a distractor worth full points', [ALL, 'why: near,', 'fraction: 1, why: near,'], 'the edit', /earns full points but isn’t the key/],
  ['two options with the same words', [ALL, 'text: Turkey', 'text: " iran"'], 'the edit', 'pick: Two options are the same: “iran”.'],
  ['an option that depends on the others', [ALL, 'text: Turkey', 'text: None of the above'], 'the edit', /depends on the other options/],
  ['two options with one id', [ALL, 'id: turkey', 'id: iran'], 'text: Turkey', /Two options have the ID iran/],
  ['a true-false item without otherwise', [ALL, /answer: true\n.*\n/, 'answer: true\n'], '- id: truth', /otherwise needs why and feedback/],
  ['a stem whose choice is not there', [ALL, 'choice: c1', 'choice: c7'], 'the edit', /Choose the correct match/],
  ['a stem without feedback', [ALL, 'choice: c2, why: mixed up, feedback: No.', 'choice: c2, why: mixed up'], 'choice: c2', 'pairs: stem s2 needs feedback'],
  ['an unused choice without feedback', [ALL, 'why: too hot, feedback: No.', 'why: too hot'], 'the edit', /c3, which no stem uses, needs feedback/],
  ['an ordering without otherwise', [ALL, /(text: Pour \}\]\n).*\n/, 'text: Pour }]\n'], '- id: order', /otherwise needs/],
  ['a number without format', [ALL, /\n {2}format: .*/, ''], '- id: degrees', /needs a format for the number/],
  ['a foreseen mistake without feedback', [ALL, 'why: black tea, feedback: Cooler.', 'why: black tea'], 'the edit', 'degrees: answer 2 needs feedback'],
  ['a foreseen mistake that is the key', [ALL, 'value: 100, fraction', 'value: 80, fraction'], 'the edit', /never counts: answer 1 comes first/],
  ['a wildcard that swallows a foreseen mistake', [ALL, 'text: steep*', 'text: "*"'], 'text: boiling', /never counts: answer 1 comes first/],
  ['no answer worth the whole mark', [ALL, '{ value: 80 }', '{ value: 80, fraction: 0.5 }'], 'the edit', /No answer is worth full points/],
  ['a gap without a place in the text', [ALL, ' for {{time}} minutes', ''], '{ id: time', /Put {{time}} into the text/],
  ['a place in the text without a gap', [ALL, ' minutes.', ' minutes and {{more}}.'], 'the edit', /gap {{more}} that isn’t in the list/],
  ['a gap without feedback', [ALL, 'text: "90", why: near, feedback: No.', 'text: "90", why: near'], 'id: heat', /gap heat: option b needs feedback/],
  ['two items with one ID', [ALL, 'id: truth', 'id: pick'], '- id: pick\n  stem: The stem of truth', 'two items have the ID pick'],
  ['an entry that isn’t an item', [ALL, 'type: true-false', 'type: riddle'], 'type: riddle', /truth: type/],
]

test.each(MISTAKES)('%s is reported at its line in the question bank', expectFault)
