import { plainText } from '@/domain/items/rich-text'
import { pluralForm } from '@/domain/text/format'
import { formatIssue } from './format-issue'
import type { Item } from './item'
import type { Draft, FormContext } from './item-form'
import { listCitedParagraphs, listSections } from './list-sections'
import { type CourseTexts, readDraft, withPlaceholders } from './read-draft'
import { embeddedProblems, type FindFormulaError } from './rich-texts'
import { authoringByType } from './types/authoring-by-type'
import type { KeyedOption } from './types/item-type'
import { validateItem } from './validate-item'

interface DraftRemark {
  /** An error stops publishing. */
  readonly severity: 'error' | 'warning'
  /** The path of the field, such as `options.1.text`; '' for the whole item. */
  readonly path: string
  readonly message: string
}

export type CheckedDraft = { readonly item: Item | null; readonly remarks: readonly DraftRemark[] }

/**
 * Finds errors in a draft, and anything that may reveal its key or leave a learner without feedback. Takes any JSON.
 * @param findFormulaError returns what is wrong with a formula; a browser knows only the formulas that it asked the server for
 * @returns the item if it can be published
 */
export function validateDraft(
  draft: Draft,
  slug: string,
  texts: CourseTexts,
  context: FormContext,
  findFormulaError: FindFormulaError,
): CheckedDraft {
  const embedded = embeddedProblems(draft, findFormulaError).map(({ path, message }) =>
    error(path.join('.'), message),
  )
  const read = readDraft(draft, slug, texts)
  if (!read.ok) {
    const missing = read.issues.map((issue) => error(issue.path.join('.'), formatIssue(issue, draft)))
    return { item: null, remarks: [...missing, ...embedded, ...problemsSoFar(draft, slug, texts)] }
  }
  const { item } = read
  const problems = problemsOf(item)
  const remarks = [
    ...unknown(item, context),
    ...embedded,
    ...problems,
    ...read.dropped.map((path) =>
      warning(path, `“${path}” doesn’t belong to this question type. It won’t be published.`),
    ),
    ...choiceRemarks(item),
    ...feedbackRemarks(item),
    ...paragraphRemarks(item, context),
  ]
  const errors = remarks.filter(({ severity }) => severity === 'error')
  // Errors come first.
  return {
    item: errors.length === 0 ? item : null,
    remarks: [...errors, ...remarks.filter((remark) => !errors.includes(remark))],
  }
}

function problemsOf(item: Item): DraftRemark[] {
  return validateItem(item).map(({ severity, path, message }) => ({
    severity,
    path: path.join('.'),
    message,
  }))
}

/** Problems in the other parts while the concept, the explanation, or other common fields are missing. */
function problemsSoFar(draft: Draft, slug: string, texts: CourseTexts): DraftRemark[] {
  const entered = ['stem', 'explanation'].flatMap((name) => {
    const text = draft[name]
    return typeof text === 'string' && text.trim() !== '' ? [[name, text] as const] : []
  })
  const read = readDraft({ ...withPlaceholders(draft), ...Object.fromEntries(entered) }, slug, texts)
  return read.ok ? problemsOf(read.item) : []
}

function error(path: string, message: string): DraftRemark {
  return { severity: 'error', path, message }
}
function warning(path: string, message: string): DraftRemark {
  return { severity: 'warning', path, message }
}

/** The entries with their plain text, without Markdown. */
function asRead<T extends { readonly text: string }>(list: readonly T[]): T[] {
  return list.map((entry) => ({ ...entry, text: plainText(entry.text) }))
}

/** References to parts of the course that don’t exist (anymore). */
function unknown(item: Item, context: FormContext): DraftRemark[] {
  const { concepts, sections, claims, paragraphs } = context
  const strange = item.claims.filter((id) => !claims.some((claim) => claim.id === id))
  const known = new Set(sections.map(([id]) => id))
  return [
    ...(item.concept === undefined || concepts.some(([id]) => id === item.concept)
      ? []
      : [error('concept', `The course has no concept “${item.concept}”.`)]),
    ...listSections(item)
      .filter(({ section }) => !known.has(section))
      .map(({ path, section }) => error(path.join('.'), `The course has no section “${section}”.`)),
    ...strange.map((id) => error('claims', `The course has no claim ${id}.`)),
    ...[
      ...item.paragraphs.map((paragraph) => ({ path: ['paragraphs'], paragraph })),
      ...listCitedParagraphs(item),
    ]
      .filter(({ paragraph }) => paragraph > paragraphs.length)
      .map(({ path, paragraph }) =>
        error(
          path.join('.'),
          `The article has ${paragraphs.length} paragraphs. There is no paragraph ${paragraph}.`,
        ),
      ),
    ...unknownParts(item, context),
  ]
}

/** Regions that aren’t on the map, and passages that aren’t in any lesson. */
function unknownParts(item: Item, context: FormContext): DraftRemark[] {
  const parts = authoringByType[item.type].unknownParts?.(item, context) ?? []
  return parts.map(({ path, kind, id, map }) =>
    error(path.join('.'), `${map === undefined ? 'The course' : `The map “${map}”`} has no ${kind} “${id}”.`),
  )
}

/** Claims whose paragraphs aren’t listed: one of the two is probably wrong. */
function paragraphRemarks(item: Item, { claims }: FormContext): DraftRemark[] {
  return claims
    .filter(({ id }) => item.claims.includes(id))
    .filter(({ paragraphs }) => !paragraphs.some((paragraph) => item.paragraphs.includes(paragraph)))
    .map(({ id, paragraphs }) =>
      warning(
        'paragraphs',
        `Claim ${id} comes from ${pluralForm(paragraphs.length, 'paragraph', 'paragraphs')} ${paragraphs.join(', ')}, which the question doesn’t list.`,
      ),
    )
}

function choiceRemarks(item: Item): DraftRemark[] {
  const options = asRead(authoringByType[item.type].comparedOptions?.(item) ?? [])
  return [longestKey, unlike, absolutes].flatMap((remarksOf) => remarksOf(options))
}

/** Learners can guess a key that is more than 25% longer than every other option. */
function longestKey(options: readonly KeyedOption[]): DraftRemark[] {
  const keys = options.filter(({ key }) => key)
  const [only] = keys
  if (keys.length !== 1 || !only) return []
  const others = Math.max(0, ...options.filter(({ key }) => !key).map(({ text }) => text.length))
  return only.text.length > others * 1.25
    ? [warning('options', 'The correct option is much longer than the others, which gives it away.')]
    : []
}

/** Options that begin or end differently stand out. */
function unlike(options: readonly KeyedOption[]): DraftRemark[] {
  const features: [name: string, has: (text: string) => boolean][] = [
    ['ends with a punctuation mark', (text) => /[.!?]$/.test(text.trim())],
    ['begins with a capital letter', (text) => /^\p{Lu}/u.test(text.trim())],
    ['begins with an article', (text) => /^(an?|the)\s/i.test(text.trim())],
  ]
  return features.flatMap(([name, has]) => {
    const having = options.filter(({ text }) => has(text)).length
    const odd =
      having === 1
        ? options.findIndex(({ text }) => has(text))
        : having === options.length - 1
          ? options.findIndex(({ text }) => !has(text))
          : -1
    if (odd < 0 || options.length < 3) return []
    const words = having === 1 ? `Only this option ${name}.` : `Every other option ${name}.`
    return [warning(`options.${odd}.text`, `${words} Inconsistent grammar gives hints.`)]
  })
}

function absolutes(options: readonly KeyedOption[]): DraftRemark[] {
  return options.flatMap(({ text, key }, index) => {
    const [word] =
      /\b(always|never|all|none|only|every|nobody|everybody|completely|impossible)\b/i.exec(text) ?? []
    return word && !key
      ? [
          warning(
            `options.${index}.text`,
            `“${word}” is an absolute word. It suggests that the option is incorrect.`,
          ),
        ]
      : []
  })
}

function feedbackRemarks(item: Item): DraftRemark[] {
  const { keyedLists, hasOtherwise } = authoringByType[item.type]
  const wrong = (keyedLists?.(item) ?? []).flatMap(([path, list]) =>
    list.flatMap(({ key, feedback, text }, index) =>
      key || feedback ? [] : [warning(`${path}.${index}.feedback`, `No feedback for “${text}”.`)],
    ),
  )
  const isMissing = hasOtherwise && !('otherwise' in item && item.otherwise?.feedback)
  return [
    ...wrong,
    ...(isMissing ? [warning('otherwise.feedback', 'No feedback for incorrect answers.')] : []),
  ]
}
