import { z } from 'zod'
import { KeyFactSchema } from '@/domain/content/lesson'
import type { PublicBlock, PublicInline } from '@/domain/content/public-lesson'
import { PublicItemSchema } from './item-schemas'

// Blocks and inlines contain each other. TypeScript can't infer such types, so they are named here.

const children = z.array(z.lazy(() => InlineSchema)).meta({ id: 'Inlines' })
const blocks = z.array(z.lazy(() => BlockSchema)).meta({ id: 'Blocks' })

const linkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), lesson: z.string(), section: z.string().nullable() }),
  z.object({ kind: z.literal('url'), href: z.string() }),
])

const InlineSchema: z.ZodType<PublicInline> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['text', 'code']), value: z.string() }),
    z.object({ kind: z.literal('formula'), value: z.string().describe('TeX.'), isDisplay: z.boolean() }),
    z.object({
      kind: z.literal('image'),
      src: z.string().describe('A path of this site.'),
      alt: z.string(),
      width: z.number().int(),
      height: z.number().int(),
    }),
    z.object({ kind: z.enum(['emphasis', 'strong']), children }),
    z.object({ kind: z.literal('link'), target: linkTarget, children }),
    z.object({ kind: z.literal('term'), id: z.string(), children }),
  ])
  .meta({ id: 'Inline', description: 'Text in a block. `term` refers to an entry of the glossary.' })

const BlockSchema: z.ZodType<PublicBlock> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['paragraph', 'subheading']), children }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), entries: z.array(blocks) }),
    z.object({ kind: z.literal('quote'), blocks }),
    z.object({ kind: z.literal('table'), head: z.array(children), rows: z.array(z.array(children)) }),
    z.object({ kind: z.literal('figure'), id: z.string(), title: z.string(), text: z.string() }),
    z.object({ kind: z.literal('check'), item: PublicItemSchema }),
    z.object({ kind: z.enum(['note', 'beyond']), title: z.string(), blocks }),
  ])
  .meta({ id: 'Block', description: 'A part of a lesson, such as a paragraph or a figure.' })

export const LessonSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    area: z.string(),
    question: z.string(),
    minutes: z.number().int().describe('Reading time in minutes.'),
    summary: z.array(z.string()),
    facts: z.array(KeyFactSchema).describe('The numbers, dates, and names to remember.'),
    intro: blocks,
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        paragraphs: z.array(z.number().int()).describe('Paragraph numbers of the article.'),
        blocks,
      }),
    ),
  })
  .meta({ id: 'Lesson' })
