import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { takeDataImages } from './data-images'
import { decodeHref } from './decode'
import { formulaStart, hasFormula } from './formulas'
import { LIMITS } from './limits'
import { MarkdownWriter } from './markdown-writer'
import { QuestionError } from './problems'
import type { Trait } from './question'
import { lower, raise } from './raised-letters'
import { collapse, RichText } from './rich-text'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** Where a node is read: the marks of the text around it. */
interface Context {
  readonly marks: ReadonlySet<string>
  readonly href: string
  readonly depth: number
  readonly lists: number
  readonly script: 'sub' | 'sup' | null
}

const START: Context = { marks: new Set(), href: '', depth: 0, lists: 0, script: null }
/** Deeper elements are read as text. Sane documents have about ten. */
const MAX_DEPTH = 200

const EMPHASIS: Readonly<Record<string, string | undefined>> = { b: 'b', strong: 'b', i: 'i', em: 'i' }
const CODE = new Set(['code', 'tt', 'kbd', 'samp'])
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 blockquote section article header footer aside nav figure figcaption center address dl dt dd hr table thead tbody tfoot caption fieldset form main details summary'.split(
    ' ',
  ),
)
const ACTIVE = new Set(['script', 'style', 'iframe', 'object', 'embed', 'applet', 'template', 'noscript'])
const MEDIA = new Set(['img', 'audio', 'video', 'svg', 'picture', 'canvas'])
/** Neither words nor active. */
const SILENT = new Set([
  'base',
  'meta',
  'link',
  'annotation-xml',
  'title',
  'head',
  'textarea',
  'select',
  'rp',
  'rt',
])

/**
 * Reads HTML as browsers do and keeps its words and simple formatting. What we don’t know becomes its words; scripts, embedded pages, and event handlers become nothing.
 * @throws {QuestionError} `text-too-long`
 */
export function textOfHtml(source: string): RichText {
  const { html, contents } = takeDataImages(source)
  const text = readHtml(html)
  if (contents.size === 0) return text
  const media = text.media.map((reference) => ({ ...reference, content: contents.get(reference.source) }))
  return new RichText(text.plain, text.markdown, text.traits, media)
}

function readHtml(html: string): RichText {
  if (html.length > LIMITS.text)
    throw new QuestionError('text-too-long', `One text is longer than ${LIMITS.text} characters. Shorten it.`)
  if ((html.match(/<[a-z]/gi)?.length ?? 0) > LIMITS.elements)
    throw new QuestionError(
      'text-too-long',
      `One text has more than ${LIMITS.elements} HTML elements. Simplify it.`,
    )
  if (html === '') return new RichText('', '')
  const writer = new MarkdownWriter()
  if (/[<&]/.test(html)) {
    if (/<![^-]|<\?/.test(html)) html = html.replace(/<!\[CDATA\[|\]\]>/g, '')
    for (const child of parseFragment(html).childNodes) walk(child, START, writer)
  } else writer.text(html, START.marks)
  return writer.finish()
}

/** Text in Moodle’s automatic format: HTML in which unknown tags are words. */
export function textOfMoodleFormat(text: string): RichText {
  return textOfHtml(text.replace(UNKNOWN_TAG, '&lt;'))
}

const KNOWN_TAGS = [
  ...Object.keys(EMPHASIS),
  ...CODE,
  ...BLOCKS,
  ...ACTIVE,
  ...MEDIA,
  ...'br span a ul ol li sub sup u s del ins strike small big font tr td th pre math mi mo mn mrow msup msub mfrac msqrt semantics annotation var cite q abbr mark label img source track ruby rb rt rp wbr bdi bdo dfn time'.split(
    ' ',
  ),
]
const UNKNOWN_TAG = new RegExp(`<(?=/?[a-z])(?!/?(?:${KNOWN_TAGS.join('|')})\\b)`, 'gi')

/** Markdown of the source, as typed. */
export function textOfMarkdown(text: string): RichText {
  return new RichText(collapse(text), text.trim(), ['markdown'])
}

function walk(node: Node, context: Context, writer: MarkdownWriter): void {
  if ('value' in node) writeText(node.value, context, writer)
  else if ('tagName' in node) walkElement(node, context, writer)
}

function walkElement(node: Element, context: Context, writer: MarkdownWriter): void {
  noteAttributes(node, writer)
  if (ACTIVE.has(node.tagName)) writer.traits.add('active-content')
  else if (MEDIA.has(node.tagName)) writeMedia(node, context, writer)
  else if (context.depth > MAX_DEPTH) writer.text(wordsOf(node), context.marks)
  else if (!SILENT.has(node.tagName)) writeElement(node, { ...context, depth: context.depth + 1 }, writer)
}

function writeText(text: string, context: Context, writer: MarkdownWriter): void {
  const shown = context.script === 'sub' ? lower(text) : context.script === 'sup' ? raise(text) : text
  writer.text(text, context.marks, context.href, shown)
}

type Write = (node: Element, context: Context, writer: MarkdownWriter) => void

const WRITERS: Readonly<Record<string, Write>> = {
  br: (_, __, writer) => writer.newBlock(),
  a: writeLink,
  sub: writeScript,
  sup: writeScript,
  ul: writeList,
  ol: writeList,
  pre: writeCodeLines,
  tr: writeRow,
  math: writeMath,
}

function writeElement(node: Element, context: Context, writer: MarkdownWriter): void {
  const mark = EMPHASIS[node.tagName] ?? (CODE.has(node.tagName) ? 'code' : undefined)
  const write = Object.hasOwn(WRITERS, node.tagName) ? WRITERS[node.tagName] : undefined
  if (write) write(node, context, writer)
  else if (mark !== undefined) writeMarked(node, mark, context, writer)
  else writeBlock(node, context, writer)
}

function writeMarked(node: Element, mark: string, context: Context, writer: MarkdownWriter): void {
  writer.traits.add(mark === 'code' ? 'code' : 'emphasis')
  children(node, { ...context, marks: new Set([...context.marks, mark]) }, writer)
}

function writeScript(node: Element, context: Context, writer: MarkdownWriter): void {
  writer.traits.add('sub-sup')
  children(node, { ...context, script: node.tagName === 'sub' ? 'sub' : 'sup' }, writer)
}

function writeBlock(node: Element, context: Context, writer: MarkdownWriter): void {
  if (node.tagName === 'table') writer.traits.add('table')
  const isBlock = BLOCKS.has(node.tagName)
  if (isBlock) writer.newBlock()
  children(node, context, writer)
  if (isBlock) writer.newBlock()
}

function children(node: Element, context: Context, writer: MarkdownWriter): void {
  for (const child of node.childNodes) walk(child, context, writer)
}

function writeLink(node: Element, context: Context, writer: MarkdownWriter): void {
  const href = attribute(node, 'href') ?? ''
  if (href !== '') writer.traits.add('link')
  if (/^\s*(javascript|vbscript|data):/i.test(href)) writer.traits.add('active-content')
  const isWeb = /^https?:\/\/[^\s()<>\\]+$/i.test(href.trim())
  if (href.includes('@@PLUGINFILE@@')) writer.media.push({ source: mediaName(href), alt: '' })
  children(node, isWeb ? { ...context, href: href.trim() } : context, writer)
}

function writeList(node: Element, context: Context, writer: MarkdownWriter): void {
  writer.traits.add('list')
  if (context.lists > 0) writer.traits.add('nested-list')
  const kind = node.tagName === 'ol' ? 'number' : 'bullet'
  const within = { ...context, lists: context.lists + 1 }
  for (const child of node.childNodes) {
    if ('tagName' in child && child.tagName === 'li') writer.newBlock(kind)
    if ('tagName' in child && child.tagName === 'li') {
      noteAttributes(child, writer)
      children(child, { ...within, depth: within.depth + 1 }, writer)
    } else walk(child, within, writer)
  }
  writer.newBlock()
}

/** MathML becomes its words, one after the other. If it comes with TeX, our Markdown has that instead. */
function writeMath(node: Element, context: Context, writer: MarkdownWriter): void {
  writer.traits.add('mathml')
  const words = (element: Element, depth: number): string[] =>
    depth > MAX_DEPTH
      ? []
      : element.childNodes.flatMap((child) =>
          'value' in child
            ? child.value.trim()
            : 'tagName' in child && !SILENT.has(child.tagName)
              ? words(child, depth + 1)
              : [],
        )
  const text = words(node, 0)
    .filter((word) => word !== '')
    .join(' ')
  const shown = hasFormula(text) ? text.slice(formulaStart(text)) : text
  writer.text(` ${text} `, context.marks, context.href, ` ${shown} `)
}

function writeCodeLines(node: Element, _: Context, writer: MarkdownWriter): void {
  writer.traits.add('code')
  for (const line of wordsOf(node).split('\n')) {
    writer.newBlock()
    writer.text(line, new Set(['code']))
  }
  writer.newBlock()
}

function writeRow(node: Element, context: Context, writer: MarkdownWriter): void {
  writer.newBlock()
  let isFirst = true
  for (const cell of node.childNodes) {
    if ('tagName' in cell && !isFirst) writer.separator(' · ')
    if ('tagName' in cell) isFirst = false
    walk(cell, context, writer)
  }
  writer.newBlock()
}

function writeMedia(node: Element, context: Context, writer: MarkdownWriter): void {
  const alt = collapse(attribute(node, 'alt') ?? attribute(node, 'title') ?? '')
  const formula = attribute(node, 'data-equation-content') ?? /^LaTeX: (.+)$/s.exec(alt)?.[1]
  if (formula === undefined) {
    writer.traits.add('media')
    writer.placeholder(mediaName(attribute(node, 'src') ?? sourceOf(node) ?? node.tagName), alt)
  } else writer.formula(formula)
  // A drawing that is never closed swallows the words after it.
  for (const child of node.childNodes) if ('value' in child) writeText(child.value, context, writer)
}

function sourceOf(node: Element): string | undefined {
  for (const child of node.childNodes) {
    const source = 'tagName' in child ? attribute(child, 'src') : undefined
    if (source !== undefined) return source
  }
  return undefined
}

/** A `data:` URI is shortened to its media type: its bytes don’t belong into a text. */
function mediaName(source: string): string {
  const type = /^data:([\w/+.-]*(?:#\w+)?)/.exec(source)
  if (type) return `data:${type[1]}`
  return decodeHref(source)
}

function noteAttributes(node: Element, writer: MarkdownWriter): void {
  for (const { name, value } of node.attrs) {
    const trait = attributeTrait(name, value)
    if (trait !== null) writer.traits.add(trait)
    if (/^\s*javascript:/i.test(value)) writer.traits.add('active-content')
  }
}

function attributeTrait(name: string, value: string): Trait | null {
  if (/^on[a-z]/.test(name)) return 'active-content'
  if (name === 'style') return 'inline-style'
  if (name !== 'src' && name !== 'href' && name !== 'data') return null
  if (value.includes('@@PLUGINFILE@@')) return 'pluginfile'
  return /^\s*data:/i.test(value) ? 'data-uri' : null
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}

/** All words within; without recursion, because the nesting can be deep. */
function wordsOf(node: Element): string {
  const words: string[] = []
  const open: Node[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next) words.push(next.value)
    else if ('childNodes' in next && !('tagName' in next && ACTIVE.has(next.tagName)))
      open.push(...next.childNodes.toReversed())
  }
  return words.join('')
}
