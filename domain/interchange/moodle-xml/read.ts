import { categoryPath } from '../category'
import { LIMITS } from '../limits'
import { FileError, firstWords, ProblemList } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { sumProblem } from '../weights'
import { child, elements, readXml, wordsOf, type XmlElement } from '../xml-tree'
import { readMoodleQuestion } from './read-question'
import { rawText } from './text-part'

/** Reads a Moodle XML export: `<quiz>` with a `<question>` for each question and each change of category. */
export function readMoodleXml(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const root = requireQuiz(readXml(bytes))
    let category: string[] = []
    for (const element of elements(root, 'question')) {
      if (element.attributes.type === 'category') {
        category = categoryPath(
          wordsOf(child(child(element, 'category'), 'text') ?? child(element, 'category')),
        )
        continue
      }
      const question = readOne(element, category, problems)
      if (question) questions.push(question)
    }
  })
  return { questions, problems: problems.list }
}

function requireQuiz(root: XmlElement): XmlElement {
  if (root.name === 'question_categories') {
    const fix = 'In Moodle, open the question bank, choose Export, then “Moodle XML format”.'
    throw new FileError(
      'moodle-backup',
      `This is a part of a course backup, not an export of questions. ${fix}`,
      root.line,
    )
  }
  if (root.name !== 'quiz')
    throw new FileError(
      'not-moodle-xml',
      `This isn’t Moodle XML: it begins with <${root.name}>, not <quiz>.`,
      root.line,
    )
  const count = elements(root, 'question').length
  if (count === 0) throw new FileError('no-questions', 'The file has no questions.', root.line)
  if (count > LIMITS.questions)
    throw new FileError(
      'too-many-questions',
      `The file has more than ${LIMITS.questions} questions. Split it.`,
      root.line,
    )
  return root
}

function readOne(element: XmlElement, category: string[], problems: ProblemList): ReadQuestion | undefined {
  const name =
    firstWords(rawText(child(element, 'name'))) || firstWords(rawText(child(element, 'questiontext')))
  const report = (code: string, message: string) => problems.error(element.line, code, message, name)
  return problems.attempt(element.line, name, () => {
    const question = readMoodleQuestion(element, report)
    if (question === null) return undefined
    warnAbout(question, name, problems)
    return { ...question, ...(category.length > 0 ? { category } : {}) }
  })
}

function warnAbout(question: ReadQuestion, name: string, problems: ProblemList): void {
  if (question.type !== 'multiple-response' || question.rule !== undefined) return
  const problem = sumProblem((question.options ?? []).map(({ fraction = 0 }) => fraction))
  if (problem !== null) problems.warn(question.line, 'weights-do-not-sum', problem, name)
}
