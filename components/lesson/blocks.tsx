import type { ReactNode } from 'react'
import { WideContent } from '@/components/ui/wide-content'
import type { Block } from '@/domain/content/lesson'
import { type InlineContext, Inlines } from './inlines'

export type BlockContext = InlineContext & {
  renderFigure: (id: string) => ReactNode
  renderCheck: (itemId: string) => ReactNode
}

export function Blocks({ blocks, context }: { blocks: readonly Block[]; context: BlockContext }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
    <BlockPart key={index} block={block} context={context} />
  ))
}

function BlockPart({ block, context }: { block: Block; context: BlockContext }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.children} context={context} />
        </p>
      )
    case 'subheading':
      return (
        <h3>
          <Inlines inlines={block.children} context={context} />
        </h3>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
            <li key={index}>
              <Blocks blocks={entry} context={context} />
            </li>
          ))}
        </List>
      )
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} context={context} />
        </blockquote>
      )
    case 'table':
      return <TableBlock block={block} context={context} />
    case 'figure':
      return context.renderFigure(block.id)
    case 'check':
      return context.renderCheck(block.item)
    case 'beyond':
      return (
        <aside className="lesson-note lesson-beyond" aria-label={`Beyond the article: ${block.title}`}>
          <p className="eyebrow">Beyond the article · not tested</p>
          <p className="lesson-note-title">{block.title}</p>
          <Blocks blocks={block.blocks} context={context} />
        </aside>
      )
    case 'note':
      return (
        <aside className="lesson-note" aria-label={block.title}>
          <p className="lesson-note-title">{block.title}</p>
          <Blocks blocks={block.blocks} context={context} />
        </aside>
      )
  }
}

function TableBlock({
  block,
  context,
}: {
  block: Extract<Block, { kind: 'table' }>
  context: InlineContext
}) {
  return (
    <WideContent label="Table">
      <table>
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
              <th key={index} scope="col">
                <Inlines inlines={cell} context={context} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
            <tr key={index}>
              {row.map((cell, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: authored text, its order never changes
                <td key={position}>
                  <Inlines inlines={cell} context={context} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}
