import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import type { CheckOutcome } from './check-result'

/** An answered quick check, stored for this tab, so that it's still there when the reader returns to the lesson. */
type StoredCheck = { fields: [string, string][]; outcome: CheckOutcome }

const nameOf = (courseSlug: string, itemId: string) => `check/${courseSlug}/${itemId}`

/** @param check null removes it */
export function keepCheck(courseSlug: string, itemId: string, check: StoredCheck | null): void {
  writeValue(currentOwner(), nameOf(courseSlug, itemId), check, 'session')
}

export function readCheck(courseSlug: string, itemId: string): StoredCheck | null {
  const stored = readValue(currentOwner(), nameOf(courseSlug, itemId), 'session')
  const isKept = typeof stored === 'object' && stored !== null && 'fields' in stored && 'outcome' in stored
  if (!isKept) return null
  // This tab wrote it, with `keepCheck`; an earlier version of the page, without the paragraphs.
  const { fields, outcome } = stored as StoredCheck
  return { fields, outcome: { ...outcome, paragraphs: outcome.paragraphs ?? [] } }
}

/** Restores the values of a form's fields. */
export function fillFields(form: HTMLFormElement, fields: readonly [string, string][]): void {
  for (const [name, value] of fields)
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field.type !== 'radio' && field.type !== 'checkbox') field.value = value
      else if (field.value === value) field.checked = true
    }
}
