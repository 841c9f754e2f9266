import { plainText } from '@/domain/items/rich-text'
import type { ExportQuestion } from './export-question'
import { firstWords } from './problems'

/** An image of a question, to be put into the file. */
export interface ExportImage {
  /** Without folders; unique among the images. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface ExportContext {
  /** What is exported: the name of a class, a quiz, or a course. */
  readonly title: string
  /** By the URL that the texts have (`ImageReference.src`). */
  readonly images: ReadonlyMap<string, ExportImage>
}

/** What became of a question. `exact`: the same answer earns the same share of the points and the same feedback. */
export interface ExportedQuestion {
  readonly id: string
  /** Its first words. */
  readonly name: string
  /** `none`: it isn’t in the file. */
  readonly fidelity: 'exact' | 'lossy' | 'none'
  /** What isn’t kept, in words; for `none`, why. */
  readonly lost: readonly string[]
}

export interface ExportedFile {
  readonly bytes: Uint8Array
  /** In the order of the questions. */
  readonly questions: readonly ExportedQuestion[]
}

/** A format that questions can be written in. Deleting its folder and its line in `export-formats.ts` removes it. */
export interface ExportFormat {
  readonly id: string
  readonly name: string
  /** What reads it, and what it is good for. */
  readonly about: string
  /** With the dot. */
  readonly extension: string
  readonly mediaType: string
  /** Pure: the same questions are the same bytes. */
  readonly write: (questions: readonly ExportQuestion[], context: ExportContext) => ExportedFile
}

/** Thrown by writers for a question that the format can’t represent. The message is a sentence. */
export class CannotWrite extends Error {}

/** Collects what a format doesn’t keep of one question. */
export class Losses {
  readonly #lost = new Set<string>()

  add(lost: string): void {
    this.#lost.add(lost)
  }

  addIf(isLost: boolean, lost: string): void {
    if (isLost) this.#lost.add(lost)
  }

  get list(): string[] {
    return [...this.#lost]
  }
}

/** Writes each question; one that can’t be written costs no other. */
export function writeEach<T>(
  questions: readonly ExportQuestion[],
  write: (question: ExportQuestion, losses: Losses) => T,
): { written: { question: ExportQuestion; part: T }[]; questions: ExportedQuestion[] } {
  const written: { question: ExportQuestion; part: T }[] = []
  const report = questions.map((question): ExportedQuestion => {
    const losses = new Losses()
    for (const lost of question.lost) losses.add(lost)
    const about = { id: question.id, name: firstWords(plainText(question.stem)) }
    try {
      written.push({ question, part: write(question, losses) })
    } catch (error) {
      if (!(error instanceof CannotWrite)) throw error
      return { ...about, fidelity: 'none', lost: [error.message] }
    }
    const fidelity = losses.list.length > 0 ? 'lossy' : 'exact'
    return { ...about, fidelity, lost: [...losses.list, ...question.unlinked] }
  })
  return { written, questions: report }
}

/** Notes what is lost of answers if a format has only one that earns full credit. */
export function noteOneAnswer(answers: readonly { readonly fraction: number }[], losses: Losses): void {
  losses.addIf(answers.filter(({ fraction }) => fraction > 0).length > 1, LOST.severalNumbers)
  losses.addIf(
    answers.some(({ fraction }) => fraction <= 0),
    LOST.mistakes,
  )
}

/** What several formats don’t keep, in words. */
export const LOST = {
  hints: 'Hints.',
  rule: 'The grading rule. Correct options earn a part of the points, and incorrect ones cost as much.',
  pairRule: 'The grading rule. Each correct pair earns a part of the points.',
  orderRule: 'The grading rule.',
  fractions: 'The exact points of some answers. The nearest that the format allows were written.',
  partialAnswers: 'Answers that earn a part of the points.',
  mistakes: 'Foreseen mistakes and their feedback.',
  optionFeedback: 'Feedback on single options.',
  answerFeedback: 'Feedback on single answers.',
  pairFeedback: 'Feedback on single pairs.',
  otherwise: 'Feedback on other answers.',
  lenient: 'Ignored typos, accents, and punctuation. Answers must match exactly.',
  caseSensitive: 'Uppercase and lowercase letters count as the same.',
  wildcards: 'Answers with a wildcard (*).',
  units: 'Units.',
  separators: 'Which separators of numbers are read.',
  shownNumber: 'The correct answer that is shown. It becomes the middle of the accepted numbers.',
  labels: 'The names of gaps.',
  weights: 'The exact weights of gaps.',
  tolerances: 'Tolerances of numbers in gaps. Only the exact number is accepted.',
  orderInFull: 'The grading rule. Only a completely correct order earns points.',
  severalNumbers: 'All accepted numbers but the first that earns full credit.',
  gapFeedback: 'Feedback on gaps.',
  criteriaPoints: 'Points by criterion. The model answer and the criteria are notes for graders.',
  criteria: 'The model answer, the criteria, and the word limits.',
  pictures: 'Pictures. Their alt texts are in brackets.',
  formatting: 'Formatting.',
  choiceFormatting: 'Formatting of choices.',
  siteLinks: 'Links to pages of this site.',
} as const
