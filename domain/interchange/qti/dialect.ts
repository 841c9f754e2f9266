import type { RawXml, XmlNode } from '../write-xml'

/** What differs between the versions of QTI. Everything is built with the names of QTI 2. */
export interface Dialect {
  readonly namespace: string
  /** The URL of a standard template of response processing. */
  readonly template: (name: 'match_correct' | 'map_response') => string
  readonly manifestNamespace: string
  readonly manifestSchema: string
  readonly manifestVersion: string
  /** The end of a resource’s type. */
  readonly resourceVersion: string
  /** Whether a score can say that a person gives it. */
  readonly hasExternalScore: boolean
  /** Whether names have the prefix `qti-` and hyphens. */
  readonly hasHyphens: boolean
}

export const QTI_21_DIALECT: Dialect = {
  namespace: 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  template: (name) => `http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}`,
  manifestNamespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  manifestSchema: 'QTIv2.1 Package',
  manifestVersion: '1.0.0',
  resourceVersion: 'v2p1',
  hasExternalScore: false,
  hasHyphens: false,
}

export const QTI_30_DIALECT: Dialect = {
  namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  template: (name) => `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml`,
  manifestNamespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
  manifestSchema: 'QTI Package',
  manifestVersion: '3.0.0',
  resourceVersion: 'v3p0',
  hasExternalScore: true,
  hasHyphens: true,
}

/** Elements of HTML, which have the same names in every version. */
const HTML = new Set(['div', 'p'])

/** Gives a document the names of a version. QTI 2 has no element around the content of feedback. */
export function inDialect(node: XmlNode, dialect: Dialect): XmlNode {
  const children = node.children.flatMap((child): (XmlNode | RawXml)[] => {
    if ('raw' in child) return [child]
    if (child.name === 'contentBody' && !dialect.hasHyphens) return [...inDialect(child, dialect).children]
    return [inDialect(child, dialect)]
  })
  if (!dialect.hasHyphens) return { ...node, children }
  return {
    name: HTML.has(node.name) ? node.name : `qti-${hyphens(node.name)}`,
    attributes: Object.fromEntries(
      Object.entries(node.attributes).map(([name, value]) => [hyphens(name), value]),
    ),
    children,
  }
}

function hyphens(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
