import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTry, TryError } from './try-answers'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-try-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}
const json = (...args: string[]) => JSON.parse(runTry([...args, '--json']))

const NUMBER = 'type: numeric\nformat: { decimal: ".", group: "," }\nanswers: [{ value: -5 }]\n'
const SEVERAL = `- type: multiple-response
  options: [{ id: a, text: A, key: true }, { id: b, text: B, key: true }, { id: c, text: C }]
`

test('answers are graded in the given order, including negative numbers', async () => {
  const item = await fileOf('number.yaml', NUMBER)
  const answers = await fileOf('answers.txt', '5\n\n−5\n')
  expect(json(item, '-5', '--file', answers, '-6')).toMatchObject([
    { answer: '-5', status: 'graded', fraction: 1 },
    { answer: '5', fraction: 0 },
    { answer: '', status: 'unanswered', fraction: 0 },
    { answer: '−5', fraction: 1 },
    { answer: '-6', fraction: 0 },
  ])
})

test('selected answers are JSON, one per line or in an array', async () => {
  const item = await fileOf('several.yaml', SEVERAL)
  const lines = await fileOf('lines.txt', '["a","b"]\n["a"]\nnewt')
  expect(json(item, `--file=${lines}`)).toMatchObject([
    { answer: ['a', 'b'], fraction: 1 },
    { answer: ['a'], fraction: 0.5 },
    { status: 'invalid' },
  ])
  const array = await fileOf('array.json', '[["a","b"],[]]')
  expect(json(item, '--file', array)).toMatchObject([{ fraction: 1 }, { status: 'unanswered' }])
})

test('an item of a bundled course is found by its ID', () => {
  expect(runTry(['status-demanding-body', 'newt'])).toContain('graded, 0% of the points')
}, 30_000)

test.each([
  [[], /^Usage/],
  [['an-item'], /^Usage/],
  [['an-item', 'x', '--nonsense'], /Unknown option --nonsense/],
  [['an-item', '--file'], /--file needs a file name/],
  [['an-item', '--file', '/no/such/file'], /There is no file/],
])('a call with %j gets an explanation', (args, message) => {
  expect(() => runTry(args)).toThrow(TryError)
  expect(() => runTry(args)).toThrow(message)
})

test('a file without an item gets an explanation', async () => {
  const two = await fileOf('two.yaml', `${SEVERAL}${SEVERAL}`)
  expect(() => runTry([two, 'x'])).toThrow(/contains 2 items/)
  const broken = await fileOf('broken.yaml', 'a: [')
  expect(() => runTry([broken, 'x'])).toThrow(/can’t be read as YAML/)
  const other = await fileOf('other.yaml', 'type: riddle')
  expect(() => runTry([other, 'x'])).toThrow(/isn’t an item/)
})
