import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Item, ItemSchema } from '@/domain/items/item'
import { parseRichText, plainText } from '@/domain/items/rich-text'
import { arbitraryItem } from '@/tests/support/arbitrary-items'
import { exportQuestion } from './export-by-type'
import type { ExportFormat } from './export-format'
import { EXPORT_FORMATS } from './export-formats'
import { intervalOf } from './export-numbers'
import {
  type ExportGap,
  type ExportNumbers,
  type ExportOption,
  type ExportQuestion,
  replaceGaps,
} from './export-question'
import type { ReadAnswer, ReadGap, ReadOption, ReadOtherwise, ReadQuestion } from './question'
import { type ReadFile, readInterchangeFile } from './read-file'
import type { RichText } from './rich-text'

const CONTEXT = { title: 'Class', images: new Map() }

function writeAndRead(format: ExportFormat, items: readonly Item[]) {
  const file = format.write(
    items.map((item) => exportQuestion(item, { concept: 'A/B: c', source: 'Paragraph 3' })),
    CONTEXT,
  )
  return { ...file, read: readBack(format, file.bytes) }
}

function readBack(format: ExportFormat, bytes: Uint8Array): ReadFile {
  if (!format.extension.endsWith('.zip'))
    return readInterchangeFile({ name: `file${format.extension}`, bytes }, format.id)
  const entries = unzipSync(bytes)
  const files = { names: Object.keys(entries), read: (name: string) => entries[name] ?? null }
  return readInterchangeFile({ name: 'file.zip', bytes, package: files })
}

const formatNamed = (id: string) => {
  const format = EXPORT_FORMATS.find((candidate) => candidate.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format
}

/** The content of a text: markup, but not how it is typed. */
const rich = (...texts: string[]) =>
  JSON.stringify(texts.flatMap(parseRichText)).replace(/\s+/g, ' ').replaceAll(' "', '"')
const words = (markdown: string) => plainText(markdown).replace(/\s+/g, ' ').trim()
const richRead = (read: RichText | undefined) => (read === undefined ? undefined : rich(read.markdown))
const richOwn = (markdown: string | undefined) => (markdown === undefined ? undefined : rich(markdown))
const round = (value = 0) => Math.round(value * 1e5) / 1e5

/** An accepted interval with what it earns. */
function numbersRead(answers: readonly ReadAnswer[] = []) {
  return answers.map(({ value = '0', tolerance, fraction, feedback }) => {
    const { min, max } =
      tolerance?.type === 'range'
        ? tolerance
        : intervalOf({ value, tolerance: tolerance ?? { type: 'none' }, fraction })
    return [
      Number(Number(min).toFixed(9)),
      Number(Number(max).toFixed(9)),
      round(fraction),
      richRead(feedback),
    ]
  })
}

function numbersOwn({ answers }: Pick<ExportNumbers, 'answers'>) {
  return answers.map((answer) => {
    const { min, max } = intervalOf(answer)
    return [
      Number(Number(min).toFixed(9)),
      Number(Number(max).toFixed(9)),
      round(answer.fraction),
      richOwn(answer.feedback),
    ]
  })
}

const optionsRead = (options: readonly ReadOption[] = []) =>
  options.map(({ text, fraction, feedback }) => [rich(text.markdown), round(fraction), richRead(feedback)])
const optionsOwn = (options: readonly ExportOption[], weights: readonly number[]) =>
  options.map(({ text, feedback }, index) => [rich(text), round(weights[index]), richOwn(feedback)])
const textsRead = (answers: readonly ReadAnswer[] = []) =>
  answers.map(({ text, fraction, feedback }) => [text, round(fraction), richRead(feedback)])
const restRead = (otherwise: ReadOtherwise | undefined) => richRead(otherwise?.feedback)

/** What each option adds, by the rule that the format has. */
function weights({ body }: ExportQuestion): number[] {
  if (body.kind !== 'choice') return []
  if (body.rule === null || body.rule === 'option-fractions')
    return body.options.map(({ fraction }) => fraction)
  const keys = body.options.filter(({ isKey }) => isKey).length
  return body.options.map(({ isKey }) => (isKey ? 1 : -1) / keys)
}

function gapRead({ type, weight, options, answers, otherwise }: ReadGap) {
  if (type === 'choice') return { weight, options: optionsRead(options) }
  const rest = { weight, otherwise: restRead(otherwise) }
  return type === 'numeric'
    ? { ...rest, numbers: numbersRead(answers) }
    : { ...rest, texts: textsRead(answers) }
}

function gapOwn(gap: ExportGap) {
  const { weight } = gap
  if (gap.kind === 'choice')
    return {
      weight,
      options: optionsOwn(
        gap.options,
        gap.options.map(({ fraction }) => fraction),
      ),
    }
  const rest = { weight, otherwise: richOwn(gap.otherwise) }
  if (gap.kind === 'number') return { ...rest, numbers: numbersOwn(gap) }
  return {
    ...rest,
    texts: gap.answers.map(({ text, fraction, feedback }) => [text, round(fraction), richOwn(feedback)]),
  }
}

/** Weights count in relation to each other. */
function sharesOf<T extends { weight: number }>(gaps: readonly T[]): T[] {
  const whole = gaps.reduce((sum, { weight }) => sum + weight, 0)
  return gaps.map((gap) => ({ ...gap, weight: round(gap.weight / whole) }))
}

/** What Moodle’s formats must keep of a question. */
function ownInMoodle(question: ExportQuestion) {
  const { body, explanation, stem } = question
  const about = { explanation: rich(explanation) }
  switch (body.kind) {
    case 'choice':
      return {
        ...about,
        stem: rich(stem),
        options: optionsOwn(body.options, weights(question)),
        isSingle: body.rule === null,
      }
    case 'truth':
      return { ...about, stem: rich(stem), answer: body.answer, wrong: richOwn(body.otherwise) }
    case 'pairs': {
      const textOf = (id: string) => words(body.choices.find((choice) => choice.id === id)?.text ?? '')
      const used = new Set(body.stems.map(({ choice }) => choice))
      return {
        ...about,
        stem: rich(stem),
        pairs: body.stems.map(({ text, choice }) => [rich(text), textOf(choice)]),
        extra: body.choices.filter(({ id }) => !used.has(id)).map(({ text }) => words(text)),
      }
    }
    case 'order':
      return {
        ...about,
        stem: rich(stem),
        elements: body.elements.map(({ text }) => rich(text)),
        rule: body.rule,
      }
    case 'number':
      return { ...about, stem: rich(stem), numbers: numbersOwn(body), otherwise: richOwn(body.otherwise) }
    case 'text':
      return {
        ...about,
        stem: rich(stem),
        texts: body.answers.map(({ text, fraction, feedback }) => [text, round(fraction), richOwn(feedback)]),
        otherwise: richOwn(body.otherwise),
      }
    case 'gaps':
      return {
        ...about,
        stem: rich(
          stem,
          replaceGaps(body.text, body.gaps, (_, index) => `{{${index + 1}}}`),
        ),
        gaps: sharesOf(body.gaps.map(gapOwn)),
      }
    case 'essay':
      return { ...about, stem: rich(stem) }
  }
}

function readInMoodle(read: ReadQuestion) {
  const about = { explanation: richRead(read.generalFeedback), stem: rich(read.stem.text.markdown) }
  switch (read.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...about, options: optionsRead(read.options), isSingle: read.type === 'single-choice' }
    case 'true-false':
      return { ...about, answer: read.answer, wrong: richRead(read.feedbackWrong) }
    case 'matching':
      return {
        ...about,
        pairs: read.pairs?.map(({ stem, choice }) => [rich(stem.markdown), words(choice.markdown)]),
        extra: (read.extraChoices ?? []).map(({ markdown }) => words(markdown)),
      }
    case 'ordering':
      return {
        ...about,
        elements: read.elements?.map(({ markdown }) => rich(markdown)),
        rule: read.casebook?.grading,
      }
    case 'numeric':
      return { ...about, numbers: numbersRead(read.answers), otherwise: restRead(read.otherwise) }
    case 'short-text':
      return { ...about, texts: textsRead(read.answers), otherwise: restRead(read.otherwise) }
    case 'cloze':
      return { ...about, gaps: sharesOf((read.gaps ?? []).map(gapRead)) }
    default:
      return about
  }
}

const clean = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
const RUNS = { numRuns: 150, seed: 16 }

describe('round trips', () => {
  test('Moodle XML keeps everything that it has a place for', () => {
    fc.assert(
      fc.property(arbitraryItem(), (item) => {
        const { read } = writeAndRead(formatNamed('moodle-xml'), [item])
        expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
        const [question] = read.questions
        if (!question) throw new Error('not read')
        expect(clean(readInMoodle(question))).toEqual(clean(ownInMoodle(exportQuestion(item))))
        expect(question).toMatchObject({ idnumber: item.id, category: ['A/B: c'] })
        expect((question.hints ?? []).map(richRead)).toEqual(item.hints.map(richOwn))
      }),
      RUNS,
    )
  })

  test('GIFT keeps everything but hints', () => {
    fc.assert(
      fc.property(arbitraryItem(), (item) => {
        const { read, questions } = writeAndRead(formatNamed('gift'), [item])
        expect(read.questions).toHaveLength(questions[0]?.fidelity === 'none' ? 0 : 1)
        const [question] = read.questions
        if (!question) return
        expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(question).toMatchObject({ idnumber: item.id, category: ['A/B: c'] })
        if (item.type === 'cloze') return
        expect(clean(readInMoodle(question))).toEqual(clean(ownInMoodle(exportQuestion(item))))
      }),
      RUNS,
    )
  })
})

/** What a QTI item must keep: texts, keys, points, and feedback on options. */
function ownInQti({ body, stem }: ExportQuestion) {
  const about = { stem: rich(stem) }
  switch (body.kind) {
    case 'choice': {
      const isAll = body.rule === 'all-or-nothing'
      const fractions = isAll
        ? body.options.map(({ isKey }) => (isKey ? 1 : 0))
        : weights({ body } as ExportQuestion)
      return { ...about, options: optionsOwn(body.options, fractions), isSingle: body.rule === null }
    }
    case 'truth':
      return { ...about, answer: body.answer }
    case 'pairs': {
      const textOf = (id: string) => rich(body.choices.find((choice) => choice.id === id)?.text ?? '')
      return { ...about, pairs: body.stems.map(({ text, choice }) => [rich(text), textOf(choice)]) }
    }
    case 'order':
      return { ...about, elements: body.elements.map(({ text }) => rich(text)) }
    case 'number':
      return { numbers: numbersOwn(body).filter(isFull).slice(0, 1).map(withoutFeedback) }
    case 'text':
      return {
        texts: body.answers
          .filter(({ text }) => !/(?<!\\)\*/.test(text))
          .map(({ text, fraction }) => [text, round(fraction)]),
        isCaseSensitive: body.isCaseSensitive,
      }
    case 'gaps':
      return { gaps: body.gaps.map(gapInQti) }
    case 'essay':
      return about
  }
}

const isFull = (answer: readonly unknown[]) => answer[2] === 1
const withoutFeedback = (answer: readonly unknown[]) => answer.slice(0, 3)

/** The first correct choice, all literal texts, and the first number with full credit. */
function gapInQti(gap: ExportGap) {
  if (gap.kind === 'choice')
    return gap.options.map(({ text, id }) => [
      words(text),
      id === gap.options.find(({ fraction }) => fraction === 1)?.id,
    ])
  if (gap.kind === 'number') return numbersOwn(gap).filter(isFull).slice(0, 1).map(withoutFeedback)
  return gap.answers.filter(isLiteral).map(({ text, fraction }) => [text, round(fraction)])
}

function readGapInQti({ type, options, answers }: ReadGap) {
  if (type === 'choice') return options?.map(({ text, fraction }) => [words(text.markdown), fraction === 1])
  if (type === 'numeric') return numbersRead(answers).map(withoutFeedback)
  return answers?.map(({ text, fraction }) => [text, round(fraction)])
}

const isLiteral = ({ text }: { text: string }) => !/(?<!\\)\*/.test(text)

/** Canvas accepts the literal texts and the exact numbers with full credit. */
function gapInCanvas(gap: ExportGap) {
  if (gap.kind === 'choice') return gap.options.map(({ text, fraction }) => [words(text), fraction === 1])
  if (gap.kind === 'number')
    return gap.answers.filter(({ fraction }) => fraction === 1).map(({ value }) => [value, true])
  return gap.answers
    .filter((answer) => answer.fraction === 1 && isLiteral(answer))
    .map(({ text }) => [text.replaceAll('\\*', '*'), true])
}

function readGapInCanvas({ type, options, answers }: ReadGap) {
  if (type === 'choice') return options?.map(({ text, fraction }) => [words(text.markdown), fraction === 1])
  return answers?.map(({ text, fraction }) => [text, fraction === 1])
}

function readInQti({
  type,
  stem,
  options,
  answer,
  pairs,
  elements,
  gaps,
  answers,
  caseSensitive,
}: ReadQuestion) {
  const about = { stem: rich(stem.text.markdown) }
  switch (type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...about, options: optionsRead(options), isSingle: type === 'single-choice' }
    case 'true-false':
      return { ...about, answer }
    case 'matching':
      return {
        ...about,
        pairs: pairs?.map(({ stem: line, choice }) => [rich(line.markdown), rich(choice.markdown)]),
      }
    case 'ordering':
      return { ...about, elements: elements?.map(({ markdown }) => rich(markdown)) }
    case 'numeric':
      return { numbers: numbersRead(answers).map(withoutFeedback) }
    case 'short-text':
      return {
        texts: answers?.map(({ text, fraction }) => [text, round(fraction)]),
        isCaseSensitive: caseSensitive,
      }
    case 'numeric-or-cloze':
      return { numbers: numbersRead(gaps?.[0]?.answers).map(withoutFeedback) }
    case 'short-text-or-cloze':
      return {
        texts: gaps?.[0]?.answers?.map(({ text, fraction }) => [text, round(fraction)]),
        isCaseSensitive: gaps?.[0]?.caseSensitive,
      }
    case 'cloze':
      return { gaps: gaps?.map(readGapInQti) }
    default:
      return about
  }
}

test.each(['qti2', 'qti3'])('%s keeps texts, keys, points, and feedback on options', (id) => {
  fc.assert(
    fc.property(arbitraryItem(), (item) => {
      const { read } = writeAndRead(formatNamed(id), [item])
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const [question] = read.questions
      if (!question) throw new Error('not read')
      expect(question.ident).toBe(item.id)
      expect((question.modalFeedback as RichText[]).map(richRead)).toEqual([rich(item.explanation)])
      // One gap is read as a field.
      if (item.type === 'cloze' && item.gaps.length === 1) return
      expect(clean(readInQti(question))).toEqual(clean(ownInQti(exportQuestion(item))))
    }),
    RUNS,
  )
})

/** What Canvas must keep. It gives full credit for every accepted answer. */
function ownInCanvas(question: ExportQuestion) {
  const { body, explanation, stem } = question
  const about = { explanation: rich(explanation), stem: rich(stem) }
  switch (body.kind) {
    case 'choice': {
      const fractions = body.options.map(({ isKey, fraction }) =>
        body.rule === null ? fraction : isKey ? 1 : 0,
      )
      return { ...about, options: optionsOwn(body.options, fractions) }
    }
    case 'truth':
      return { ...about, answer: body.answer, wrong: richOwn(body.otherwise) }
    case 'pairs': {
      const textOf = (id: string) => words(body.choices.find((choice) => choice.id === id)?.text ?? '')
      return { ...about, pairs: body.stems.map(({ text, choice }) => [words(text), textOf(choice)]) }
    }
    case 'number':
      return { ...about, numbers: numbersOwn(body).filter(isFull) }
    case 'text':
      return {
        ...about,
        texts: body.answers
          .filter(({ text, fraction }) => fraction === 1 && !/(?<!\\)\*/.test(text))
          .map(({ text }) => text),
      }
    case 'gaps':
      return { explanation: rich(explanation), gaps: body.gaps.map(gapInCanvas) }
    default:
      return about
  }
}

function readInCanvas(read: ReadQuestion) {
  const about = { explanation: richRead(read.generalFeedback), stem: rich(read.stem.text.markdown) }
  switch (read.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...about, options: optionsRead(read.options) }
    case 'true-false':
      return { ...about, answer: read.answer, wrong: richRead(read.feedbackWrong) }
    case 'matching':
      return {
        ...about,
        pairs: read.pairs?.map(({ stem, choice }) => [words(stem.markdown), words(choice.markdown)]),
      }
    case 'numeric':
      return { ...about, numbers: numbersRead(read.answers) }
    case 'short-text':
      return { ...about, texts: read.answers?.map(({ text }) => text) }
    case 'cloze':
      return { explanation: about.explanation, gaps: read.gaps?.map(readGapInCanvas) }
    default:
      return about
  }
}

test('Canvas keeps texts, keys, points, and feedback', () => {
  fc.assert(
    fc.property(arbitraryItem(), (item) => {
      const { read, questions } = writeAndRead(formatNamed('qti12'), [item])
      expect(read.questions).toHaveLength(questions[0]?.fidelity === 'none' ? 0 : 1)
      const [question] = read.questions
      if (!question) return
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(question.ident).toBe(item.id)
      expect(clean(readInCanvas(question))).toEqual(clean(ownInCanvas(exportQuestion(item))))
    }),
    RUNS,
  )
})

test('CSV keeps the words of questions, keys, and explanations', () => {
  fc.assert(
    fc.property(arbitraryItem(), (item) => {
      const { read, questions } = writeAndRead(formatNamed('csv'), [item])
      expect(read.questions).toHaveLength(questions[0]?.fidelity === 'none' ? 0 : 1)
      const [question] = read.questions
      if (!question) return
      const { body } = exportQuestion(item)
      expect(words(question.stem.text.markdown)).toBe(words(item.stem))
      expect(words(question.generalFeedback?.markdown ?? '')).toBe(words(item.explanation))
      expect(question.idnumber).toBe(item.id)
      if (body.kind === 'choice') {
        const isKey = (option: ExportOption) => (body.rule === null ? option.fraction === 1 : option.isKey)
        const own = body.options.map((option) => [
          words(option.text).replaceAll('|', isKey(option) ? '/' : '|'),
          isKey(option),
        ])
        const isRead = question.options?.map(({ text, fraction }) => [words(text.markdown), fraction === 1])
        expect(new Set(isRead?.map(String))).toEqual(new Set(own.map(String)))
      }
      if (body.kind === 'order') expect(question.elements).toHaveLength(body.elements.length)
      if (body.kind === 'pairs') expect(question.pairs).toHaveLength(body.stems.length)
      if (body.kind === 'truth') expect(question.answer).toBe(body.answer)
      if (body.kind === 'number')
        expect(numbersRead(question.answers).map(withoutFeedback)).toEqual(
          numbersOwn(body).filter(isFull).slice(0, 1).map(withoutFeedback),
        )
    }),
    RUNS,
  )
})

test('Anki cards have the question, the key, the explanation, and the source', () => {
  fc.assert(
    fc.property(arbitraryItem(), (item) => {
      const { read } = writeAndRead(formatNamed('anki'), [item])
      expect(read.problems).toEqual([])
      const [note] = read.questions
      expect(note).toMatchObject({ guid: 'casebook-question', deck: ['Class', 'A/B: c'] })
      const [front, back] =
        note?.type === 'cloze-note' ? [note.stem.text, note.extra] : Object.values(note?.fields ?? {})
      expect(words(front?.markdown ?? '').startsWith(words(item.stem))).toBe(true)
      expect(words(back?.markdown ?? '').endsWith(`${words(item.explanation)} Paragraph 3`)).toBe(true)
      if (item.type === 'cloze') expect(front?.plain.match(/\{\{c1::/g)).toHaveLength(item.gaps.length)
    }),
    RUNS,
  )
})

const FIXTURE = '../shared/fixtures/interchange/round-trip/items.json'
const isHere = existsSync(FIXTURE)

test.skipIf(!isHere)(
  `the items to export and import again${isHere ? '' : ' (skipped: ../shared/fixtures is not here)'}`,
  () => {
    const { items } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { items: unknown[] }
    const all = items.map((item) => ItemSchema.parse(item))
    const moodle = writeAndRead(formatNamed('moodle-xml'), all)
    expect(clean(moodle.read.questions.map(readInMoodle))).toEqual(
      // The weights and grades of these items are in Moodle’s list.
      clean(all.map((item) => ownInMoodle(exportQuestion(item)))),
    )
    for (const format of EXPORT_FORMATS) {
      const { read, questions } = writeAndRead(format, all)
      const written = questions.filter(({ fidelity }) => fidelity !== 'none')
      expect(
        read.questions.map(
          ({ idnumber, ident, guid }) => idnumber ?? ident ?? guid?.replace('casebook-', ''),
        ),
      ).toEqual(written.map(({ id }) => id))
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  },
)

test('the same questions are the same bytes in every format', () => {
  fc.assert(
    fc.property(fc.array(arbitraryItem(), { maxLength: 5 }), (items) => {
      const all = items.map((item, index) => ({ ...item, id: `q${index}` }))
      for (const format of EXPORT_FORMATS)
        expect(writeAndRead(format, all).bytes).toEqual(writeAndRead(format, all).bytes)
    }),
    { numRuns: 20, seed: 16 },
  )
})
