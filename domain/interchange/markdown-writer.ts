import { hasFormula, markdownOfText } from './formulas'
import type { Trait } from './question'
import { collapse, type MediaReference, RichText } from './rich-text'

interface Run {
  text: string
  /** `b`, `i`, `code`, in this order. */
  marks: string
  href: string
  /** Markdown as it is. */
  isRaw: boolean
}

type BlockKind = 'paragraph' | 'bullet' | 'number'

/** Collects the words of a document as plain text and as our Markdown at the same time. */
export class MarkdownWriter {
  readonly traits = new Set<Trait>()
  readonly media: MediaReference[] = []
  #plain: string[] = []
  #blocks: { kind: BlockKind; markdown: string }[] = []
  #runs: Run[] = []
  #kind: BlockKind = 'paragraph'

  /** @param shown what the Markdown has instead of `text`, such as raised digits */
  text(text: string, marks: ReadonlySet<string>, href = '', shown = text): void {
    const plain = spacesOf(text)
    if (plain === '') return
    if (hasFormula(plain)) this.traits.add('latex')
    this.#plain.push(plain)
    const spaced = spacesOf(shown)
    const names = ['b', 'i', 'code'].filter((name) => marks.has(name)).join(' ')
    const last = this.#runs.at(-1)
    if (last && !last.isRaw && last.marks === names && last.href === href) last.text += spaced
    else this.#runs.push({ text: spaced, marks: names, href, isRaw: false })
  }

  /** A picture, sound, or video: only a placeholder in the Markdown. */
  placeholder(source: string, alt: string): void {
    this.media.push({ source, alt })
    const name = alt.replace(/[[\]\\]/g, '\\$&')
    this.#runs.push({
      text: `![${name}](media:${mediaTarget(source)})`,
      marks: '',
      href: '',
      isRaw: true,
    })
    this.#plain.push(' ')
  }

  /** TeX that the source has only in the attributes of a picture. */
  formula(tex: string): void {
    this.traits.add('latex')
    this.#runs.push({ text: `$${tex.trim()}$`, marks: '', href: '', isRaw: true })
    this.#plain.push(' ')
  }

  /** A separator that the plain text doesn’t have. */
  separator(text: string): void {
    this.#plain.push(' ')
    this.#runs.push({ text, marks: '', href: '', isRaw: true })
  }

  /** Ends the paragraph or list item; what follows is of the given kind. */
  newBlock(kind: BlockKind = 'paragraph'): void {
    this.#flush()
    this.#kind = kind
    this.#plain.push(' ')
  }

  finish(): RichText {
    this.#flush()
    const markdown = this.#blocks
      .map(({ kind, markdown: block }, index) => {
        const isListed = kind !== 'paragraph' && this.#blocks[index - 1]?.kind === kind
        const gap = index === 0 ? '' : isListed ? '\n' : '\n\n'
        return `${gap}${kind === 'bullet' ? '- ' : kind === 'number' ? '1. ' : ''}${block}`
      })
      .join('')
    return new RichText(collapse(this.#plain.join('')), markdown, [...this.traits], this.media)
  }

  #flush(): void {
    const markdown = this.#runs.map(runMarkdown).join('').replace(/ {2,}/g, ' ').trim()
    if (markdown !== '') this.#blocks.push({ kind: this.#kind, markdown })
    this.#runs = []
  }
}

/** A target has no spaces and parentheses. */
function mediaTarget(source: string): string {
  return encodeURIComponent(source).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
}

/** Removes soft hyphens; every space is one plain space. */
function spacesOf(text: string): string {
  const spaced = text.includes('\u00ad') ? text.replaceAll('\u00ad', '') : text
  return spaced.replace(/[\s\u00a0]+/g, ' ')
}

function runMarkdown({ text, marks, href, isRaw }: Run): string {
  if (isRaw) return text
  const words = text.trim()
  if (words === '') return text
  const before = text.startsWith(' ') ? ' ' : ''
  const after = text.endsWith(' ') ? ' ' : ''
  let markdown = marks.includes('code') ? codeSpan(words) : markdownOfText(words)
  if (marks.includes('i')) markdown = `*${markdown}*`
  if (marks.includes('b')) markdown = `**${markdown}**`
  if (href !== '') markdown = `[${markdown}](${href})`
  return before + markdown + after
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}
