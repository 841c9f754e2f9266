import { LIMITS } from './limits'
import type { Place, Problem } from './question'
import { collapse } from './rich-text'

/** Thrown by readers for one question that can't be read; the reader of the file catches it and continues. */
export class QuestionError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly place?: Place,
  ) {
    super(message)
  }
}

/** @throws {QuestionError} `too-few-options` for fewer than two */
export function requireTwo(
  parts: readonly unknown[],
  message = 'A question needs at least two options.',
): void {
  if (parts.length < 2) throw new QuestionError('too-few-options', message)
}

export function notANumber(text: string): QuestionError {
  return new QuestionError('not-a-number', `“${text}” isn’t a number.`)
}

/** Thrown for a file that can't be read at all. */
export class FileError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly line = 0,
  ) {
    super(message)
  }
}

/** Collects the problems of one file. */
export class ProblemList {
  readonly list: Problem[] = []
  #isReading = false

  constructor(readonly file?: string | undefined) {}

  error(line: number, code: string, message: string, question?: string): void {
    this.#add('error', line, code, message, question)
  }

  warn(line: number, code: string, message: string, question?: string): void {
    this.#add('warning', line, code, message, question)
  }

  /** Runs the reader of one question: if it can't be read, the problem is listed and nothing is returned. */
  attempt<T>(line: number, name: string | undefined, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error
      this.error(error.place?.line ?? line, error.code, error.message, name)
      return undefined
    }
  }

  /** Runs the reader of a file: if it can't be read, the problem is listed. */
  attemptFile<T>(read: () => T): T | undefined {
    this.#isReading = true
    try {
      return read()
    } catch (error) {
      this.#isReading = false
      if (!(error instanceof FileError)) throw error
      this.error(error.line, error.code, error.message)
      return undefined
    }
  }

  /** A file with thousands of errors is in another format: reading it to the end would take long and help no one. */
  #add(severity: Problem['severity'], line: number, code: string, message: string, question?: string): void {
    if (this.#isReading && severity === 'error' && this.list.length >= LIMITS.problems) {
      const text = `The file has more than ${LIMITS.problems} problems. The rest wasn’t read. Check that the format is right.`
      throw new FileError('too-many-problems', text, line)
    }
    this.list.push({
      severity,
      line,
      code,
      message,
      ...(this.file === undefined ? {} : { file: this.file }),
      ...(question === undefined ? {} : { question }),
    })
  }
}

/** The first words of a text, for a message. */
export function firstWords(text: string): string {
  const words = collapse(text)
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}
