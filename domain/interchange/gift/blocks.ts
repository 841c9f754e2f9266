import { hideEscapes } from './escapes'

/** What stands between two blank lines, without comments, with escaped characters hidden. */
export interface GiftBlock {
  /** Of the first line that isn’t a comment. */
  readonly line: number
  readonly text: string
  readonly idnumber?: string | undefined
  readonly tags?: string[] | undefined
}

/** Blank lines separate questions, so one that is broken costs no other. A comment is a line that begins with `//`. */
export function splitBlocks(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  let lines: string[] = []
  let comments: string[] = []
  let first = 0
  const end = () => {
    const joined = lines.join('\n').trim()
    if (joined !== '') blocks.push({ line: first, text: hideEscapes(joined), ...labelsOf(comments) })
    // Comments before an empty line belong to no question.
    lines = []
    comments = []
  }
  text.split('\n').forEach((line, index) => {
    const trimmed = line.trim()
    if (trimmed === '') end()
    else if (trimmed.startsWith('//')) comments.push(trimmed.slice(2))
    else {
      if (lines.length === 0) first = index + 1
      lines.push(line)
    }
  })
  end()
  return blocks
}

function labelsOf(comments: readonly string[]): Pick<GiftBlock, 'idnumber' | 'tags'> {
  const text = comments.join('\n')
  const read = (name: string) =>
    [...text.matchAll(new RegExp(`\\[${name}:((?:\\\\\\]|[^\\]]){1,300})\\]`, 'g'))].map(([, value = '']) =>
      value.replaceAll('\\]', ']').trim(),
    )
  const [idnumber] = read('id')
  const tags = read('tag')
  return { ...(idnumber ? { idnumber } : {}), ...(tags.length > 0 ? { tags } : {}) }
}
