import { Disclosure } from '@/components/ui/disclosure'
import { valueAt } from '@/domain/items/edit-draft'
import type { FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'
import { Remarks } from './remarks'

type Props = Omit<FormProps, 'fields'> & { spec: Extract<FieldSpec, { kind: 'paragraphs' }> }

/** Selects paragraphs of the article by what they say. Selected ones are shown; the list of all is opened to choose from. */
export function ParagraphFields({ spec, draft, path, onChange, remarks }: Props) {
  const value = valueAt(draft, path)
  const chosen = Array.isArray(value) ? value.map(Number) : []
  // A number that the article doesn’t have stays removable.
  const unknown = chosen.filter((paragraph) => !spec.options.some((option) => option.paragraph === paragraph))
  const options = [
    ...spec.options,
    ...unknown.map((paragraph) => ({ paragraph, says: 'Not in the article.' })),
  ]
  const shown = options.filter(({ paragraph }) => chosen.includes(paragraph))

  function toggle(paragraph: number, isChosen: boolean) {
    const next = isChosen ? [...chosen, paragraph] : chosen.filter((other) => other !== paragraph)
    onChange(
      path,
      next.sort((a, b) => a - b),
    )
  }
  return (
    <fieldset data-field={path.join('.')} className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{spec.label}</legend>
      <Remarks of={remarks.get(path.join('.'))} />
      {shown.length > 0 && (
        <ul className="grid gap-2" aria-label="Selected paragraphs">
          {shown.map(({ paragraph, says }) => (
            <li
              key={paragraph}
              className="flex items-start justify-between gap-3 rounded-lg border border-line p-3"
            >
              <span className="min-w-0 text-sm wrap-anywhere">
                <strong>¶ {paragraph}</strong> {says}
              </span>
              <button
                type="button"
                className="button-small shrink-0"
                onClick={() => toggle(paragraph, false)}
              >
                Remove<span className="sr-only">: paragraph {paragraph}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Disclosure label="Choose paragraphs of the article" look="form">
        <ul className="mt-1 max-h-96 divide-y divide-line overflow-y-auto rounded-lg border border-line">
          {options.map(({ paragraph, says }) => (
            <li key={paragraph}>
              <label className="flex min-h-11 items-start gap-3 px-3 py-2 text-sm">
                <input
                  type="checkbox"
                  checked={chosen.includes(paragraph)}
                  onChange={(event) => toggle(paragraph, event.target.checked)}
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                />
                <span className="wrap-anywhere min-w-0">
                  <strong>¶ {paragraph}</strong> {says}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </Disclosure>
      {spec.help && <p className="text-muted text-sm">{spec.help}</p>}
    </fieldset>
  )
}
