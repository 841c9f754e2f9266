import MiniSearch from 'minisearch'
import type { SearchDocument } from '@/domain/search/search-documents'
import { makeSnippet, type Segment } from '@/domain/search/snippet'
import { passageHref } from '@/domain/search/text-fragment'
import { listWords } from '@/domain/search/words'

export type SearchResult = Pick<SearchDocument, 'kind' | 'id' | 'title' | 'place'> & {
  snippet: readonly Segment[]
  href: string
}

export type SearchFunction = (query: string) => SearchResult[]

/** Results of each kind. */
const MAX_RESULTS = 12

/** A word of at least this length can have typing errors. Numbers can't. */
const FUZZY_FROM = 4

/**
 * Makes a search over documents. It ignores accents and capitals, completes words, and allows for typing errors. A document must contain every
 * word; if none does, any word is enough.
 */
export function createSearch(documents: readonly SearchDocument[]): SearchFunction {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'place', 'text'],
    tokenize: (text) => listWords(text).map(({ folded }) => folded),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, place: 2 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length >= FUZZY_FROM && !/\d/.test(term) ? 0.2 : false),
    },
  })
  index.addAll(documents)
  return (query) => {
    const all = index.search(query, { combineWith: 'AND' })
    const found = all.length > 0 ? all : index.search(query, { combineWith: 'OR' })
    const counts = new Map<string, number>()
    return found.flatMap(({ id, terms }) => {
      const document = byId.get(id)
      if (!document) return []
      const count = (counts.get(document.kind) ?? 0) + 1
      counts.set(document.kind, count)
      return count > MAX_RESULTS ? [] : toResult(document, new Set(terms))
    })
  }
}

function toResult({ kind, id, title, place, text, path, hash }: SearchDocument, terms: ReadonlySet<string>) {
  const { segments, match, before } = makeSnippet(text, terms)
  return { kind, id, title, place, snippet: segments, href: passageHref(path, hash, match, before) }
}
