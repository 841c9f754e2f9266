import { type AnswerTo, callApi } from '@/contract/call-api'

type Explanations = AnswerTo<'getExplanations'>

/** What a term or a ¶ mark opens. */
export type Explanation =
  | { kind: 'term'; term: Explanations['terms'][number] }
  | {
      kind: 'paragraph'
      paragraph: Explanations['paragraphs'][number]
      source: Explanations['source']
      /** The article's own words; null if they couldn't be loaded. */
      own: AnswerTo<'getSourceParagraph'> | null
    }

/** By course, for as long as the page is open. */
const loaded = new Map<string, Promise<Explanations>>()

/** @throws if the explanations can't be loaded, or have no such term or paragraph */
export async function loadExplanation(courseSlug: string, link: HTMLElement): Promise<Explanation> {
  const number = link.dataset.paragraph
  const [{ terms, paragraphs, source }, own] = await Promise.all([
    loadAll(courseSlug),
    number === undefined ? null : loadOwnWords(courseSlug, number),
  ])
  const term = terms.find(({ id }) => id === link.dataset.term)
  if (term) return { kind: 'term', term }
  const paragraph = paragraphs.find((entry) => String(entry.paragraph) === number)
  if (!paragraph) throw new Error('the course doesn’t explain this')
  return { kind: 'paragraph', paragraph, source, own }
}

function loadAll(courseSlug: string): Promise<Explanations> {
  const known = loaded.get(courseSlug)
  if (known) return known
  const loading = callApi('GET /courses/{course}/explanations', { params: { course: courseSlug } }).then(
    (answer) => {
      if (!answer.ok) throw new Error('the explanations couldn’t be read')
      return answer.data
    },
  )
  loaded.set(courseSlug, loading)
  loading.catch(() => loaded.delete(courseSlug))
  return loading
}

/** Asked again each time, because access can start and end. */
async function loadOwnWords(course: string, paragraph: string) {
  try {
    const answer = await callApi('GET /courses/{course}/source/{paragraph}', {
      params: { course, paragraph },
    })
    return answer.ok ? answer.data : null
  } catch {
    return null
  }
}
