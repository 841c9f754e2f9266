import type { Metadata } from 'next'
import Link from 'next/link'
import { SCOPE_LABELS, TOKEN_SCOPES } from '@/domain/access/token-scopes'
import { type OperationObject, openApiDocument } from '@/server/api/openapi'
import { OperationSection } from './operation-section'
import { SchemaOutline } from './schema-outline'

export const metadata: Metadata = {
  title: 'HTTP API',
  description: 'Reference for the Casebook HTTP API.',
}

type Entry = { path: string; method: string; operation: OperationObject }

export default function ApiDocsPage() {
  const { paths, components } = openApiDocument()
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation })),
  )
  const tags = [...new Set(entries.flatMap(({ operation }) => operation.tags))]
  return (
    <div className="page-narrow grid gap-10">
      <Introduction />
      <Contents entries={entries} />
      {tags.map((tag) => (
        <section key={tag} aria-labelledby={`tag-${tag}`} className="grid gap-5">
          <h2 id={`tag-${tag}`}>{tag}</h2>
          {entries
            .filter(({ operation }) => operation.tags.includes(tag))
            .map((entry) => (
              <OperationSection key={entry.operation.operationId} {...entry} />
            ))}
        </section>
      ))}
      <section aria-labelledby="schemas" className="grid gap-5">
        <h2 id="schemas">Schemas</h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <div key={name} id={`schema-${name}`} className="card">
            <h3 className="text-lg">{name}</h3>
            {schema.description && <p className="my-1">{schema.description}</p>}
            <SchemaOutline schema={schema} />
          </div>
        ))}
      </section>
    </div>
  )
}

function Introduction() {
  return (
    <header className="grid gap-4">
      <h1>HTTP API</h1>
      <p>
        Scripts and apps can do what the pages of Casebook do. This reference is generated from the{' '}
        <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>, which uses the same schemas that validate
        each request.
      </p>
      <p>
        Create a token in <Link href="/settings/advanced">Advanced settings</Link> and send it with every
        request as <code className="wrap-anywhere">Authorization: Bearer cb_…</code>. Request and response
        bodies are JSON. Errors return a <a href="#schema-Problem">problem</a> (RFC 9457), whose{' '}
        <code>detail</code> explains what went wrong. Saving, starting, and submitting are idempotent, so an
        interrupted request can be sent again.
      </p>
      <div>
        <p>A token has one or more scopes:</p>
        <ul className="mt-2 grid gap-1">
          {TOKEN_SCOPES.map((scope) => (
            <li key={scope}>
              <code>{scope}</code> – {SCOPE_LABELS[scope]}
            </li>
          ))}
        </ul>
      </div>
    </header>
  )
}

function Contents({ entries }: { entries: Entry[] }) {
  return (
    <nav aria-label="Operations">
      <ul className="grid gap-1.5 text-sm">
        {entries.map(({ path, method, operation }) => (
          <li key={operation.operationId} className="wrap-anywhere">
            <a href={`#${operation.operationId}`}>
              <code>
                {method.toUpperCase()} {path}
              </code>
            </a>{' '}
            {operation.summary}
          </li>
        ))}
      </ul>
    </nav>
  )
}
