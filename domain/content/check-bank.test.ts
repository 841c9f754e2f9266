import { test } from 'vitest'
import { expectFault, type Mistake } from '@/tests/support/expect-fault'

// biome-ignore format: one mistake per line
const MISTAKES: readonly Mistake[] = [
  ['a check in a quiz', ['quizzes/green-tea.yaml', 'truth', 'check-heat'], 'the edit', /check-heat is asked inside a lesson/],
  ['an unknown item of a quiz', ['quizzes/green-tea.yaml', 'truth', 'lies'], 'the edit', 'there is no item lies'],
  ['a pool larger than its supply', ['quizzes/final.yaml', 'count: 1', 'count: 2'], 'the edit', 'selects 2 items of leaves; available: 1'],
  ['too few items', ['course.yaml', 'minimumItems: 2', 'minimumItems: 150'], 'the edit', 'the course has 10 items; at least 150 are required'],
  ['too few items of a core area', ['course.yaml', 'minimumCoreItems: 2', 'minimumCoreItems: 30'], 'id: brewing', 'brewing has 10 items; a core area needs at least 30'],
  ['too little that needs more than recall', ['course.yaml', 'minimumItems: 2', 'minimumItems: 2\nminimumBeyondRecall: 35'], 'minimumBeyondRecall', '0% of the items of Tea need more than recall; at least 35% are required'],
  ['a missing lesson', ['course.yaml', 'lessons: [green-tea]', 'lessons: [green-tea, black-tea]'], 'the edit', 'there is no lesson black-tea'],
  ['concepts that build on each other', ['course.yaml', 'title: Heat', 'title: Heat, buildsOn: [leaves]'], 'the edit', 'heat builds on itself'],
  ['a claim of an unknown area', ['claims.yaml', 'area: brewing', 'area: milk'], 'the edit', 'there is no area milk'],
  ['a cue that two claims have', ['claims.yaml', /$/, '- { id: f02, paragraphs: [1], area: brewing, kind: N, cue: How hot is the water?, text: Hot. }\n'], 'id: f02', 'f02 has the same cue as f01'],
  ['a respelling with other letters', ['glossary.yaml', 'term: steeping', 'term: steeping, say: ˈstiːpɪŋ'], 'the edit', /a respelling has only plain letters/],
  ['a file that isn’t YAML', ['glossary.yaml', 'term: steeping', 'id: twice'], 'the edit', /keys must be unique/],
  ['an alias without an anchor', ['glossary.yaml', 'Soaking., definition', '*missing , definition'], 'the edit', /alias/i],
]

test.each(MISTAKES)('%s is reported at its line', expectFault)
