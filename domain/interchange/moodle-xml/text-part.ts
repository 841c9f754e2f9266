import type { TextFormat } from '../question'
import { filled, type RichText } from '../rich-text'
import { textIn } from '../text-in'
import { child, elements, wordsOf, type XmlElement } from '../xml-tree'

const FORMATS: Record<string, TextFormat> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
}

export function formatOf(element: XmlElement | undefined): TextFormat {
  return FORMATS[element?.attributes.format ?? 'html'] ?? 'html'
}

/** The text of an element as it is written, decoded once as XML. */
export function rawText(element: XmlElement | undefined): string {
  return wordsOf(child(element, 'text'))
}

/** The text of an element in the format that it declares. */
export function readPart(element: XmlElement | undefined): RichText {
  return textIn(rawText(element).trim(), formatOf(element))
}

export function readFilled(parent: XmlElement, name: string): RichText | undefined {
  return filled(readPart(child(parent, name)))
}

export function settingOf(parent: XmlElement, name: string): string {
  return wordsOf(child(parent, name)).trim()
}

/** `true` and `1` are yes. */
export function isOn(parent: XmlElement, name: string): boolean | undefined {
  const value = settingOf(parent, name)
  return value === '' ? undefined : value === 'true' || value === '1'
}

/** A percentage as a fraction; 0 if there is none. */
export function fractionOf(answer: XmlElement): number {
  const percent = Number(answer.attributes.fraction ?? 0)
  return Number.isFinite(percent) ? Math.round(percent * 1e5) / 1e7 : 0
}

/** Names of the embedded files, in the order of the file. */
export function fileNames(element: XmlElement): string[] {
  const names = elements(element).flatMap((part) => [
    ...(part.name === 'file' ? [part.attributes.name ?? ''] : []),
    ...fileNames(part),
  ])
  return [...new Set(names)].filter((name) => name !== '')
}

/** The embedded files in base64, by name. */
export function embeddedFiles(element: XmlElement): Map<string, string> {
  const files = new Map<string, string>()
  for (const part of elements(element)) {
    const { name, encoding } = part.attributes
    if (part.name === 'file' && name && encoding === 'base64') files.set(name, wordsOf(part))
    else for (const [inner, content] of embeddedFiles(part)) files.set(inner, content)
  }
  return files
}
