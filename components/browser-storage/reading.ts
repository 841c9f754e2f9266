/** Reading progress in a lesson, as this browser stores it under its owner. */

export type Reading = { finishedSections: string[]; lastSection: string | null }

export const READING = 'reading/'

/** Returns the storage name of a lesson's reading. */
export function readingName(courseSlug: string, lessonSlug: string): string {
  return `${READING}${courseSlug}/${lessonSlug}`
}

/** Returns the course and the lesson of the reading with that name. */
export function readingPlace(name: string): { course: string; lesson: string } {
  const [, course = '', lesson = ''] = name.split('/')
  return { course, lesson }
}

/** @returns null if the value isn't a reading */
export function toReading(value: unknown): Reading | null {
  if (typeof value !== 'object' || value === null) return null
  const sections: unknown = Reflect.get(value, 'finishedSections')
  const last: unknown = Reflect.get(value, 'lastSection')
  if (!Array.isArray(sections)) return null
  const finishedSections = sections.filter((section) => typeof section === 'string')
  return { finishedSections, lastSection: typeof last === 'string' ? last : null }
}

/** Merges the sections of both, with the position of the newer one. */
export function mergeReadings(older: unknown, newer: unknown): Reading | null {
  const [before, after] = [toReading(older), toReading(newer)]
  if (!before || !after) return before ?? after
  return {
    finishedSections: [...new Set([...before.finishedSections, ...after.finishedSections])],
    lastSection: after.lastSection ?? before.lastSection,
  }
}
