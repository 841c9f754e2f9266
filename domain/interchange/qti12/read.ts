import { FileError, firstWords, ProblemList } from '../problems'
import type { ReadQuestion, ReadResult, SourceQuiz } from '../question'
import type { RichText } from '../rich-text'
import { child, elements, readXml, within, wordsOf, type XmlElement } from '../xml-tree'
import { type Item, readItem, readMetadata } from './item'
import { readBody, stemOf } from './types'

/** Reads QTI 1.2 as Canvas, Respondus, and Common Cartridges write it. */
export function readQti12(bytes: Uint8Array, file?: string): ReadResult {
  const problems = new ProblemList(file)
  const questions: ReadQuestion[] = []
  const quiz = problems.attemptFile(() => {
    const root = readXml(bytes)
    requireQti12(root)
    for (const element of within(root, 'item')) {
      const question = readOne(element, file, problems)
      if (question) questions.push(question)
    }
    return readQuiz(root)
  })
  return { questions, problems: problems.list, ...(quiz ? { package: quiz } : {}) }
}

function requireQti12(root: XmlElement): void {
  if (root.name !== 'questestinterop')
    throw new FileError(
      'not-qti',
      `This isn’t QTI 1.2: it begins with <${root.name}>, not <questestinterop>.`,
      root.line,
    )
  const items = within(root, 'item')
  if (items.length === 0 && within(root, 'assessment', 'objectbank').length === 0)
    throw new FileError('no-questions', 'The file has no questions.', root.line)
  const isBlackboard = items.some((item) => within(item, 'mat_formattedtext', 'bbmd_questiontype').length > 0)
  if (isBlackboard) {
    const fix = 'In Blackboard, export the test as a QTI 2.1 package.'
    throw new FileError(
      'dialect',
      `The questions are in Blackboard’s own dialect of QTI 1.2, which isn’t read. ${fix}`,
      root.line,
    )
  }
}

function readOne(
  element: XmlElement,
  file: string | undefined,
  problems: ProblemList,
): ReadQuestion | undefined {
  const name = element.attributes.title || element.attributes.ident || undefined
  return problems.attempt(element.line, name, () => {
    const item = readItem(element)
    const body = readBody(item)
    const question: ReadQuestion = {
      line: item.line,
      ...(file === undefined ? {} : { file }),
      title: item.title,
      ident: item.ident,
      stem: stemOf(item),
      ...(item.sourceType === undefined ? {} : { sourceType: item.sourceType }),
      ...(item.points === undefined ? {} : { mark: item.points }),
      ...wholeFeedback(item),
      ...body,
    }
    if (question.stem.text.isEmpty && question.type !== 'essay' && (question.options ?? []).length === 0)
      problems.warn(item.line, 'empty-stem', 'The question has no text.', name)
    if (question.noKey) {
      const fix = 'Mark the correct answer before you publish it.'
      problems.warn(item.line, 'no-key', `The file doesn’t say which answer is correct. ${fix}`, name)
    }
    return question
  })
}

function wholeFeedback({ feedback }: Item): Partial<ReadQuestion> {
  const general = feedback.get('general_fb')
  const combined: Record<string, RichText> = {}
  const correct = feedback.get('correct_fb')
  const incorrect = feedback.get('general_incorrect_fb')
  if (correct) combined.correct = correct
  if (incorrect) combined.incorrect = incorrect
  return {
    ...(general ? { generalFeedback: general } : {}),
    ...(correct || incorrect ? { combinedFeedback: combined } : {}),
  }
}

function readQuiz(root: XmlElement): SourceQuiz | undefined {
  const quiz = child(root, 'assessment', 'objectbank')
  if (quiz === undefined) return undefined
  const isBank = quiz.name === 'objectbank'
  const groups = within(quiz, 'section').flatMap((section) => readGroup(section) ?? [])
  return {
    kind: isBank ? 'objectbank' : 'assessment',
    title: quiz.attributes.title ?? readMetadata(quiz).get('bank_title') ?? null,
    ...(groups.length > 0 ? { groups } : {}),
  }
}

/** A section that a number of questions is drawn from. */
function readGroup(section: XmlElement): NonNullable<SourceQuiz['groups']>[number] | null {
  const selection = child(child(section, 'selection_ordering'), 'selection')
  const pick = Number(firstWords(wordsOf(child(selection, 'selection_number'))))
  if (!Number.isInteger(pick) || pick < 1) return null
  return {
    section: section.attributes.title ?? null,
    pick,
    bank: wordsOf(child(selection, 'sourcebank_ref')).trim() || null,
    items: elements(section, 'item').length,
  }
}
