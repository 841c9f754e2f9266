import { escapeHtml } from './xml-tree'

/** Characters that XML 1.0 doesn’t allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A node of a document to be written: an element, or XML that is already written. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | undefined>>
  readonly children: readonly (XmlNode | RawXml)[]
}

/** Well-formed XML that is written as it is. */
export interface RawXml {
  readonly raw: string
}

/** An element. Attributes that are undefined are left out. */
export function xml(
  name: string,
  attributes: XmlNode['attributes'] = {},
  children: XmlNode['children'] = [],
): XmlNode {
  return { name, attributes, children }
}

/** A text as the content of an element. */
export function words(text: string): RawXml {
  return { raw: escapeHtml(text) }
}

/** Writes a document. Elements with words stay on one line, so that no spaces are added to texts. */
export function xmlDocument(root: XmlNode): Uint8Array {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${elementXml(root, '')}`
  return new TextEncoder().encode(text.replace(FORBIDDEN, ''))
}

function elementXml({ name, attributes, children }: XmlNode, indent: string): string {
  const all = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeHtml(String(value))}"`))
    .join('')
  const start = `${indent}<${name}${all}`
  if (children.length === 0) return `${start}/>\n`
  if (children.some((part) => 'raw' in part)) return `${start}>${children.map(inline).join('')}</${name}>\n`
  const inner = children.map((part) => ('raw' in part ? part.raw : elementXml(part, `${indent}  `))).join('')
  return `${start}>\n${inner}${indent}</${name}>\n`
}

function inline(part: XmlNode | RawXml): string {
  return 'raw' in part
    ? part.raw
    : elementXml(part, '')
        .trimEnd()
        .replaceAll(/>\n\s*</g, '><')
}
