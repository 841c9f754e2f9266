/** A note as a file contains it. */
export interface WrittenNote {
  readonly quote: string
  readonly text: string
}

/** Writes a course's notes as Markdown, by lesson. Lessons without notes are left out. */
export function notesToMarkdown(
  courseTitle: string,
  lessons: readonly { readonly title: string; readonly notes: readonly WrittenNote[] }[],
): string {
  const parts = lessons.flatMap(({ title, notes }) =>
    notes.length === 0 ? [] : [`## ${title}`, ...notes.flatMap(toBlocks)],
  )
  return `${[`# Notes: ${courseTitle}`, ...parts].join('\n\n')}\n`
}

function toBlocks({ quote, text }: WrittenNote): string[] {
  const lines = text.trim()
  return [...(quote === '' ? [] : [`> ${escapeMarkdown(quote)}`]), ...(lines === '' ? [] : [lines])]
}

/** A quote shows the characters that Markdown gives a meaning. A learner's own note keeps it. */
function escapeMarkdown(quote: string): string {
  return quote.replace(/[\\`*_[\]<>#|]/g, '\\$&')
}
