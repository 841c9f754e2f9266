import { Fragment, type ReactNode } from 'react'
import type { JsonSchema } from '@/server/api/openapi'

/** Outlines a JSON Schema: its type, then its properties. */
export function SchemaOutline({ schema }: { schema: JsonSchema }) {
  const variants = variantsOf(schema).filter(({ properties }) => properties)
  return (
    <>
      {!schema.properties && (
        <p className="text-sm">
          <Kind schema={schema} />
        </p>
      )}
      {variants.map((variant, index) => (
        <Properties
          // biome-ignore lint/suspicious/noArrayIndexKey: variants have no names and never change order
          key={index}
          schema={variant}
          title={variants.length > 1 ? `Variant ${index + 1}` : null}
        />
      ))}
    </>
  )
}

function Properties({ schema, title }: { schema: JsonSchema; title: string | null }) {
  const required = new Set(schema.required)
  return (
    <div className="mt-2 border-line border-l-2 pl-4">
      {title && <p className="text-muted text-sm">{title}</p>}
      <ul className="grid gap-1.5 text-sm">
        {Object.entries(schema.properties ?? {}).map(([name, property]) => {
          if (typeof property === 'boolean') return null
          return (
            <li key={name}>
              <code className="font-semibold">{name}</code>{' '}
              <span className="text-muted">
                <Kind schema={property} />
                {!required.has(name) && ', optional'}
              </span>
              {property.description && <span> – {property.description}</span>}
              {variantsOf(property)
                .filter((variant) => variant.properties)
                .map((variant, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: variants have no names and never change order
                  <Properties key={index} schema={variant} title={null} />
                ))}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Returns the schema itself, the alternatives it chooses from, or the items of its list. */
function variantsOf(schema: JsonSchema): JsonSchema[] {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.flatMap(variantsOf)
  const { items } = schema
  return items && typeof items === 'object' && !Array.isArray(items) ? variantsOf(items) : [schema]
}

function Kind({ schema }: { schema: JsonSchema | boolean }): ReactNode {
  if (typeof schema === 'boolean') return 'anything'
  if (schema.$ref) return <Reference to={schema.$ref} />
  const choices = schema.anyOf ?? schema.oneOf
  if (choices)
    return <Choice of={choices.map((choice) => [JSON.stringify(choice), <Kind key="" schema={choice} />])} />
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>
  if (schema.enum)
    return (
      <Choice of={schema.enum.map((value) => [String(value), <code key="">{JSON.stringify(value)}</code>])} />
    )
  if (schema.prefixItems) return <>list of exactly {schema.prefixItems.length}</>
  if (schema.type === 'array') {
    return (
      <>
        list of <Kind schema={Array.isArray(schema.items) ? true : (schema.items ?? true)} />
      </>
    )
  }
  if (typeof schema.additionalProperties === 'object') {
    return (
      <>
        object whose values are <Kind schema={schema.additionalProperties} />
      </>
    )
  }
  return [schema.type ?? 'anything'].flat().join(' or ') + bounds(schema)
}

function bounds({ format, minimum, maximum }: JsonSchema): string {
  const range = minimum !== undefined && maximum !== undefined ? ` from ${minimum} to ${maximum}` : ''
  return (format ? ` (${format})` : '') + range
}

function Choice({ of }: { of: [string, ReactNode][] }) {
  return of.map(([key, node], index) => (
    <Fragment key={key}>
      {index > 0 && ' or '}
      {node}
    </Fragment>
  ))
}

function Reference({ to }: { to: string }) {
  const name = to.split('/').at(-1) ?? ''
  return <a href={`#schema-${name}`}>{name}</a>
}
