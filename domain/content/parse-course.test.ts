import { describe, expect, test } from 'vitest'
import { fileOf } from '@/tests/support/expect-fault'
import { type Edit, smallCourse } from '@/tests/support/small-course'
import { parseCourse } from './parse-course'

function faultsOf(...edits: Edit[]): string[] {
  const { faults } = parseCourse(smallCourse(...edits))
  return faults.map(({ file, line, severity, message }) => `${file}:${line}: ${severity}: ${message}`)
}

const ALL = 'items/all.yaml'
const LESSON = 'lessons/green-tea.md'

describe('a course without errors', () => {
  test('is read completely', () => {
    const { course, faults } = parseCourse(smallCourse())
    expect(faults).toEqual([])
    expect(course?.lessons.map(({ slug }) => slug)).toEqual(['green-tea'])
    expect(course?.items.filter(({ isLessonCheck }) => isLessonCheck)).toHaveLength(3)
    expect(course?.items.filter(({ isLessonCheck }) => !isLessonCheck)).toHaveLength(10)
    expect(course?.quizzes.map(({ slug }) => slug)).toEqual(['area-brewing', 'final', 'green-tea', 'mixed'])
  })

  test('gives an evidence item the text of the paragraphs that it points to', () => {
    const item = parseCourse(smallCourse()).course?.items.find((entry) => entry.item.id === 'proof')?.item
    expect(item?.type === 'evidence' && item.passages.map(({ text }) => text)).toEqual([
      'It needs eighty degrees. See the leaves or all of it.',
      'Leaves open slowly.',
    ])
  })

  test('an evidence item cites the paragraphs of the article', () => {
    const edit: Edit = [ALL, 'water.2", key', 'water.2", paragraph: 1, quote: eighty degrees, key']
    const item = parseCourse(smallCourse(edit)).course?.items.find((entry) => entry.item.id === 'proof')?.item
    expect(item?.type === 'evidence' && item.passages[0]?.text).toMatch(/^¶1, “eighty degrees”: It needs/)
  })

  test('is read the same with Windows line endings and a byte order mark', () => {
    const files = smallCourse().map(({ path, text }) => ({
      path,
      text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    }))
    expect(parseCourse(files)).toEqual(parseCourse(smallCourse()))
  })
})

describe('the errors of a course', () => {
  test('all mistakes are reported together, by file and line', () => {
    const faults = faultsOf(
      [ALL, 'hints: [Think of steam.]', 'hints: []'],
      [ALL, 'concept: leaves', 'concept: nowhere'],
      [LESSON, '(#leaves)', '(#cup)'],
      ['quizzes/green-tea.yaml', 'truth', 'lies'],
    )
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      ALL,
      ALL,
      LESSON,
      'quizzes/final.yaml',
      'quizzes/green-tea.yaml',
    ])
  })
})

test('the sample of the home page is a quick check', () => {
  const edits = (id: string): Edit => ['course.yaml', 'concepts:', `sampleCheck: ${id}\nconcepts:`]
  expect(faultsOf(edits('check-heat'))).toEqual([])
  expect(faultsOf(edits('proof'))).toEqual([
    expect.stringMatching(/^course\.yaml:\d+: error: .*quick check.*proof/),
  ])
})

test('a quotation in an evidence item is short and has a paragraph of the article', () => {
  const words = 'one two three four five six seven eight nine'
  const faults = faultsOf([ALL, 'water.2", key', `water.2", paragraph: 9, quote: ${words}, key`])
  expect(faults.join()).toContain('the article has 3 paragraphs; there is no 9')
  expect(faults.join()).toContain('the quotation has 9 words; at most 8 are allowed')
  expect(faultsOf([ALL, 'water.2", key', 'water.2", quote: eighty degrees, key']).join()).toContain(
    'a quotation needs its paragraph',
  )
})

describe('warnings', () => {
  test('a claim without a cue for its flashcard', () => {
    const edit: Edit = ['claims.yaml', ' cue: How hot is the water?,', '']
    expect(faultsOf(edit)).toEqual(['claims.yaml:1: warning: f01 has no cue for its flashcard'])
  })

  test('a glossary word in a lesson before its :term', () => {
    const edit: Edit = [LESSON, 'The :term[', 'What is steeped is good. The :term[']
    expect(faultsOf(edit)).toEqual([`${LESSON}:10: warning: uses "steeping" before :term[…]{id=steeping}`])
  })

  test('keys that are mostly the longest option, or in one position', () => {
    const item = /- id: pick\n[\s\S]*?(?=- id: truth)/.exec(fileOf(ALL))?.[0] ?? ''
    const like = (id: string) => item.replace('id: pick', `id: ${id}`)
    const turned = (id: string) => like(id).replace(/( {4}.*\n)( {4}.*\n)/, '$2$1')
    const long = (text: string) => text.replace('text: Iran', 'text: Iran and around')
    const habits = [long(like('a')), long(turned('b')), like('c'), turned('d'), like('e')].join('')
    expect(faultsOf([ALL, item, item + habits])).toEqual([
      'items:1: warning: the key is in position 1 in 4 of 6 choice items',
    ])
    expect(faultsOf([ALL, item, long(item) + habits])[0]).toBe(
      'items:1: warning: the key is at least 25% longer than the other options in 3 of 6 choice items: pick, a, b',
    )
  })

  test('pools that may take items from each other', () => {
    const edit: Edit = [
      'quizzes/mixed.yaml',
      '{ concepts: [heat], count: 3 }',
      '{ concepts: [heat], count: 9 }\n  - { concepts: [heat, leaves], count: 1 }',
    ]
    expect(faultsOf(edit)).toEqual([
      'quizzes/mixed.yaml:5: warning: pools that share heat might need more than its 9 items',
    ])
  })

  test('a course without its quizzes, and unused content', () => {
    const files = smallCourse([LESSON, '::figure{id=cups}', '']).filter(
      ({ path }) => !path.startsWith('quizzes/'),
    )
    expect(parseCourse(files).faults.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: the course has no mixed quiz',
      'warning: the course has no final quiz',
      'warning: the core area brewing has no quiz',
      'warning: no lesson shows the figure cups',
      'warning: has no lesson quiz',
    ])
  })
})

test('a claim needs two items in addition to checks', () => {
  const files = smallCourse().map((file) =>
    file.path === ALL ? { ...file, text: file.text.slice(0, file.text.indexOf('- id: truth')) } : file,
  )
  const { faults } = parseCourse(files)
  expect(faults).toContainEqual({
    severity: 'error',
    file: 'claims.yaml',
    line: 1,
    message: 'f01 is tested by 1 item; at least 2 are required',
  })
})

test('names.yaml is optional and lists names with their respelling', () => {
  const names = { path: 'names.yaml', text: '- { name: Assam, say: uh-SAHM, about: A region in India. }' }
  const { course, faults } = parseCourse([...smallCourse(), names])
  expect(faults).toEqual([])
  expect(course?.names).toEqual([{ name: 'Assam', say: 'uh-SAHM', about: 'A region in India.' }])
  expect(parseCourse(smallCourse()).course?.names).toEqual([])
})

test('an unknown file is an error', () => {
  const { faults } = parseCourse([...smallCourse(), { path: 'items/more.yml', text: '[]' }])
  expect(faults).toEqual([
    { severity: 'error', file: 'items/more.yml', line: 1, message: 'isn’t a known course file' },
  ])
})

test('without a readable course.yaml there is no course', () => {
  expect(parseCourse([])).toEqual({
    course: null,
    faults: [{ severity: 'error', file: 'course.yaml', line: 1, message: 'is missing' }],
  })
})

describe('images', () => {
  const image = { hash: '0123456789abcdef', bytes: 100, size: { width: 20, height: 10 } }
  const pot = { path: 'images/pot.png', text: image.hash, image }
  const shown: Edit = [LESSON, 'It needs *eighty* degrees.', 'See it: ![A pot](images/pot.png)']
  const asked: Edit = [ALL, /explanation: .*/, "explanation: 'As in ![A pot](images/pot.png).'"]
  const read = (files: Parameters<typeof parseCourse>[0]) => {
    const { course, faults } = parseCourse(files)
    const messages = faults.map(({ file, message }) => `${file}: ${message}`)
    return { course, faults: messages.filter((message) => message.includes('image')) }
  }

  test('of lessons and questions refer to their content', () => {
    const { course, faults } = read([...smallCourse(shown, asked), pot])
    expect(faults).toEqual([])
    expect(JSON.stringify(course?.lessons)).toContain('"/courses/tea/images/0123456789abcdef/pot.png"')
    expect(JSON.stringify(course?.items)).toContain(
      'As in ![A pot](course-image:tea/0123456789abcdef/pot.png/20x10).',
    )
  })

  test('that are missing, unused, too large, or have no alt text are reported', () => {
    expect(read(smallCourse(shown)).faults).toContain(`${LESSON}: there is no image images/pot.png`)
    expect(read([...smallCourse(), pot]).faults).toEqual([
      'images/pot.png: isn’t shown by any lesson or question',
    ])
    const faultOf = (change: object) =>
      read([...smallCourse(shown), { ...pot, image: { ...image, ...change } }]).faults[0]
    expect(faultOf({ size: { width: 2_001, height: 10 } })).toMatch(/^images\/pot.png: is 2001 by 10 pixels/)
    expect(faultOf({ bytes: 1_000_001 })).toMatch(/an image can have 1 MB$/)
    expect(faultOf({ size: null })).toBe('images/pot.png: isn’t a PNG, JPEG, or WebP image')
    const silent: Edit = [LESSON, 'It needs *eighty* degrees.', '![](images/pot.png)']
    expect(read([...smallCourse(silent), pot]).faults).toEqual([
      `${LESSON}: an image needs an alt text: ![alt text](images/name.png)`,
    ])
    const unread: Edit = [ALL, /explanation: .*/, "explanation: '![](images/pot.png)'"]
    expect(read([...smallCourse(unread), pot]).faults[0]).toMatch(/An image needs an alt text/)
  })
})
