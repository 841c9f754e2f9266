import { FileError, ProblemList } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { readXml, within, type XmlElement } from '../xml-tree'
import { normalizeQti } from './normalize'
import { readItem } from './read-item'

/** Reads an item of QTI 2.1, 2.2, or 3.0. */
export function readQti(bytes: Uint8Array, file?: string): ReadResult {
  const problems = new ProblemList(file)
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const root = normalizeQti(readXml(bytes))
    for (const element of requireItems(root)) {
      const name = element.attributes.title || element.attributes.identifier
      const question = problems.attempt(element.line, name, () => readItem(element))
      if (question) questions.push({ ...question, ...(file === undefined ? {} : { file }) })
      if (question && hasInstructions(element))
        problems.warn(element.line, 'rubric-left-out', 'Instructions in a rubric block were left out.', name)
    }
  })
  return { questions, problems: problems.list }
}

function requireItems(root: XmlElement): XmlElement[] {
  if (root.name === 'assessmentItem') return [root]
  const items = within(root, 'assessmentItem')
  if (items.length > 0) return items
  if (root.name.startsWith('assessment')) {
    const fix = 'Import the package that contains its questions.'
    throw new FileError(
      'no-questions',
      `The file describes a test, but contains no questions. ${fix}`,
      root.line,
    )
  }
  throw new FileError(
    'not-qti',
    `This isn’t QTI: it begins with <${root.name}>, not <assessmentItem>.`,
    root.line,
  )
}

function hasInstructions(item: XmlElement): boolean {
  return within(item, 'rubricBlock').some(({ attributes }) => /candidate/.test(attributes.view ?? ''))
}
