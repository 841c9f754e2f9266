import { FileError, ProblemList, QuestionError } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { readXml, within } from '../xml-tree'
import { readProblem } from './read-problem'

/** Reads a problem of Open edX. A library or course unit in one file may contain several. */
export function readOlx(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const root = readXml(bytes)
    const found = root.name === 'problem' ? [root] : within(root, 'problem')
    if (found.length === 0) throw new FileError('no-questions', 'The file has no <problem>.', root.line)
    for (const problem of found) {
      const name = problem.attributes.display_name
      const question = problems.attempt(problem.line, name, () => {
        if (problem.children.length === 0)
          throw new QuestionError('empty-stem', 'The problem is in another file.')
        return readProblem(problem)
      })
      if (question) questions.push(question)
    }
  })
  return { questions, problems: problems.list }
}
