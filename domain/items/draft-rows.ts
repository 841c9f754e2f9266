import type { Draft } from './item-form'

/** Stands for a text that isn’t written yet. */
export const NOT_YET = '…'

/** Rows to show in a preview, at least two. Takes any JSON. */
export function previewRows(value: unknown): { id: string; text: string }[] {
  const rows = rowsIn(value)
  return Array.from({ length: Math.max(2, rows.length) }, (_, index) => ({
    id: String(rows[index]?.id ?? `row-${index + 1}`),
    text: textOr(rows[index]?.text),
  }))
}

/** The rows of a list. Takes any JSON. */
export function rowsIn(value: unknown): Draft[] {
  return Array.isArray(value) ? value.map((entry) => Object(entry)) : []
}

export function textOr(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? value : NOT_YET
}

/** A draft with the texts of the rows of a list. What isn't a row stays as it is, for the schema to reject. */
export function withRowTexts(draft: Draft, list: string, textOf: (row: Draft) => unknown): Draft {
  const rows = draft[list]
  if (!Array.isArray(rows)) return draft
  return {
    ...draft,
    [list]: rows.map((row) =>
      typeof row === 'object' && row !== null ? { ...row, text: textOf({ ...row }) } : row,
    ),
  }
}
