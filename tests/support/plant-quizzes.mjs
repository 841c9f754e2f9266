import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse, stringify } from 'yaml'

/** Quizzes with rules that the bundled ones don't have, by slug. Each asks three single-answer choice questions. */
const RULES = {
  'rules-sequential': { sequential: true },
  'rules-interactive': { behavior: 'interactive', tries: 3, penalty: 0.25 },
  'rules-immediate': { behavior: 'immediate' },
  'rules-certainty': { behavior: 'certainty' },
  'rules-exam': { resultsPolicy: 'exam', closesAt: '2099-01-01T00:00:00Z', attempts: 1 },
  'rules-homework': { resultsPolicy: 'homework', closesAt: '2099-01-01T00:00:00Z' },
  // Long enough to answer, short enough to see it end.
  'rules-clock': { timeLimitMinutes: 0.2 },
  'rules-grace': { timeLimitMinutes: 0.2, whenTimeIsUp: 'grace', graceMinutes: 10 },
  'rules-wait': { waitMinutes: 60 },
  // Set by the administrator of a test; an administrator's rules apply to everyone.
  'rules-set': { timeLimitMinutes: 40 },
  'rules-future': { opensAt: '2099-01-01T00:00:00Z' },
}

/** The first item of each of these types, one question per page: the types other than single choice. */
const PARTS = ['ordering', 'matching', 'cloze', 'numeric', 'hotspot']

/** Adds them to a copy of the courses. */
export async function plantQuizzes(folder) {
  const course = path.join(folder, 'courses/csto-nagorno-karabakh')
  const bank = parse(await readFile(path.join(course, 'items/deal-parties.yaml'), 'utf8'))
  const items = bank.filter(({ type }) => type === 'single-choice').map(({ id }) => id)
  if (items.length < 3) throw new Error('too few items to plant quizzes with')
  await plantParts(course)
  for (const [slug, rules] of Object.entries(RULES)) {
    const quiz = {
      title: `A quiz of ${slug}`,
      kind: 'mixed',
      description: 'Of the tests.',
      items: items.slice(0, 3),
      rules,
    }
    await writeFile(path.join(course, 'quizzes', `${slug}.yaml`), stringify(quiz))
  }
}

async function plantParts(course) {
  const folder = path.join(course, 'items')
  const files = (await readdir(folder)).filter((name) => !name.startsWith('checks-')).sort()
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))
  const bank = texts.flatMap((text) => parse(text))
  const quiz = {
    title: 'A quiz of parts',
    kind: 'mixed',
    description: 'Of the tests.',
    items: PARTS.map((type) => bank.find((item) => item.type === type).id),
    rules: { onePerPage: true },
  }
  await writeFile(path.join(course, 'quizzes', 'parts.yaml'), stringify(quiz))
}
