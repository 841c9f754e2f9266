import type { JsonSchema, OperationObject } from '@/server/api/openapi'
import { SchemaOutline } from './schema-outline'

type Props = { path: string; method: string; operation: OperationObject }

/** One operation of the HTTP API: URL, required permissions, parameters, body, and responses. */
export function OperationSection({ path, method, operation }: Props) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  return (
    <article id={operationId} aria-labelledby={`${operationId}-title`} className="card grid gap-3">
      <h3 id={`${operationId}-title`} className="text-lg">
        {summary}
      </h3>
      <p className="wrap-anywhere">
        <code className="font-semibold">
          {method.toUpperCase()} /api/v1{path}
        </code>
      </p>
      {description && <p>{description}</p>}
      <p className="text-muted text-sm">{whoMay(operation)}</p>
      {parameters.length > 0 && (
        <Part title="Parameters">
          <SchemaOutline schema={toObject(parameters)} />
        </Part>
      )}
      {requestBody && (
        <Part title="Body">
          <SchemaOutline schema={schemaOf(requestBody.content)} />
        </Part>
      )}
      <Part title="Responses">
        <ul className="grid gap-2 text-sm">
          {Object.entries(responses).map(([status, { description: words, content }]) => (
            <li key={status}>
              <code className="font-semibold">{status}</code> {words}
              {content && Number(status) < 300 && <SchemaOutline schema={schemaOf(content)} />}
            </li>
          ))}
        </ul>
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 font-sans text-base">{title}</h4>
      {children}
    </div>
  )
}

function whoMay({ security }: OperationObject): string {
  const scope = security.find(({ token }) => token)?.token?.[0]
  const token = scope ? `a token with the ${scope} scope` : 'any token'
  return security.some((way) => Object.keys(way).length === 0)
    ? `Public. If a token is sent, it must ${scope ? `have the ${scope} scope` : 'be valid'}.`
    : `Requires a session or ${token}.`
}

function toObject(parameters: OperationObject['parameters']): JsonSchema {
  const properties = parameters.map(({ name, description, schema }) => [
    name,
    description ? { ...schema, description } : schema,
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  }
}

function schemaOf(content: Record<string, { schema: JsonSchema }>): JsonSchema {
  return Object.values(content)[0]?.schema ?? {}
}
