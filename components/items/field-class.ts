/** A text field or a select, as large as the page’s other controls. */
export const fieldClass =
  'min-h-11 rounded-lg border border-field bg-card px-3 py-2 text-ink placeholder:text-muted'
