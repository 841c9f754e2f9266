import type { PublicOption } from '@/domain/items/item-lists'
import type { ItemResponse } from '@/domain/items/response'
import { inputId } from './input-id'
import { RichLabel, RichLine } from './rich-text'

type Props = {
  name: string
  options: readonly PublicOption[]
  response: ItemResponse
  /** Rich text. */
  legend: string
  multiple?: boolean
  /** Shows two short options side by side. */
  inline?: boolean
  /** The letters of the options on a map, by ID, for many short options next to it. */
  marks?: Readonly<Record<string, string>>
  /** Whether options are paragraphs of a lesson. */
  prose?: boolean
}

/** Radio buttons, or checkboxes if several options can be correct. */
export function ChoiceFields({ name, options, response, legend, multiple, inline, marks, prose }: Props) {
  const chosen = new Set(Array.isArray(response) ? response : typeof response === 'string' ? [response] : [])
  const layout = inline ? 'flex flex-wrap gap-3' : marks ? 'grid content-start gap-1' : 'grid gap-2.5'
  return (
    <fieldset>
      <legend className="sr-only">
        <RichLabel text={legend} />
      </legend>
      {multiple && (
        <p className="mb-3 text-muted text-sm">
          {prose ? 'Select every passage that settles the question.' : 'Select all that apply.'}
        </p>
      )}
      <div className={layout}>
        {options.map((option) => (
          <label
            key={option.id}
            className={`flex cursor-pointer items-start gap-3 rounded-lg border border-line bg-card transition-colors hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 ${
              marks ? 'px-2.5 py-1.5 text-sm' : 'px-4 py-3'
            } ${inline ? 'min-w-32' : ''}`}
          >
            <input
              id={inputId(name, option.id)}
              type={multiple ? 'checkbox' : 'radio'}
              name={name}
              value={option.id}
              defaultChecked={chosen.has(option.id)}
              // The letter on the map is also a label, and would be announced twice.
              aria-labelledby={marks ? `${inputId(name, option.id)}-name` : undefined}
              className="mt-1 size-4 shrink-0 accent-accent focus-visible:outline-none"
            />
            <OptionName
              id={`${inputId(name, option.id)}-name`}
              mark={marks?.[option.id]}
              text={option.text}
              className={prose ? 'font-serif leading-relaxed' : ''}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type NameProps = { id: string; mark: string | undefined; text: string; className: string }

/** The text of an option, after its letter on the map. */
function OptionName({ id, mark, text, className }: NameProps) {
  const line = (
    <span className={className}>
      <RichLine text={text} />
    </span>
  )
  if (mark === undefined) return line
  return (
    <span id={id} className="flex gap-3">
      <span className="w-4 font-semibold text-accent">{mark}</span> {line}
    </span>
  )
}
