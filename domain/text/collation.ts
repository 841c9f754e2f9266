/** Used if the reader names no known language. */
const FALLBACK = 'en'
const MAX_LOCALES = 10

/**
 * The languages of an `Accept-Language` header, the preferred one first.
 * @returns canonical tags without extensions; `['en']` if the header names no valid one
 */
export function readLocales(acceptLanguage: string | null): string[] {
  const weighted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, MAX_LOCALES)
    .flatMap((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      const weight = quality === undefined ? 1 : Number(quality)
      const locale = baseLocale(tag)
      return locale !== null && weight > 0 ? [{ locale, weight }] : []
    })
    .sort((a, b) => b.weight - a.weight)
  const locales = weighted.map(({ locale }) => locale)
  return locales.length > 0 ? locales : [FALLBACK]
}

/** @returns null if the tag is invalid */
function baseLocale(tag: string): string | null {
  try {
    return new Intl.Locale(tag).baseName
  } catch {
    return null
  }
}

/**
 * Sorts as in the reader's language: in English, "Özgür" is among the O's; in Swedish, after the Z's. "Week 2" comes
 * before "Week 10".
 * @param locales in order of preference; the first one that the runtime knows counts
 */
export function collatorFor(locales: readonly string[]): Intl.Collator {
  return new Intl.Collator([...locales, FALLBACK], { numeric: true })
}

/** A sorted copy of a list; equal texts keep their order. */
export function sortByText<T>(
  list: readonly T[],
  textOf: (entry: T) => string,
  collator: Intl.Collator,
): T[] {
  return [...list].sort((a, b) => collator.compare(textOf(a), textOf(b)))
}
