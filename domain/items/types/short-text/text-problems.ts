import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { responseLimits } from '@/domain/items/response'
import { seenText } from '@/domain/items/same-text'
import { typedProblems } from '@/domain/items/typed-answers'
import { isVisible } from '@/domain/text/typed-text'
import { gradeShortText } from './grade-short-text'
import type { TextRules } from './match-text'
import { normalizePieces } from './normalize-text'
import { textSamples } from './samples'
import type { TextAnswer } from './schema'
import { patternPieces } from './text-pattern'

/** Finds texts that can’t earn their points. Paths start at the item or gap. */
export function textProblems(rules: TextRules): ItemProblem[] {
  const { answers } = rules
  return typedProblems(
    {
      answers,
      samples: () => textSamples(rules),
      grade: (sample) => gradeShortText(rules, sample),
      isOtherSpelling: (index, taker) => isOtherSpelling(answers[index], answers[taker]),
    },
    answers.flatMap(({ text }, index) => within(['answers', index], answerProblems(text, rules))),
  )
}

function answerProblems(text: string, rules: TextRules): ItemProblem[] {
  if (text.length > responseLimits.textCharacters)
    return [itemError(['text'], `An answer has at most ${responseLimits.textCharacters} characters.`)]
  const pieces = patternPieces(text)
  if (pieces.length > 1)
    return normalizePieces(pieces, rules).every((piece) => piece.trim() === '')
      ? [
          itemWarning(
            ['text'],
            `${pieces.join('') === '' ? 'A single *' : `“${text}”`} accepts every answer.`,
          ),
        ]
      : []
  const seen = seenText(pieces.join(''))
  if (!isVisible(seen)) return [itemError(['text'], 'This answer has no visible characters.')]
  if (rules.punctuationSensitive || !isPunctuation(seen)) return []
  // A regrade request can add such an answer, but it can't be the key alone.
  const hasWords = rules.answers.some(
    ({ text: other, fraction }) => fraction >= 1 && !isPunctuation(seenText(patternPieces(other).join(''))),
  )
  return [(hasWords ? itemWarning : itemError)(['text'], PUNCTUATION_ONLY)]
}

/** Whether a text has only what is ignored around an answer. */
function isPunctuation(text: string): boolean {
  return /^[\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Ps}\p{Pe}\p{Dash}¿¡\s]*$/u.test(text)
}

const PUNCTUATION_ONLY =
  'This answer is only punctuation, which is ignored around words. Add letters or digits, or make the question punctuation-sensitive.'

/**
 * Authors list spellings that are compared as equal, such as “UN” and “U.N.”, and names with their abbreviation. These cost nothing, unless
 * they have their own feedback or are the same text.
 */
function isOtherSpelling(own: TextAnswer | undefined, other: TextAnswer | undefined): boolean {
  const seen = (text = '') => seenText(text).toLowerCase()
  return seen(own?.text) !== seen(other?.text) && (!own?.feedback || own.feedback === other?.feedback)
}
