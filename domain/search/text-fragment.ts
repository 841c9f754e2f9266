/** Words at each end of a long passage that identify it. */
const EDGE_WORDS = 4

/**
 * The end of a link's fragment that makes browsers scroll to a passage and mark it; other browsers ignore it. See
 * https://wicg.github.io/scroll-to-text-fragment/. A long passage is given by its first and last words, because it can span paragraphs.
 * @param before the words just before it, if the page can contain the passage more than once
 */
export function textFragment(passage: string, before = ''): string {
  const words = passage.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return ''
  const ends =
    words.length > 2 * EDGE_WORDS ? [words.slice(0, EDGE_WORDS), words.slice(-EDGE_WORDS)] : [words]
  const context = before === '' ? '' : `${encodeText(before)}-,`
  return `:~:text=${context}${ends.map((part) => encodeText(part.join(' '))).join(',')}`
}

/** A hyphen separates the parts of a text fragment, so it is encoded too. */
function encodeText(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}

/** The URL of a passage on a page. @param hash the ID of the element that contains it, for browsers that don't find passages; '' for none */
export function passageHref(path: string, hash: string, passage: string, before = ''): string {
  const fragment = hash + textFragment(passage, before)
  return fragment === '' ? path : `${path}#${fragment}`
}

/** The URL of a passage in a part of a lesson. @param passage '' for the part */
export function lessonPartHref(
  place: { course: string; lesson: string; section: string },
  passage: string,
): string {
  return passageHref(`/courses/${place.course}/lessons/${place.lesson}`, place.section, passage)
}
