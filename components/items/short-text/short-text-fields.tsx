import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { RichLabel } from '@/components/items/rich-text'
import { typedText } from '@/components/items/typed-text'
import { responseLimits } from '@/domain/items/response'
import { textHint } from './text-hint'

export function ShortTextFields({ item, response, name }: FieldsProps<'short-text'>) {
  return (
    <div>
      <label className="sr-only" htmlFor={name}>
        <RichLabel text={item.stem} />
      </label>
      <input
        id={name}
        name={name}
        type="text"
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
