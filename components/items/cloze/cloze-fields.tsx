import type { FieldsProps } from '@/components/items/fields-props'
import { NumberInput } from '@/components/items/numeric/number-input'
import { numberProps } from '@/components/items/numeric/number-question'
import { RichLabel, RichLine } from '@/components/items/rich-text'
import { typedText } from '@/components/items/typed-text'
import { type ItemResponse, responseLimits } from '@/domain/items/response'
import { plainText } from '@/domain/items/rich-text'
import type { PublicGap } from '@/domain/items/types/cloze/public-item'
import { clozePieces } from './cloze-pieces'
import { gapsHint } from './gaps-hint'

const gapClass =
  'mx-0.5 inline-block min-h-9 rounded-md border border-field bg-card px-2 py-1 align-baseline font-sans text-base'

/** Running text with a field in each gap. */
export function ClozeFields({ item, response, name }: FieldsProps<'cloze'>) {
  const hint = gapsHint(item.gaps)
  return (
    <fieldset>
      <legend className="sr-only">
        <RichLabel text={item.stem} />
      </legend>
      <p className="max-w-2xl font-serif text-lg leading-[2.4]">
        {clozePieces(item).map(({ key, text, gap }) => {
          if (!gap) return <RichLine key={key} text={text} />
          return (
            <GapField
              key={key}
              gap={gap}
              name={`${name}.${gap.id}`}
              value={gapValue(response, gap.id)}
              hintId={hint ? `${name}-hint` : undefined}
            />
          )
        })}
      </p>
      {hint && (
        <p id={`${name}-hint`} className="mt-2 text-muted text-sm">
          {hint}
        </p>
      )}
    </fieldset>
  )
}

type GapProps = { gap: PublicGap; name: string; value: string; hintId: string | undefined }

function GapField({ gap, name, value, hintId }: GapProps) {
  if (gap.type === 'choice') {
    return (
      <select name={name} aria-label={gap.label} defaultValue={value} className={`${gapClass} max-w-full`}>
        <option value="">Choose</option>
        {gap.options.map((option) => (
          <option key={option.id} value={option.id}>
            {plainText(option.text)}
          </option>
        ))}
      </select>
    )
  }
  if (gap.type === 'numeric') {
    return (
      <NumberInput
        {...numberProps(gap, value)}
        name={name}
        label={gap.label}
        describedBy={hintId}
        className={`${gapClass} w-24 max-w-full`}
      />
    )
  }
  return (
    <input
      name={name}
      type="text"
      aria-label={gap.label}
      spellCheck={false}
      maxLength={responseLimits.textCharacters}
      defaultValue={value}
      className={`${gapClass} w-40 max-w-full`}
    />
  )
}

function gapValue(response: ItemResponse, id: string): string {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return ''
  return typedText(Object.entries(response).find(([gap]) => gap === id)?.[1])
}
