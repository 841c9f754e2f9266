import type { Course } from '@/domain/content/course'
import type { FaultList, Location } from '@/domain/content/fault'

/** No single item causes these warnings. */
const location: Location = { file: 'items', line: 1 }
/** The share of the choice items from which a habit gives keys away. */
const TOO_MANY = 1 / 3
/** Fewer choice items show no habit. */
const FEWEST = 6
/** A key this many times as long as any other option is noticeable. */
const STANDS_OUT = 1.25

/** Warns if keys give themselves away by habit: the longest option, or always in the same position. */
export function checkGiveaways(course: Course, faults: FaultList): void {
  const choices = course.items.flatMap(({ item }) => (item.type === 'single-choice' ? [item] : []))
  if (choices.length < FEWEST) return
  const longKeys = choices.filter(({ options }) => {
    const key = options.find((option) => option.key)?.text.length ?? 0
    return options.every((option) => option.key || key >= option.text.length * STANDS_OUT)
  })
  if (longKeys.length > choices.length * TOO_MANY) {
    const names = longKeys.map(({ id }) => id).join(', ')
    faults.warn(
      location,
      `the key is at least 25% longer than the other options in ${longKeys.length} of ${choices.length} choice items: ${names}`,
    )
  }
  const positions = choices.map(({ options }) => options.findIndex((option) => option.key) + 1)
  for (const position of new Set(positions)) {
    const count = positions.filter((other) => other === position).length
    if (count > choices.length * TOO_MANY) {
      faults.warn(
        location,
        `the key is in position ${position} in ${count} of ${choices.length} choice items`,
      )
    }
  }
}
