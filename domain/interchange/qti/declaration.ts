import { child, elements, within, wordsOf, type XmlElement } from '../xml-tree'

/** What an item declares about a response. */
export interface Declaration {
  readonly line: number
  readonly ident: string
  readonly cardinality: string
  readonly baseType: string
  /** In the order of the file. */
  readonly correct: readonly string[]
  readonly mapping: Mapping | null
}

export interface Mapping {
  readonly entries: readonly { key: string; value: number; isCaseSensitive: boolean }[]
  readonly defaultValue: number
  readonly upperBound: number | null
}

/** How an item scores: by a standard template, by its own program, or not at all. */
export type Processing = 'match_correct' | 'map_response' | 'map_response_point' | 'custom' | null

export function readDeclarations(item: XmlElement): Map<string, Declaration> {
  return new Map(
    elements(item, 'responseDeclaration').map((element) => {
      const ident = element.attributes.identifier ?? ''
      const values = elements(child(element, 'correctResponse'), 'value')
      return [
        ident,
        {
          line: element.line,
          ident,
          cardinality: element.attributes.cardinality ?? 'single',
          baseType: element.attributes.baseType ?? 'identifier',
          correct: values.map((value) => wordsOf(value).trim().replace(/\s+/g, ' ')),
          mapping: readMapping(child(element, 'mapping')),
        },
      ]
    }),
  )
}

/** A mapping of zeros says nothing. */
function readMapping(element: XmlElement | undefined): Mapping | null {
  if (element === undefined) return null
  const { caseSensitive, defaultValue, upperBound } = element.attributes
  const entries = elements(element, 'mapEntry').map(({ attributes }) => ({
    key: (attributes.mapKey ?? '').trim().replace(/\s+/g, ' '),
    value: toNumber(attributes.mappedValue),
    isCaseSensitive: (attributes.caseSensitive ?? caseSensitive ?? 'true') === 'true',
  }))
  if (!entries.some(({ value }) => value > 0)) return null
  return {
    entries,
    defaultValue: toNumber(defaultValue),
    upperBound: upperBound === undefined ? null : toNumber(upperBound) || null,
  }
}

function toNumber(text: string | undefined): number {
  const number = Number((text ?? '0').trim())
  return Number.isFinite(number) ? number : 0
}

/** Template addresses have four hosts, with and without `.xml`. */
export function readProcessing(item: XmlElement): Processing {
  const element = child(item, 'responseProcessing')
  if (element === undefined) return null
  const template = element.attributes.template ?? element.attributes.templateLocation
  if (template !== undefined) {
    const name = /(map_response_point|map_response|match_correct|match|map)(?:_\w+)?(?:\.xml)?$/i
      .exec(template)?.[1]
      ?.toLowerCase()
    if (name === 'map_response_point') return name
    if (name?.startsWith('map')) return 'map_response'
    if (name?.startsWith('match')) return 'match_correct'
  }
  return elements(element).length > 0 ? 'custom' : null
}

/** Tolerances that an item’s program compares numbers with, by response. */
export function readTolerances(item: XmlElement): Map<string, { mode: string; values: string[] }> {
  const processing = child(item, 'responseProcessing')
  const comparisons = processing === undefined ? [] : within(processing, 'equal')
  return new Map(
    comparisons.flatMap((equal) => {
      const ident = child(equal, 'variable')?.attributes.identifier
      const values = (equal.attributes.tolerance ?? '').split(/\s+/).filter((value) => value !== '')
      return ident === undefined || values.length === 0
        ? []
        : [[ident, { mode: equal.attributes.toleranceMode ?? 'exact', values }] as const]
    }),
  )
}
