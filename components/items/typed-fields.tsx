import type { PublicItemOfType } from '@/domain/items/public-item'
import { type ItemResponse, responseLimits } from '@/domain/items/response'
import { numberHint, textHint } from './field-hints'
import { NumberInput } from './number-input'
import { numberProps } from './number-question'
import { typedText } from './typed-text'

export const fieldClass =
  'min-h-11 rounded-lg border border-field bg-card px-3 py-2 text-ink placeholder:text-muted'

export function NumberField({
  item,
  response,
  name,
  label,
}: {
  item: PublicItemOfType<'numeric'>
  response: ItemResponse
  name: string
  label: string
}) {
  const hint = numberHint(item)
  const hintId = `${name}-format`
  return (
    <div>
      <label className="sr-only" htmlFor={name}>
        {label}
      </label>
      <NumberInput
        {...numberProps(item, typedText(response))}
        id={name}
        name={name}
        describedBy={hint ? hintId : undefined}
        className={`${fieldClass} w-full max-w-60 text-lg tabular-nums`}
      />
      {hint && (
        <p id={hintId} className="mt-2 text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  )
}

export function TextField({
  item,
  response,
  name,
  label,
}: {
  item: PublicItemOfType<'short-text'>
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
        {textHint(item)}
      </p>
    </div>
  )
}
