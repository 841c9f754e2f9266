'use client'

import { type ComponentProps, useId, useState } from 'react'
import { valueAt } from '@/domain/items/edit-draft'
import type { FieldSpec } from '@/domain/items/item-form'
import { isRichPath } from '@/domain/items/rich-texts'
import { EndsFields } from './ends-fields'
import { FieldGroup } from './field-group'
import type { FormProps } from './form-props'
import { useImageInsertion } from './insert-image'
import { ParagraphFields } from './paragraph-fields'
import { RowList } from './row-list'
import { SeveralFields } from './several-fields'

/** Renders the fields of a draft from their specification. */
export function FormFields({ draft, fields, path, onChange, remarks }: FormProps) {
  return fields.map((field) => {
    const fieldPath = [...path, field.name]
    const common = { draft, path: fieldPath, onChange, remarks }
    switch (field.kind) {
      case 'list':
        return (
          <RowList
            key={field.name}
            spec={field}
            {...common}
            renderRow={(fields, rowPath) => <FormFields {...common} fields={fields} path={rowPath} />}
          />
        )
      case 'group':
        return (
          <FieldGroup key={field.name} spec={field} {...common}>
            <FormFields {...common} fields={field.fields} />
          </FieldGroup>
        )
      case 'paragraphs':
        return <ParagraphFields key={field.name} spec={field} {...common} />
      case 'ends':
        return <EndsFields key={field.name} spec={field} {...common} />
      case 'several':
        return <SeveralFields key={field.name} spec={field} {...common} />
      default:
        return <SingleField key={field.name} spec={field} {...common} />
    }
  })
}

type SingleSpec = Exclude<FieldSpec, { kind: 'list' | 'group' | 'several' | 'paragraphs' | 'ends' }>

function SingleField({
  spec,
  draft,
  path,
  onChange,
  remarks,
}: Omit<FormProps, 'fields'> & { spec: SingleSpec }) {
  const id = useId()
  const value = valueAt(draft, path)
  const said = remarks.get(path.join('.')) ?? []
  const described = [spec.help && `${id}-help`, said.length > 0 && `${id}-said`].filter(Boolean).join(' ')
  const common = {
    id,
    'aria-describedby': described || undefined,
    className: 'min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink',
  }
  const onType = (text: string) => onChange(path, typed(spec.kind, text))
  const { handlers, tools } = useImageInsertion({
    ...{ id, label: spec.label, value: shown(spec.kind, value), onType },
    isRich: (spec.kind === 'area' || spec.kind === 'text' || spec.kind === 'lines') && isRichPath(path),
  })
  function choose(option: string) {
    if (spec.kind !== 'select' || !spec.choose)
      return onChange(
        path,
        spec.kind === 'select' && spec.isNumber && option !== '' ? Number(option) : option,
      )
    const around = path.slice(0, -1)
    onChange(around, spec.choose(Object(valueAt(draft, around)), option))
  }
  if (spec.kind === 'tick')
    return (
      <label data-field={path.join('.')} className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={value === undefined ? spec.isSetByDefault === true : value === true}
          onChange={(event) => onChange(path, event.target.checked)}
          className="size-5 accent-accent"
        />
        {spec.label}
      </label>
    )
  return (
    <div data-field={path.join('.')}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {spec.label}
      </label>
      {spec.kind === 'select' ? (
        <select {...common} value={textOf(value)} onChange={(event) => choose(event.target.value)}>
          {spec.options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      ) : spec.kind === 'area' || spec.kind === 'lines' ? (
        <textarea
          {...common}
          {...handlers}
          rows={spec.kind === 'lines' ? 2 : 3}
          value={shown(spec.kind, value)}
          onChange={(event) => onType(event.target.value)}
        />
      ) : (
        <TypedInput {...common} {...handlers} kind={spec.kind} value={value} onType={onType} />
      )}
      {tools}
      {spec.help && (
        <p id={`${id}-help`} className="mt-1 text-muted text-sm">
          {spec.help}
        </p>
      )}
      {said.length > 0 && (
        <p id={`${id}-said`} className="mt-1 text-sm text-warn">
          {said.join(' ')}
        </p>
      )}
    </div>
  )
}

type TypedProps = Pick<ComponentProps<'input'>, 'onPaste' | 'onDrop' | 'onDragOver'> & {
  id: string
  'aria-describedby': string | undefined
  className: string
  kind: SingleSpec['kind']
  value: unknown
  onType: (text: string) => void
}

/**
 * A one-line field that always shows the draft’s value. Typed text such as “1.” or “3, ” stays as long as it means the draft’s value; any
 * other value replaces it.
 */
function TypedInput({ kind, value, onType, ...common }: TypedProps) {
  const [text, setText] = useState(() => shown(kind, value))
  const isSame = shown(kind, typed(kind, text)) === shown(kind, value)
  return (
    <input
      {...common}
      type="text"
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={isSame ? text : shown(kind, value)}
      onChange={(event) => {
        setText(event.target.value)
        onType(event.target.value)
      }}
    />
  )
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

/** Formats a value for its field. */
function shown(kind: SingleSpec['kind'], value: unknown): string {
  if (Array.isArray(value)) return value.join(kind === 'lines' ? '\n' : ', ')
  return textOf(value)
}

/** Parses typed text. */
function typed(kind: SingleSpec['kind'], text: string): unknown {
  switch (kind) {
    case 'number': {
      // Text that isn’t a number stays as typed: draft validation reports it.
      const number = Number(text.replace(',', '.').replace('−', '-'))
      return text.trim() === '' ? undefined : Number.isFinite(number) ? number : text
    }
    case 'lines':
      return text.split('\n').filter((line, index, all) => line !== '' || index === all.length - 1)
    default:
      return text
  }
}
