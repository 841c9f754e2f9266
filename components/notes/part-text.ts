/** The text of a lesson's parts as its page shows it, and the way back from the text to the page. */

export type PagePart = {
  /** As in `listLessonParts`. */
  id: string
  /** Normalized, like the text that the server has. */
  text: string
  /** Where each of its characters is. */
  nodes: readonly Text[]
  offsets: readonly number[]
}

/** What isn't part of the text: questions, figures, headings of sections, labels, and what covers the text. */
const SKIPPED =
  '.check, figure, svg, .lesson-heading, .lesson-summary > h2, .eyebrow, .sr-only, .formula, [data-formula], [aria-hidden="true"], [popover], [role="dialog"], script, style'
const BLOCKS = 'p, li, h2, h3, td, th, dt, dd, blockquote, div, aside'

export function readParts(article: HTMLElement): PagePart[] {
  const sections = [...article.querySelectorAll<HTMLElement>(':scope > section[id]')]
  const opening = [...article.children].filter((child) => child.tagName !== 'SECTION')
  return [readPart('', opening), ...sections.map((section) => readPart(section.id, [section]))]
}

function readPart(id: string, roots: readonly Element[]): PagePart {
  let text = ''
  const nodes: Text[] = []
  const offsets: number[] = []
  let block: Element | null = null
  let isSpaceDue = false
  for (const node of roots.flatMap(listTexts)) {
    const around = node.parentElement?.closest(BLOCKS) ?? null
    if (around !== block) isSpaceDue = true
    block = around
    for (let offset = 0; offset < node.data.length; offset++) {
      const unit = node.data.charAt(offset)
      if (/\s/.test(unit)) {
        isSpaceDue = true
        continue
      }
      const added = isSpaceDue && text !== '' ? ` ${unit}` : unit
      isSpaceDue = false
      text += added
      for (let count = 0; count < added.length; count++) {
        nodes.push(node)
        offsets.push(offset)
      }
    }
  }
  return { id, text, nodes, offsets }
}

function listTexts(root: Element): Text[] {
  const texts: Text[] = []
  if (root.matches(SKIPPED)) return texts
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Element)
      return node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
    return NodeFilter.FILTER_ACCEPT
  })
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
  return texts
}

/** The ranges of a passage, one for each text node, so that nothing between them is included. */
export function rangesOf({ nodes, offsets }: PagePart, start: number, end: number): Range[] {
  const ranges: Range[] = []
  for (let index = start; index < end; index++) {
    const node = nodes[index]
    const offset = offsets[index]
    if (!node || offset === undefined) continue
    const last = ranges.at(-1)
    if (last?.startContainer === node) last.setEnd(node, offset + 1)
    else {
      const range = document.createRange()
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      ranges.push(range)
    }
  }
  return ranges
}

/** The passage that a selection covers, in the first part that it touches. Null if it covers none of the text. */
export function passageIn(
  parts: readonly PagePart[],
  selected: Range,
): { part: PagePart; start: number; end: number } | null {
  for (const part of parts) {
    const isIn = (index: number) => {
      const node = part.nodes[index]
      const offset = part.offsets[index] ?? 0
      return (
        node !== undefined &&
        selected.intersectsNode(node) &&
        selected.isPointInRange(node, offset) &&
        selected.isPointInRange(node, Math.min(offset + 1, node.data.length))
      )
    }
    let start = 0
    while (start < part.text.length && !isIn(start)) start++
    let end = start
    while (end < part.text.length && isIn(end)) end++
    const passage = part.text.slice(start, end)
    const trimmed = passage.trim()
    if (trimmed === '') continue
    const from = start + passage.indexOf(trimmed)
    return { part, start: from, end: from + trimmed.length }
  }
  return null
}
