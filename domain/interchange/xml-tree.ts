import { SaxesParser } from 'saxes'
import { decodeXml } from './decode'
import { LIMITS } from './limits'
import { FileError } from './problems'

/** An element: names without their prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
  /** Where its start tag begins, counted from 1. */
  readonly line: number
}

/**
 * Reads XML with the line of every element. No entity is expanded and no URL is fetched; a DOCTYPE is skipped.
 * @throws {FileError} `not-well-formed`, `unknown-entity`, `entities-refused`, `too-deep`, and those of decoding
 */
export function readXml(bytes: Uint8Array): XmlElement {
  return parseXml(decodeXml(bytes))
}

export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ fragment: false })
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 1 }
  const open: XmlElement[] = [root]
  let line = 1
  const addText = (words: string) => {
    open.at(-1)?.children.push(words)
  }
  parser.on('error', (error) => {
    throw describeError(error, parser.line)
  })
  parser.on('doctype', (doctype) => refuseEntities(doctype, parser.line))
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentagstart', () => {
    // The sign after the name is read already: a line end counts for the next line.
    line = parser.column === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = {
      name: localName(name),
      attributes: localNames(attributes as Record<string, string>),
      children: [],
      line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > LIMITS.depth + 1)
      throw new FileError(
        'too-deep',
        `Elements are nested more than ${LIMITS.depth} deep. The file isn’t read.`,
        line,
      )
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const document = elements(root)[0]
  if (document === undefined) throw new FileError('not-well-formed', 'The file has no element.', 1)
  return document
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]))
}

function refuseEntities(doctype: string, endLine: number): void {
  const at = doctype.search(/<!ENTITY/i)
  if (at === -1) return
  const line = endLine - (doctype.slice(at).match(/\n/g)?.length ?? 0)
  throw new FileError('entities-refused', 'The file declares entities. For safety, it isn’t read.', line)
}

/** saxes reports an unescaped `&` late. */
function describeError({ message }: Error, line: number): FileError {
  const [, why = message] = /^\d*:?\d*:?\s*(.*)$/s.exec(message) ?? []
  const entity = /undefined entity/.test(why)
  if (entity) {
    const fix = 'Put the text into <![CDATA[ … ]]>, or write the character itself.'
    return new FileError(
      'unknown-entity',
      `Line ${line}: an entity that XML doesn’t know, such as &nbsp;. ${fix}`,
      line,
    )
  }
  const isCut = /unclosed tag|unexpected end/.test(why)
  const text = isCut
    ? `The file ends in the middle (line ${line}). Export or download it again.`
    : `In or before line ${line}, the XML is broken: ${why}. Export the file again.`
  return new FileError('not-well-formed', text, line)
}

/** The child elements, or those of some names. */
export function elements(parent: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )
}

export function child(parent: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  return elements(parent, ...names)[0]
}

/** All elements of some names within, in order. */
export function within(parent: XmlElement, ...names: string[]): XmlElement[] {
  return elements(parent).flatMap((element) => [
    ...(names.includes(element.name) ? [element] : []),
    ...within(element, ...names),
  ])
}

/** All words within an element. */
export function wordsOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  return element.children.map((part) => (typeof part === 'string' ? part : wordsOf(part))).join('')
}

const VOID = new Set(['br', 'img', 'hr', 'input', 'col', 'source', 'track', 'wbr', 'embed', 'area'])

/**
 * Writes the content of an element as HTML, so that one reader of texts is enough.
 * @param replace returns HTML for an element that isn’t written as it is, or undefined
 */
export function contentHtml(
  element: XmlElement,
  replace: (element: XmlElement) => string | undefined = () => undefined,
): string {
  return element.children
    .map((part) =>
      typeof part === 'string' ? escapeHtml(part) : (replace(part) ?? elementHtml(part, replace)),
    )
    .join('')
}

function elementHtml(element: XmlElement, replace: (element: XmlElement) => string | undefined): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  const start = `<${element.name}${attributes}>`
  return VOID.has(element.name) ? start : `${start}${contentHtml(element, replace)}</${element.name}>`
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
