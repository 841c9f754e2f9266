import type { PublicCloze, PublicGap } from '@/domain/items/types/cloze/public-item'

type Piece = { key: string; text: string; gap: PublicGap | undefined }

/** Splits a cloze into its pieces of text and its gaps, in order. */
export function clozePieces({ text, gaps }: Pick<PublicCloze, 'text' | 'gaps'>): Piece[] {
  // Odd pieces are the IDs of gaps.
  return text.split(/\{\{\s*([a-z0-9-]+)\s*\}\}/).map((piece, index) => {
    const gap = index % 2 === 1 ? gaps.find(({ id }) => id === piece) : undefined
    return { key: gap?.id ?? `text ${index}`, text: piece, gap }
  })
}
