import type { XmlElement } from '../xml-tree'

/** QTI 3 has the elements and attributes of QTI 2 under other names: `qti-` in front, and hyphens. */
export function normalizeQti(element: XmlElement): XmlElement {
  const isQti3 = element.name.startsWith('qti-')
  return {
    name: isQti3 ? camel(element.name.slice(4)) : element.name,
    attributes: isQti3 ? camelKeys(element.attributes) : element.attributes,
    children: element.children.map((part) => (typeof part === 'string' ? part : normalizeQti(part))),
    line: element.line,
  }
}

function camelKeys(attributes: XmlElement['attributes']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      /^(data|aria)-/.test(name) ? name : camel(name),
      value,
    ]),
  )
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
