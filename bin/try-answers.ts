import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseCourse } from '../domain/content/parse-course'
import { type TriedAnswer, tryAnswer } from '../domain/grading/try-answer'
import { type Item, ItemSchema } from '../domain/items/item'
import { readCourseFolders } from '../server/content/read-course'

/** `npm run content -- try ITEM ANSWER…`: how an item grades each answer. Needs no database and no server. */

export const TRY_USAGE = `Usage: npm run content -- try ITEM ANSWER… [--file FILE] [--json]\n\nITEM     the ID of an item in a bundled course, or a YAML file that contains one item\nANSWER   text, or JSON for selected answers: '["a","b"]', '{"s1":"c1"}'; true or false\n--file   a file of answers: a JSON array, or one answer per line; - reads standard input\n--json   prints [{answer, status, fraction, normalized, matched, feedback}] in the given order`

/** A usage error, for the person who ran the command. */
export class TryError extends Error {
  override name = 'TryError'
}

/**
 * Runs the command and returns what it prints.
 * @param args what follows `try`
 * @throws TryError
 */
export function runTry(args: readonly string[]): string {
  const { itemName, answers, isJson } = readArguments(args)
  const item = readItem(itemName)
  const tried = answers.map((answer) => tryAnswer(item, toResponse(item, answer)))
  return isJson ? JSON.stringify(tried, null, 2) : tried.map(describe).join('\n\n')
}

function readArguments(args: readonly string[]) {
  const words: string[] = []
  const answers: unknown[] = []
  let isJson = false
  let areOptionsOver = false
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (areOptionsOver || !word.startsWith('--')) {
      // Answers count in the given order, wherever a file of them is listed. A single dash starts a negative number.
      if (words.length === 0) words.push(word)
      else answers.push(word)
    } else if (word === '--') areOptionsOver = true
    else if (word === '--json') isJson = true
    else if (word === '--file' || word.startsWith('--file=')) {
      const file = word === '--file' ? args[++at] : word.slice('--file='.length)
      if (!file) throw new TryError(`--file needs a file name.\n\n${TRY_USAGE}`)
      answers.push(...readAnswers(file))
    } else throw new TryError(`Unknown option ${word}.\n\n${TRY_USAGE}`)
  }
  const [itemName] = words
  if (itemName === undefined || answers.length === 0) throw new TryError(TRY_USAGE)
  return { itemName, answers, isJson }
}

/** A JSON array, or one answer per line; an empty line is an empty answer. */
function readAnswers(file: string): unknown[] {
  if (file !== '-' && !existsSync(file)) throw new TryError(`There is no file ${file}.`)
  const text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\ufeff/, '')
  const json = parseJson(text)
  if (Array.isArray(json)) return json
  return text.replace(/\r?\n$/, '').split(/\r?\n/)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Fields that don't matter for grading may be missing from a file. */
const PLACEHOLDERS = {
  ...{ id: 'item', stem: 'A question', explanation: 'An explanation', hints: [] },
  ...{ claims: ['f01'], paragraphs: [1], concept: 'concept', section: 'lesson#section' },
}

function readItem(name: string): Item {
  if (existsSync(name)) return readItemFile(name)
  for (const { files } of readCourseFolders()) {
    const found = parseCourse(files).course?.items.find(({ item }) => item.id === name)
    if (found) return found.item
  }
  throw new TryError(`No item has the ID ${name}, and no file has that name.`)
}

function readItemFile(file: string): Item {
  let content: unknown
  try {
    content = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new TryError(`${file} can’t be read as YAML: ${error instanceof Error ? error.message : error}`)
  }
  const [item, ...more] = Array.isArray(content) ? content : [content]
  if (more.length > 0)
    throw new TryError(`${file} contains ${more.length + 1} items. Put only one item into a file.`)
  const parsed = ItemSchema.safeParse({ ...PLACEHOLDERS, ...Object(item) })
  if (!parsed.success) throw new TryError(`${file} isn’t an item:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Text stays text for typed answers; other types take JSON, and an ID as it is. */
function toResponse(item: Item, answer: unknown): unknown {
  if (typeof answer !== 'string') return answer
  const json = parseJson(answer)
  switch (item.type) {
    case 'short-text':
      return answer
    case 'numeric':
      // Only a number with a separate field for its unit is JSON.
      return typeof json === 'object' && json !== null ? json : answer
    case 'true-false':
      return /^\s*(true|false)\s*$/i.test(answer) ? answer.trim().toLowerCase() === 'true' : (json ?? answer)
    default:
      return typeof json === 'object' ? json : answer
  }
}

function describe({ answer, status, fraction, normalized, matched, feedback }: TriedAnswer): string {
  const shown = (value: unknown) =>
    value === null ? 'none' : typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return [
    shown(answer),
    `  ${status}, ${(100 * fraction).toLocaleString('en-US', { maximumFractionDigits: 2 })}% of the points`,
    `  normalized: ${shown(normalized)}`,
    `  matched: ${shown(matched)}`,
    `  feedback: ${feedback?.replaceAll('\n', '\n            ') ?? 'none'}`,
  ].join('\n')
}
