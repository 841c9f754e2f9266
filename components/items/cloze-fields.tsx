import type { PublicGap, PublicItemOfType } from '@/domain/items/public-item'
import { type ItemResponse, responseLimits } from '@/domain/items/response'
import { plainText } from '@/domain/items/rich-text'
import { RichLine } from './rich-text'

const gapClass =
  'mx-0.5 inline-block min-h-9 rounded-md border border-field bg-card px-2 py-1 align-baseline font-sans text-base'

/** Running text with a field in each gap. */
export function ClozeFields({
  item,
  response,
  name,
}: {
  item: PublicItemOfType<'cloze'>
  response: ItemResponse
  name: string
}) {
  const gaps = new Map(item.gaps.map((gap) => [gap.id, gap]))
  // Odd pieces are the ids of gaps.
  const pieces = item.text.split(/\{\{\s*([a-z0-9-]+)\s*\}\}/)
  return (
    <fieldset>
      <legend className="sr-only">{plainText(item.stem)}</legend>
      <p className="max-w-2xl font-serif text-lg leading-[2.4]">
        {pieces.map((piece, index) => {
          const gap = index % 2 === 1 ? gaps.get(piece) : undefined
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are never reordered
          if (!gap) return <RichLine key={index} text={piece} />
          return (
            <GapField key={gap.id} gap={gap} name={`${name}.${gap.id}`} value={gapValue(response, gap.id)} />
          )
        })}
      </p>
    </fieldset>
  )
}

function GapField({ gap, name, value }: { gap: PublicGap; name: string; value: string }) {
  if (gap.type === 'choice') {
    return (
      <select name={name} aria-label={gap.label} defaultValue={value} className={`${gapClass} max-w-full`}>
        <option value="">choose</option>
        {gap.options.map((option) => (
          <option key={option.id} value={option.id}>
            {plainText(option.text)}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      name={name}
      type="text"
      aria-label={gap.label}
      inputMode={gap.type === 'numeric' ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      maxLength={gap.type === 'numeric' ? responseLimits.numberCharacters : responseLimits.textCharacters}
      defaultValue={value}
      className={`${gapClass} ${gap.type === 'numeric' ? 'w-24' : 'w-40'} max-w-full`}
    />
  )
}

function gapValue(response: ItemResponse, id: string): string {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return ''
  const value = Object.entries(response).find(([gap]) => gap === id)?.[1]
  return typeof value === 'string' ? value : ''
}
