import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import { type AnswerTo, callApi } from '@/contract/call-api'
import { formatDate } from '@/domain/text/format'
import type { CheckOutcome } from './check-result'

/** The latest answer to a quick check. Loaded separately, because a lesson can be read before it arrives. */
export type RememberedCheck = { fields: [string, string][]; outcome: CheckOutcome; answeredAt: string }

type Place = { courseSlug: string; lessonSlug: string; itemId: string; prefix: string }
type Latest = AnswerTo<'listChecks'>['answers'][number]

const nameOf = ({ courseSlug, itemId }: Pick<Place, 'courseSlug' | 'itemId'>) =>
  `check/${courseSlug}/${itemId}`

/** Stores an answer in this browser, for when the server can't be reached. */
export function keepCheck(place: Pick<Place, 'courseSlug' | 'itemId'>, check: RememberedCheck): void {
  writeValue(currentOwner(), nameOf(place), check)
}

/** Finds the latest answer: on the server, or offline, in this browser. */
export async function findCheck(place: Place): Promise<RememberedCheck | null> {
  const answers = await answersOf(place)
  if (answers === null) return readCheck(place)
  const latest = answers.find(({ item }) => item === place.itemId)
  if (!latest) return null
  const { outcome, answeredAt } = latest
  return { fields: fieldsOf(latest.response, place.prefix), outcome, answeredAt }
}

/** Restores the values of a form's fields. */
export function fillFields(form: HTMLFormElement, fields: readonly [string, string][]): void {
  for (const [name, value] of fields)
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field.type !== 'radio' && field.type !== 'checkbox') field.value = value
      else if (field.value === value) field.checked = true
    }
}

export function formatAnsweredOn({ answeredAt }: RememberedCheck): string {
  return formatDate(new Date(answeredAt))
}

/** All checks of a lesson ask together. */
let asked: { path: string; answers: Promise<readonly Latest[] | null> } | null = null

function answersOf({ courseSlug, lessonSlug }: Place): Promise<readonly Latest[] | null> {
  const path = `${courseSlug}/${lessonSlug}`
  if (asked?.path !== path) {
    asked = { path, answers: readAnswers(courseSlug, lessonSlug) }
    // The next visit to the lesson asks again.
    void asked.answers.finally(() => {
      asked = null
    })
  }
  return asked.answers
}

/** @returns null if the server can't be reached */
async function readAnswers(course: string, lesson: string): Promise<readonly Latest[] | null> {
  try {
    const answer = await callApi('GET /courses/{course}/lessons/{lesson}/checks', {
      params: { course, lesson },
      owner: currentOwner(),
    })
    return answer.ok ? answer.data.answers : null
  } catch {
    return null
  }
}

function readCheck(place: Place): RememberedCheck | null {
  const stored = readValue(currentOwner(), nameOf(place))
  const isKept = typeof stored === 'object' && stored !== null && 'answeredAt' in stored
  // This browser wrote it, with `keepCheck`.
  return isKept ? (stored as RememberedCheck) : null
}

/** Returns the form fields of a response. Checks are choices, numbers, or short texts. */
function fieldsOf(response: unknown, prefix: string): [string, string][] {
  if (typeof response === 'object' && response !== null && 'number' in response && 'unit' in response)
    return [
      [prefix, String(response.number)],
      [`${prefix}.unit`, String(response.unit)],
    ]
  return [[prefix, String(response)]]
}
