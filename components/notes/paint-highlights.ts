/** Shows highlights on a page. The browser paints them over the text if it can; otherwise `mark` elements surround it. */

/** Ranges by kind: `note` for highlights, `note-text` for those with a note, and `note-active` for the one that is open. */
export type Painted = Readonly<Record<'note' | 'note-text' | 'note-active', readonly Range[]>>

/** @returns a function that removes them */
export function paintHighlights(painted: Painted): () => void {
  const kinds = Object.entries(painted)
  // Not in Firefox before version 140.
  if (!('highlights' in CSS)) return surround(kinds)
  for (const [kind, ranges] of kinds) CSS.highlights.set(kind, new Highlight(...ranges))
  return () => {
    for (const [kind] of kinds) CSS.highlights.delete(kind)
  }
}

/** Surrounds each range, which is in one text node. */
function surround(kinds: readonly [string, readonly Range[]][]): () => void {
  const marks: HTMLElement[] = []
  for (const [kind, ranges] of kinds)
    for (const range of ranges) {
      const mark = document.createElement('mark')
      mark.className = kind
      range.surroundContents(mark)
      marks.push(mark)
    }
  return () => {
    for (const mark of marks) {
      const parent = mark.parentNode
      mark.replaceWith(...mark.childNodes)
      parent?.normalize()
    }
  }
}
