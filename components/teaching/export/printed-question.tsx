import type { ReactNode } from 'react'
import { RichLine, RichText } from '@/components/items/rich-text'
import { formatNumericKey, formatTextKey } from '@/domain/grading/format-key'
import { type ExportGap, type ExportQuestion, replaceGaps } from '@/domain/interchange/export-question'
import { escapeMarkdown } from '@/domain/interchange/formulas'

type Props = { question: ExportQuestion; number: number }

/** A question on paper, with room for the answer and without its key. */
export function PrintedQuestion({ question, number }: Props) {
  return (
    <li className="printed-question">
      <div className="flex gap-3">
        <span className="font-semibold">{number}.</span>
        <div className="grid min-w-0 flex-1 gap-3">
          <RichText text={question.stem} />
          <AnswerSpace body={question.body} />
        </div>
      </div>
    </li>
  )
}

function AnswerSpace({ body }: Pick<ExportQuestion, 'body'>): ReactNode {
  switch (body.kind) {
    case 'choice':
      return (
        <>
          {body.rule !== null && <p className="text-sm">Select all that apply.</p>}
          <Options texts={body.options.map(({ text }) => text)} isSingle={body.rule === null} />
        </>
      )
    case 'truth':
      return <Options texts={['True', 'False']} isSingle />
    case 'pairs':
      return (
        <>
          <p className="text-sm">Write the letter of the right choice next to each line.</p>
          <ol className="grid gap-2">
            {body.stems.map(({ id, text }) => (
              <li key={id} className="flex gap-3">
                <Blank isShort />
                <span>
                  <RichLine text={text} />
                </span>
              </li>
            ))}
          </ol>
          <Lettered texts={inOrder(body.choices)} />
        </>
      )
    case 'order':
      return (
        <>
          <p className="text-sm">Number the lines in the correct order.</p>
          <ul className="grid gap-2">
            {inOrder(body.elements).map((text) => (
              <li key={text} className="flex gap-3">
                <Blank isShort />
                <span>
                  <RichLine text={text} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )
    case 'number':
    case 'text':
      return <Blank />
    case 'gaps':
      return (
        <>
          <RichText text={replaceGaps(body.text, body.gaps, (_, index) => `(${index + 1}) ____________`)} />
          <ul className="grid gap-1 text-sm">
            {body.gaps.map((gap, index) =>
              gap.kind === 'choice' ? (
                <li key={gap.id}>
                  ({index + 1}) <RichLine text={gap.options.map(({ text }) => text).join(' / ')} />
                </li>
              ) : null,
            )}
          </ul>
        </>
      )
    case 'essay':
      return (
        <>
          <p className="text-sm">
            Write {body.minWords} to {body.maxWords} words.
          </p>
          {Array.from({ length: Math.ceil(body.maxWords / 15) }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: all lines are alike
            <Blank key={index} />
          ))}
        </>
      )
  }
}

/** By their texts, so that the order says nothing about the key. */
function inOrder(entries: readonly { readonly text: string }[]): string[] {
  return entries.map(({ text }) => text).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

function Options({ texts, isSingle }: { texts: readonly string[]; isSingle: boolean }) {
  return (
    <ol className="grid gap-2">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options can have the same text
        <li key={index} className="flex gap-3">
          <span
            aria-hidden
            className={`mt-1 size-4 shrink-0 border border-ink ${isSingle ? 'rounded-full' : ''}`}
          />
          <span>
            {letter(index)}. <RichLine text={text} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Lettered({ texts }: { texts: readonly string[] }) {
  return (
    <ol className="grid gap-1">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: choices can have the same text
        <li key={index}>
          {letter(index)}. <RichLine text={text} />
        </li>
      ))}
    </ol>
  )
}

function letter(index: number): string {
  return String.fromCharCode(65 + index)
}

function Blank({ isShort = false }: { isShort?: boolean }) {
  return (
    <span aria-hidden className={`block border-ink border-b ${isShort ? 'w-10 shrink-0' : 'mt-5 w-full'}`} />
  )
}

/** The correct answer to a printed question, with the letters of the question’s sheet, and the explanation. */
export function PrintedKey({ question, number }: Props) {
  const keys = keysOf(question.body)
  return (
    <li className="printed-question flex gap-3">
      <span className="font-semibold">{number}.</span>
      <div className="grid min-w-0 flex-1 gap-1">
        {keys.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers can have the same text
          <p key={index} className="wrap-anywhere font-semibold">
            <RichLine text={text} />
          </p>
        ))}
        <RichText text={question.explanation} className="text-muted text-sm" />
      </div>
    </li>
  )
}

/** Markdown, one line each. Accepted answers are plain text. */
function keysOf(body: ExportQuestion['body']): string[] {
  switch (body.kind) {
    case 'choice':
      return body.options.flatMap(({ isKey, fraction, text }, index) =>
        (body.rule === null ? fraction === 1 : isKey) ? `${letter(index)}. ${text}` : [],
      )
    case 'truth':
      return [body.answer ? 'True' : 'False']
    case 'pairs': {
      const letters = inOrder(body.choices)
      return body.stems.map(({ text, choice }) => {
        const label = body.choices.find(({ id }) => id === choice)?.text ?? ''
        return `${text} → ${letter(letters.indexOf(label))}. ${label}`
      })
    }
    case 'order':
      return body.elements.map(({ text }, index) => `${index + 1}. ${text}`)
    case 'number':
      return [escapeMarkdown(formatNumericKey(body))]
    case 'text':
      return [escapeMarkdown(formatTextKey(body.answers))]
    case 'gaps':
      return body.gaps.map((gap, index) => `(${index + 1}) ${gapKey(gap)}`)
    case 'essay':
      return [escapeMarkdown(body.modelAnswer)]
  }
}

function gapKey(gap: ExportGap): string {
  if (gap.kind === 'choice') return gap.options.find(({ fraction }) => fraction === 1)?.text ?? ''
  return escapeMarkdown(gap.kind === 'number' ? formatNumericKey(gap) : formatTextKey(gap.answers))
}

/** A line of the answer sheet: letters to mark, or room to write. */
export function AnswerLine({ question: { body }, number }: Props) {
  const letters =
    body.kind === 'choice'
      ? body.options.map((_, index) => letter(index))
      : body.kind === 'truth'
        ? ['True', 'False']
        : null
  return (
    <li className="printed-question flex items-center gap-4 py-2">
      <span className="w-8 font-semibold">{number}.</span>
      {letters === null ? (
        <Blank />
      ) : (
        <span className="flex flex-wrap gap-4">
          {letters.map((name) => (
            <span key={name} className="inline-flex items-center gap-1">
              <span aria-hidden className="size-4 rounded-full border border-ink" />
              {name}
            </span>
          ))}
        </span>
      )}
    </li>
  )
}
