import type { Heading, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { protectFormulas } from '@/domain/formulas/protect-formulas'
import type { FaultList } from './fault'
import { type Lesson, LessonHeadSchema, plainText, type Section, SourceSchema } from './lesson'
import { type LeafDirective, type LessonContext, lineOf, parseBlocks, parseInlines } from './parse-blocks'
import { readAs, readYaml, type SourceFile } from './read-yaml'

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)

/** Reads `lessons/<slug>.md`. @returns null if the front matter is missing or invalid */
export function parseLesson(file: SourceFile, faults: FaultList): Lesson | null {
  const slug = file.path.replace(/^.*\//, '').replace(/\.md$/, '')
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.text) ?? []
  if (head === undefined || body === undefined) {
    faults.error({ file: file.path, line: 1 }, 'needs front matter between two lines of ---')
    return null
  }
  const yaml = readYaml({ path: file.path, text: head }, faults, 2)
  const front = yaml && readAs(LessonHeadSchema, yaml, faults)
  if (!front) return null
  const skippedLines = head.split('\n').length + 2
  const context: LessonContext = { file: file.path, slug, faults, skippedLines }
  const nodes = markdown.parse(protectFormulas(body)).children
  const first = nodes.findIndex(isSectionHeading)
  const opening = first < 0 ? nodes : nodes.slice(0, first)
  const parts = splitSections(first < 0 ? [] : nodes.slice(first))
  const lesson = {
    ...front,
    slug,
    file: file.path,
    intro: parseBlocks(opening, context),
    sections: parts.flatMap((part) => parseSection(part, context) ?? []),
  }
  return faults.rememberAs(lesson, front)
}

type SectionNodes = { heading: Heading; nodes: RootContent[] }

function isSectionHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2
}

function splitSections(nodes: readonly RootContent[]): SectionNodes[] {
  const parts: SectionNodes[] = []
  for (const node of nodes) {
    if (isSectionHeading(node)) parts.push({ heading: node, nodes: [] })
    else parts.at(-1)?.nodes.push(node)
  }
  return parts
}

function parseSection({ heading, nodes }: SectionNodes, context: LessonContext): Section | null {
  const line = lineOf(heading, context)
  const [source, ...rest] = nodes
  if (!source || !isSource(source)) {
    context.faults.error(
      { file: context.file, line },
      'needs ::source{#id paragraphs="…" claims="…"} under its heading',
    )
    return null
  }
  const attributes = SourceSchema.safeParse(source.attributes)
  if (!attributes.success) {
    const problems = attributes.error.issues
      .map((issue) => `${issue.path.join('.')} ${issue.message}`)
      .join('; ')
    context.faults.error({ file: context.file, line: lineOf(source, context) }, `::source: ${problems}`)
    return null
  }
  const title = plainText(parseInlines(heading, context))
  return { ...attributes.data, title, line, blocks: parseBlocks(rest, context) }
}

function isSource(node: RootContent): node is LeafDirective {
  return node.type === 'leafDirective' && node.name === 'source'
}
