import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { RichLabel } from '@/components/items/rich-text'
import { typedText } from '@/components/items/typed-text'
import { numberHint } from './number-hint'
import { NumberInput } from './number-input'
import { numberProps } from './number-question'

export function NumericFields({ item, response, name }: FieldsProps<'numeric'>) {
  const hint = numberHint(item)
  const hintId = `${name}-format`
  return (
    <div>
      <label className="sr-only" htmlFor={name}>
        <RichLabel text={item.stem} />
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
