import type { QuestionBody, ReadQuestion } from '../question'
import { filled } from '../rich-text'
import { textIn } from '../text-in'
import { contentHtml, elements, within, wordsOf, type XmlElement } from '../xml-tree'
import { optionGap, readResponse } from './responses'

const NOT_STEM = new Set([
  ...[
    'solution',
    'demandhint',
    'label',
    'description',
    'checkboxgroup',
    'choicegroup',
    'optioninput',
    'textline',
  ],
  ...[
    'formulaequationinput',
    'numericalinput',
    'responseparam',
    'additional_answer',
    'correcthint',
    'stringequalhint',
  ],
  ...[
    'annotationinput',
    'script',
    'hintgroup',
    'stringhint',
    'compoundhint',
    'radiogroup',
    'choicehint',
    'codeparam',
  ],
])

/** Reads one `<problem>`. */
export function readProblem(problem: XmlElement): ReadQuestion {
  const responses = within(problem, ...responseNames(problem))
  const [response] = responses
  const title = problem.attributes.display_name?.trim() || null
  const hints = within(problem, 'demandhint')
    .flatMap((hint) => elements(hint, 'hint'))
    .map((hint) => textIn(contentHtml(hint), 'html'))
  const solutions = within(problem, 'solution').map((solution) => contentHtml(solution))
  const generalFeedback = filled(textIn(solutions.join('\n'), 'html'))
  const common = {
    line: problem.line,
    title,
    ...readTexts(problem),
    ...(problem.attributes.url_name ? { ident: problem.attributes.url_name } : {}),
    ...(generalFeedback ? { generalFeedback } : {}),
    ...(hints.length > 0 ? { hints } : {}),
  }
  if (response === undefined) return { ...common, type: 'description' }
  return { ...common, ...readAnswers(problem, response, responses) }
}

function responseNames(problem: XmlElement): string[] {
  const names = new Set<string>()
  const visit = (parent: XmlElement): void => {
    for (const part of elements(parent)) {
      if (part.name.endsWith('response')) names.add(part.name)
      visit(part)
    }
  }
  visit(problem)
  return [...names]
}

/** The label is the question; what precedes it is its context. */
function readTexts(problem: XmlElement): Pick<ReadQuestion, 'stem'> & Partial<ReadQuestion> {
  let gaps = 0
  const html = contentHtml(problem, function replace(part): string | undefined {
    if (part.name === 'optioninput') {
      gaps += 1
      return `{{${gaps}}}`
    }
    return NOT_STEM.has(part.name) ? '' : undefined
  })
  const isCloze = gaps > 1
  const [label] = within(problem, 'label')
  const text = textIn(isCloze ? html : html.replace('{{1}}', ''), 'html')
  const description = filled(
    textIn(
      within(problem, 'description')
        .map((part) => contentHtml(part))
        .join('\n'),
      'html',
    ),
  )
  const details = description ? { description } : {}
  if (isCloze || label === undefined || wordsOf(label).trim() === '')
    return { stem: { text, format: 'html' }, ...details }
  const title = problem.attributes.display_name?.trim()
  const context = text.plain === '' && !text.hasPicture ? undefined : text.plain === title ? undefined : text
  return {
    stem: { text: textIn(contentHtml(label), 'html'), format: 'html' },
    ...details,
    ...(context ? { context } : {}),
  }
}

/** Several menus are one cloze; anything else with several parts must be split. */
function readAnswers(problem: XmlElement, response: XmlElement, all: readonly XmlElement[]): QuestionBody {
  const sourceType = response.name
  if (within(problem, 'script').length > 0)
    return { type: 'unsupported', sourceType: 'a problem with a script' }
  if (all.every(({ name }) => name === 'optionresponse')) {
    const menus = all.flatMap((part) => within(part, 'optioninput'))
    if (menus.length > 1) return { type: 'cloze', sourceType, gaps: menus.map(optionGap) }
  }
  if (all.length > 1) return { type: 'composite', sourceType }
  return { sourceType, ...readResponse(response) }
}
