import { z } from 'zod'
import { ClaimIdSchema, IdSchema } from '@/domain/items/item-fields'

/** A parsed lesson: a small tree that a renderer can use without knowing Markdown. */

/** The first line of a part in the lesson's file; for errors. */
interface Placed {
  readonly line: number
}

export type LessonImage = {
  readonly kind: 'image'
  readonly src: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** Text within a block. */
export type Inline = Placed &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'code'; readonly value: string }
    /** TeX. */
    | { readonly kind: 'formula'; readonly value: string; readonly isDisplay: boolean }
    | LessonImage
    | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
    | { readonly kind: 'link'; readonly target: LinkTarget; readonly children: readonly Inline[] }
    /** A glossary term at its first use. */
    | { readonly kind: 'term'; readonly id: string; readonly children: readonly Inline[] }
  )

/** The target of a link: a lesson of the course (a section of it, or all), or an http(s) or mailto URL. */
export type LinkTarget =
  | { readonly kind: 'section'; readonly lesson: string; readonly section: string | null }
  | { readonly kind: 'url'; readonly href: string }

/** A part of a section, from top to bottom. */
export type Block = Placed &
  (
    | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
    | { readonly kind: 'list'; readonly ordered: boolean; readonly entries: readonly (readonly Block[])[] }
    | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
    | {
        readonly kind: 'table'
        readonly head: readonly (readonly Inline[])[]
        readonly rows: readonly (readonly (readonly Inline[])[])[]
      }
    | { readonly kind: 'subheading'; readonly children: readonly Inline[] }
    | { readonly kind: 'figure'; readonly id: string }
    | { readonly kind: 'check'; readonly item: string }
    | { readonly kind: 'note'; readonly title: string; readonly blocks: readonly Block[] }
    /** Background that the article doesn't give: sourced, and never tested. */
    | { readonly kind: 'beyond'; readonly title: string; readonly blocks: readonly Block[] }
  )

/** The content between one `##` heading and the next. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Paragraphs of the article that it is based on. */
  readonly paragraphs: readonly number[]
  /** The claims it teaches. */
  readonly claims: readonly string[]
  readonly blocks: readonly Block[]
  readonly line: number
}

/** A number, date, or name of a lesson's box of key facts. */
export const KeyFactSchema = z.strictObject({
  kind: z.enum(['number', 'date', 'name']),
  label: z.string().trim().min(1),
  /** As read: `1,960`, `November 10, 2020`. */
  value: z.string().trim().min(1),
  /** Paragraphs of the article that give it. */
  paragraphs: z.array(z.number().int().positive()).min(1),
})
export type KeyFact = z.infer<typeof KeyFactSchema>

/** The lines between `---` at the top of a lesson. */
export const LessonHeadSchema = z.strictObject({
  title: z.string().trim().min(1),
  area: IdSchema,
  /** The question that the lesson opens with and answers. */
  question: z.string().trim().min(1),
  /** Reading time. */
  minutes: z.number().int().positive(),
  /** The item in which learners argue their view of a question of the lesson. */
  argue: IdSchema.optional(),
  summary: z.array(z.string().trim().min(1)).min(1),
  facts: z.array(KeyFactSchema).default([]),
})

/** A whole lesson; `slug` is its file's name. */
export interface Lesson extends z.infer<typeof LessonHeadSchema> {
  readonly slug: string
  readonly file: string
  readonly intro: readonly Block[]
  readonly sections: readonly Section[]
}

/** The attributes of `::source`. */
export const SourceSchema = z.strictObject({
  id: IdSchema,
  paragraphs: z
    .string()
    .regex(/^\d+( \d+)*$/, 'must be numbers separated by spaces, such as "7 8"')
    .transform((list) => list.split(' ').map(Number)),
  claims: z
    .string()
    .default('')
    .transform((list) => list.split(' ').filter(Boolean))
    .pipe(z.array(ClaimIdSchema)),
})

/** All blocks of a list, including nested ones, outermost first. */
function listBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return [block, ...listBlocks(block.entries.flat())]
    if (block.kind === 'quote' || block.kind === 'note' || block.kind === 'beyond')
      return [block, ...listBlocks(block.blocks)]
    return [block]
  })
}

/** All blocks of a lesson, in reading order. */
export function listLessonBlocks(lesson: Pick<Lesson, 'intro' | 'sections'>): Block[] {
  return listBlocks([...lesson.intro, ...lesson.sections.flatMap(({ blocks }) => blocks)])
}

/** The content of paragraphs, headings, and cells, only the outermost. */
export function listInlines(blocks: readonly Block[]): Inline[] {
  return listBlocks(blocks).flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'subheading') return [...block.children]
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()].flat() : []
  })
}

/** Only the text: formulas as TeX, images as their alt texts. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('value' in inline) return inline.value
      return inline.kind === 'image' ? inline.alt : plainText(inline.children)
    })
    .join('')
}

/** The section's paragraphs that evidence items can point to, in plain text: those directly in it. */
export function listPassages(section: Pick<Section, 'blocks'>): string[] {
  return section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.children)] : []))
}
