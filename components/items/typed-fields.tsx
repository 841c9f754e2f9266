import type { NumberFormat } from '@/domain/items/item'
import type { PublicItemOfType } from '@/domain/items/public-item'
import { type ItemResponse, responseLimits } from '@/domain/items/response'

export const fieldClass =
  'min-h-11 rounded-lg border border-field bg-card px-3 py-2 text-ink placeholder:text-muted'

/** A number as text: a browser's own number field would change or drop what it cannot read. */
export function NumberField({
  item,
  response,
  name,
  label,
}: {
  item: Pick<PublicItemOfType<'numeric'>, 'format' | 'units'>
  response: ItemResponse
  name: string
  label: string
}) {
  const hintId = `${name}-format`
  return (
    <div>
      <label className="sr-only" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={responseLimits.numberCharacters}
        defaultValue={typedText(response)}
        aria-describedby={hintId}
        className={`${fieldClass} w-full max-w-60 text-lg tabular-nums`}
      />
      <p id={hintId} className="mt-2 text-muted text-sm">
        {formatHint(item.format)}
        {item.units && ` Unit: ${item.units.list.map((unit) => unit.name).join(' or ')}.`}
      </p>
    </div>
  )
}

export function TextField({
  response,
  name,
  label,
}: {
  response: ItemResponse
  name: string
  label: string
}) {
  return (
    <div>
      <label className="sr-only" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={responseLimits.textCharacters}
        defaultValue={typedText(response)}
        aria-describedby={`${name}-hint`}
        className={`${fieldClass} w-full max-w-md text-lg`}
      />
      <p id={`${name}-hint`} className="mt-2 text-muted text-sm">
        A word or a few. Capitals and accents do not matter.
      </p>
    </div>
  )
}

function typedText(response: ItemResponse): string {
  return typeof response === 'string' ? response : ''
}

function formatHint(format: NumberFormat | undefined): string {
  if (!format) return 'Digits, without separators between thousands.'
  const group = format.group === ',' ? 'comma' : format.group === '.' ? 'point' : 'mark'
  return `Digits. Thousands may have a ${group} or a space${format.decimal === '.' ? ', decimals a point' : ''}.`
}
