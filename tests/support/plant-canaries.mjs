import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml'
import { CANARY_ANSWER, CANARY_NUMBER, CANARY_WORD } from './canary-words.mjs'

const TEXTS = ['why', 'feedback', 'explanation']

/**
 * Copies the courses to a folder and plants a word in every hint, explanation, reason, and feedback, plus one
 * accepted answer for each typed question.
 * @returns the folder
 */
export async function plantCanaries(target = path.resolve('test-results-data/content')) {
  await rm(target, { recursive: true, force: true })
  await cp(path.resolve('content'), target, { recursive: true })
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.yaml') || path.basename(entry.parentPath) !== 'items') continue
    const file = path.join(entry.parentPath, entry.name)
    await writeFile(file, plant(await readFile(file, 'utf8')))
  }
  return target
}

function plant(text) {
  const document = parseDocument(text)
  visit(document, {
    Pair(_, { key, value }) {
      if (TEXTS.includes(key.value) && isScalar(value)) value.value += ` ${CANARY_WORD}`
      if (key.value === 'hints' && isSeq(value))
        for (const hint of value.items) hint.value += ` ${CANARY_WORD}.`
      if (key.value === 'answers' && isSeq(value)) value.add(document.createNode(anotherAnswer(value)))
    },
  })
  return document.toString({ lineWidth: 0 })
}

function anotherAnswer({ items: [first] }) {
  return isMap(first) && first.has('text') ? { text: CANARY_ANSWER } : { value: CANARY_NUMBER }
}
