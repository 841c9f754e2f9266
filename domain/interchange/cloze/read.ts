import { decodeText } from '../decode'
import { ProblemList } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { textIn } from '../text-in'
import { readGaps } from './gaps'

/** Reads one question in Moodle’s embedded-answers syntax from a text file. */
export function readCloze(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    problems.attempt(1, undefined, () => {
      const read = readGaps(decodeText(bytes), 'moodle', (code, message) => problems.error(1, code, message))
      if (read === null) return
      const stem = { text: textIn(read.text, 'moodle'), format: 'moodle' as const }
      questions.push({ line: 1, type: 'cloze', title: null, stem, gaps: read.gaps })
    })
  })
  return { questions, problems: problems.list }
}
