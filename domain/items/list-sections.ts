type Path = readonly (string | number)[]

/** The sections to reread that an item and its feedback name. */
export function listSections(part: unknown, path: Path = []): { path: Path; section: string }[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => {
    const inner = [...path, Array.isArray(part) ? Number(key) : key]
    return key === 'section' && typeof value === 'string'
      ? [{ path: inner, section: value }]
      : listSections(value, inner)
  })
}

/** The paragraphs of the article that parts of an item name: those that feedback cites, and those of passages. */
export function listCitedParagraphs(part: unknown, path: Path = []): { path: Path; paragraph: number }[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => {
    const inner = [...path, Array.isArray(part) ? Number(key) : key]
    return key === 'paragraph' && typeof value === 'number'
      ? [{ path: inner, paragraph: value }]
      : listCitedParagraphs(value, inner)
  })
}

/** The slug of a section's lesson. @param section `lesson-slug#section-id` */
export function lessonOf(section: string): string {
  return section.split('#')[0] ?? ''
}
