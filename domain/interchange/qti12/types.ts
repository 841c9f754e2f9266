import { QuestionError } from '../problems'
import type { QuestionBody, ReadPair, ReadQuestion } from '../question'
import { filled, type RichText } from '../rich-text'
import { escapeStars, textIn } from '../text-in'
import { looksTrueFalse, readMultiple, readSingle, readTrueFalse } from './choices'
import { mentions } from './conditions'
import { feedbackFor, keysOf, readGapped } from './gaps'
import type { Item, Response } from './item'
import { readNumbers } from './numbers'

type Kind =
  | 'single'
  | 'true-false'
  | 'multiple'
  | 'text'
  | 'numeric'
  | 'matching'
  | 'dropdowns'
  | 'blanks'
  | 'ordering'
  | 'categories'
  | 'essay'
  | 'description'

/** Canvas’s, Respondus’s, and Common Cartridge’s names. */
const KINDS: Record<string, Kind> = {
  multiple_choice_question: 'single',
  multipleChoice: 'single',
  'cc.multiple_choice.v0p1': 'single',
  true_false_question: 'true-false',
  trueFalse: 'true-false',
  'cc.true_false.v0p1': 'true-false',
  multiple_answers_question: 'multiple',
  multipleResponse: 'multiple',
  'cc.multiple_response.v0p1': 'multiple',
  short_answer_question: 'text',
  fillInBlank: 'text',
  'cc.fib.v0p1': 'text',
  'cc.pattern_match.v0p1': 'text',
  numerical_question: 'numeric',
  numerical: 'numeric',
  matching_question: 'matching',
  matching: 'matching',
  multiple_dropdowns_question: 'dropdowns',
  fill_in_multiple_blanks_question: 'blanks',
  fillInMultiple: 'blanks',
  ordering_question: 'ordering',
  categorization_question: 'categories',
  essay_question: 'essay',
  essay: 'essay',
  'cc.essay.v0p1': 'essay',
  text_only_question: 'description',
  textInformation: 'description',
}

export function readBody(item: Item): QuestionBody {
  const kind = item.sourceType === undefined ? guessKind(item) : KINDS[item.sourceType]
  const [response] = item.responses
  if (kind === undefined) return { type: 'unsupported' }
  if (kind === 'essay' || kind === 'description') return { type: kind }
  if (kind === 'dropdowns') return readGapped(item, 'choice')
  if (kind === 'blanks') return readGapped(item, 'text')
  if (kind === 'matching') return readMatching(item)
  if (kind === 'categories') return readCategories(item)
  if (response === undefined)
    throw new QuestionError('dialect', 'The item has nothing to answer in plain QTI 1.2.')
  if (kind === 'ordering') return readOrdering(item, response)
  if (kind === 'numeric') return { type: 'numeric', answers: readNumbers(item) }
  if (kind === 'text') return readText(item, response)
  if (kind === 'multiple') return readMultiple(item, response)
  return kind === 'true-false' || looksTrueFalse(response)
    ? readTrueFalse(item, response)
    : readSingle(item, response)
}

function guessKind({ responses, rules, stem }: Item): Kind | undefined {
  const [first] = responses
  if (first === undefined) return stem.trim() === '' ? undefined : 'description'
  const hasKey = rules.some(({ condition, points }) => points > 0 && mentions(condition).length > 0)
  if (first.kind === 'num' || first.isDecimal) return 'numeric'
  if (first.kind === 'str') return hasKey ? 'text' : 'essay'
  if (responses.length > 1) return 'matching'
  if (first.cardinality === 'Ordered') return 'ordering'
  return first.cardinality === 'Multiple' ? 'multiple' : 'single'
}

function readText(item: Item, response: Response): QuestionBody {
  const asked = item.rules.filter(({ points }) => points > 0).flatMap(({ condition }) => mentions(condition))
  const unique = asked.filter(
    ({ value }, index) => asked.findIndex((other) => other.value === value) === index,
  )
  if (unique.length === 0) throw new QuestionError('no-key', 'The file has no correct answer.')
  return {
    type: 'short-text',
    caseSensitive: unique.every(({ isCaseSensitive }) => isCaseSensitive),
    answers: unique.map(({ value, isSubstring }) => ({
      text: isSubstring ? `*${escapeStars(value)}*` : escapeStars(value),
      fraction: 1,
      feedback: filled(feedbackFor(item, response, value)),
    })),
  }
}

/** One response for each line; rows and choices without text are dropped. */
function readMatching(item: Item): QuestionBody {
  const pairs: ReadPair[] = []
  let empty = 0
  for (const response of item.responses) {
    const keys = keysOf(item, response.ident)
    const choice = response.labels.find(({ ident }) => keys.has(ident))
    if (response.text.isEmpty) empty += 1
    else if (choice === undefined)
      throw new QuestionError('no-key', `The file has no match for “${response.text.plain}”.`)
    else pairs.push({ stem: response.text, choice: choice.text })
  }
  if (pairs.length === 0)
    throw new QuestionError('too-few-options', 'A matching question needs at least two lines.')
  const extra = leftOver(item, pairs)
  return {
    type: 'matching',
    pairs,
    ...(extra.length > 0 ? { extraChoices: extra } : {}),
    ...(empty > 0 ? { emptyRowsDropped: empty } : {}),
  }
}

function leftOver(item: Item, pairs: readonly ReadPair[]): RichText[] {
  const seen = new Set(pairs.map(({ choice }) => choice.plain))
  return item.responses
    .flatMap(({ labels }) => labels)
    .flatMap(({ text }) => {
      if (text.isEmpty || seen.has(text.plain)) return []
      seen.add(text.plain)
      return text
    })
}

/** Each response is a category; its correct labels belong to it. */
function readCategories(item: Item): QuestionBody {
  const pairs = item.responses.flatMap((response) => {
    const keys = keysOf(item, response.ident)
    return response.labels
      .filter(({ ident }) => keys.has(ident))
      .map(({ text }) => ({ stem: text, choice: response.text }))
  })
  if (pairs.length < 2)
    throw new QuestionError('no-key', 'The file doesn’t say what belongs to which category.')
  return { type: 'matching', pairs }
}

/** The rule that earns points names the labels in order. */
function readOrdering(item: Item, response: Response): QuestionBody {
  const rule = item.rules.find(({ condition, points }) => points > 0 && mentions(condition).length > 1)
  const order = rule ? mentions(rule.condition).map(({ value }) => value) : []
  const elements = order.flatMap(
    (ident) => response.labels.find((label) => label.ident === ident)?.text ?? [],
  )
  if (elements.length < 2) throw new QuestionError('no-key', 'The file doesn’t say which order is correct.')
  return { type: 'ordering', elements }
}

export function stemOf(item: Item): ReadQuestion['stem'] {
  return { text: textIn(item.stem, 'html'), format: 'html' }
}
