import { type Report, readGaps } from '../cloze/gaps'
import type { ReadQuestion } from '../question'
import type { RichText } from '../rich-text'
import { textIn } from '../text-in'
import { child, elements, type XmlElement } from '../xml-tree'
import { readSelectGaps } from './select-gaps'
import {
  embeddedFiles,
  fileNames,
  formatOf,
  isOn,
  rawText,
  readFilled,
  readPart,
  settingOf,
} from './text-part'
import { readBody } from './types'

/** @returns null if the question can’t be read and the reasons were reported */
export function readMoodleQuestion(element: XmlElement, report: Report): ReadQuestion | null {
  const type = element.attributes.type ?? ''
  const common = readCommon(element)
  if (type === 'cloze' || type === 'multianswer') return readCloze(element, common, report)
  if (type === 'gapselect' || type === 'ddwtos') return readSelect(element, common, type)
  return { ...common, ...readBody(element, type) }
}

type Common = Omit<ReadQuestion, 'type'>

function readCommon(element: XmlElement): Common {
  const text = child(element, 'questiontext')
  const files = fileNames(element)
  const embedded = embeddedFiles(element)
  const hints = elements(element, 'hint')
    .map(readPart)
    .filter((hint) => !hint.isEmpty)
  const tags = elements(child(element, 'tags'), 'tag')
    .map((tag) => rawText(tag).trim())
    .filter((tag) => tag !== '')
  const generalFeedback = readFilled(element, 'generalfeedback')
  const combinedFeedback = readCombined(element)
  const shuffle = isOn(element, 'shuffleanswers')
  return {
    line: element.line,
    title: textIn(rawText(child(element, 'name')), 'moodle').plain || null,
    stem: { text: readPart(text), format: formatOf(text) },
    ...optional('idnumber', settingOf(element, 'idnumber') || undefined),
    ...optional('tags', tags.length > 0 ? tags : undefined),
    ...optional('files', files.length > 0 ? files : undefined),
    ...optional('embedded', embedded.size > 0 ? embedded : undefined),
    ...optional('generalFeedback', generalFeedback),
    ...optional('combinedFeedback', combinedFeedback),
    ...optional('hints', hints.length > 0 ? hints : undefined),
    ...optional('mark', numberOf(element, 'defaultgrade', 1)),
    ...optional('penalty', numberOf(element, 'penalty', null)),
    ...optional('shuffle', shuffle),
  }
}

function optional<K extends keyof ReadQuestion>(
  key: K,
  value: ReadQuestion[K] | undefined,
): Partial<Pick<ReadQuestion, K>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<ReadQuestion, K>>)
}

/** @returns undefined if it is missing or the usual value */
function numberOf(element: XmlElement, name: string, usual: number | null): number | undefined {
  const value = settingOf(element, name)
  const number = Number(value)
  return value === '' || !Number.isFinite(number) || number === usual ? undefined : number
}

function readCombined(element: XmlElement): Record<string, RichText> | undefined {
  const feedback: Record<string, RichText> = {}
  for (const name of ['correct', 'partiallycorrect', 'incorrect']) {
    const text = readFilled(element, `${name}feedback`)
    if (text) feedback[name] = text
  }
  return Object.keys(feedback).length > 0 ? feedback : undefined
}

function readCloze(element: XmlElement, common: Common, report: Report): ReadQuestion | null {
  const text = child(element, 'questiontext')
  const format = formatOf(text)
  const read = readGaps(rawText(text), format, report)
  if (read === null) return null
  const isLossy = read.gaps.some(({ type }) => type === 'multiple')
  return {
    ...common,
    type: 'cloze',
    stem: { text: textIn(read.text, format), format },
    gaps: read.gaps,
    ...(isLossy ? { losses: ['A gap that accepts several choices.'] } : {}),
  }
}

function readSelect(element: XmlElement, common: Common, sourceType: string): ReadQuestion {
  const text = child(element, 'questiontext')
  const format = formatOf(text)
  const { shown, gaps, isLimited } = readSelectGaps(element, rawText(text))
  return {
    ...common,
    type: 'cloze',
    sourceType,
    stem: { text: textIn(shown, format), format },
    gaps,
    ...(isLimited ? { losses: ['Choices that can be used only once.'] } : {}),
  }
}
