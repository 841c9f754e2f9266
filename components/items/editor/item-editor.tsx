'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Keys } from '@/components/shortcuts/keys'
import { isPressed } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import { LocalTime } from '@/components/ui/local-time'
import { callApi } from '@/contract/call-api'
import type { ItemMap } from '@/domain/content/item-map'
import { type Path, withValue } from '@/domain/items/edit-draft'
import { commonFields, fieldsOfType } from '@/domain/items/form/fields-of-type'
import type { Draft, FormContext } from '@/domain/items/item-form'
import { previewDraft } from '@/domain/items/preview-draft'
import type { CourseTexts } from '@/domain/items/read-draft'
import { validateDraft } from '@/domain/items/validate-draft'
import { FormFields } from './form-fields'
import { ImageClass } from './insert-image'
import { ItemPreview } from './item-preview'
import { useFormulaErrors } from './use-formula-errors'

type Props = {
  classId: string
  itemId: string
  slug: string
  draft: Draft
  revision: number
  savedAt: string | null
  context: FormContext
  texts: CourseTexts
  /** The maps that this question type can use. */
  maps: readonly ItemMap[]
}

type Saving =
  | { kind: 'saved'; at: string | null }
  | { kind: 'typing' | 'saving' | 'conflict' }
  | { kind: 'failed'; why: string }

const PAUSE_MS = 800
/** Delay before a failed save is retried. */
const RETRY_MS = 5_000

const PUBLISH = { keys: ['Ctrl+Enter'], does: 'Publish the question' } as const
const SHORTCUTS: ShortcutGroup = { title: 'Question editor', shortcuts: [PUBLISH] }

/** Edits a question. Saves and validates the draft while the user types, and publishes on request. */
export function ItemEditor({
  classId,
  itemId,
  slug,
  draft: first,
  revision: firstRevision,
  savedAt,
  context,
  texts,
  maps,
}: Props) {
  useShortcuts(SHORTCUTS)
  const router = useRouter()
  const [draft, setDraft] = useState(first)
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: savedAt })
  const [published, setPublished] = useState('')
  const revision = useRef(firstRevision)
  const latest = useRef(first)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const running = useRef<Promise<boolean> | null>(null)
  const findFormulaError = useFormulaErrors(draft)
  const { item, remarks } = useMemo(
    () => validateDraft(draft, slug, texts, context, findFormulaError),
    [draft, slug, texts, context, findFormulaError],
  )
  const shown = useMemo(() => previewDraft(draft, slug, texts), [draft, slug, texts])
  const byPath = useMemo(() => {
    const map = new Map<string, string[]>()
    for (const { path, message } of remarks) {
      // One field holds all hints, tags, claims, or paragraphs.
      const fieldPath = path.replace(/^(hints|tags|claims|paragraphs)\.\d+$/, '$1')
      map.set(fieldPath, [...(map.get(fieldPath) ?? []), message])
    }
    return map
  }, [remarks])
  const errors = remarks.filter(({ severity }) => severity === 'error')

  function onChange(path: Path, value: unknown) {
    latest.current = withValue(latest.current, path, value)
    setDraft(latest.current)
    setSaving({ kind: 'typing' })
    setPublished('')
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), PAUSE_MS)
  }

  async function save(): Promise<boolean> {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    // Save one at a time: each save sends the revision from the previous one.
    await running.current
    running.current = put()
    return running.current
  }

  async function put(): Promise<boolean> {
    const sent = latest.current
    setSaving({ kind: 'saving' })
    try {
      const answer = await callApi('PUT /classes/{class}/items/{item}/draft', {
        params: { class: classId, item: itemId },
        body: { draft: sent, revision: revision.current },
      })
      if (answer.status === 409) {
        setSaving({ kind: 'conflict' })
        return false
      }
      if (!answer.ok) throw new Error(answer.problem?.detail)
      revision.current = answer.data.revision
      if (latest.current === sent) setSaving({ kind: 'saved', at: answer.data.savedAt })
      return true
    } catch (error) {
      setSaving({ kind: 'failed', why: error instanceof Error ? error.message : '' })
      timer.current ??= setTimeout(() => void save(), RETRY_MS)
      return false
    }
  }

  async function publish() {
    if (!item) {
      setPublished('Not published. Fix the problems listed below first.')
      return
    }
    if (saving.kind !== 'saved' && !(await save())) return
    const answer = await callApi('POST /classes/{class}/items/{item}/versions', {
      params: { class: classId, item: itemId },
      body: {},
    })
    setPublished(
      answer.ok
        ? answer.data.isNew
          ? `Published as version ${answer.data.number}.`
          : 'No changes since the last version.'
        : (answer.problem?.detail ?? 'The question couldn’t be published.'),
    )
    if (answer.ok) router.refresh()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isPressed(PUBLISH, event)) return
    event.preventDefault()
    void publish()
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (timer.current || running.current === null) return timer.current ? event.preventDefault() : undefined
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one shortcut for all fields inside
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]" onKeyDown={onKeyDown}>
      <form className="grid content-start gap-6" onSubmit={(event) => event.preventDefault()}>
        <ImageClass value={classId}>
          <FormFields
            draft={draft}
            fields={[
              {
                kind: 'area',
                name: 'stem',
                label: 'Question',
                help: 'Markdown: *emphasis*, **strong**, `code`, [a link](https://…), lists, and paragraphs. Formulas in TeX: $x^2$, or $$x^2$$ in its own line.',
              },
            ]}
            path={[]}
            onChange={onChange}
            remarks={byPath}
          />
          <FormFields
            draft={draft}
            fields={fieldsOfType(draft, context)}
            path={[]}
            onChange={onChange}
            remarks={byPath}
          />
          <FormFields
            draft={draft}
            fields={commonFields(context)}
            path={[]}
            onChange={onChange}
            remarks={byPath}
          />
        </ImageClass>
      </form>
      <aside className="grid content-start gap-6 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
        <div className="card grid gap-3">
          <p role="status" className="text-sm">
            <SavingWords saving={saving} />
          </p>
          <button
            type="button"
            className="button"
            aria-disabled={item === null}
            onClick={() => void publish()}
            aria-keyshortcuts="Control+Enter"
          >
            Publish
          </button>
          <p className="text-muted text-sm">
            Or press <Keys keys={PUBLISH.keys} />. Attempts in progress keep their version.
          </p>
          <p role="status">{published}</p>
        </div>
        <section aria-labelledby="remarks" className="card">
          <h2 id="remarks" className="text-lg">
            {remarks.length === 0
              ? 'Ready to publish'
              : errors.length > 0
                ? 'Fix before publishing'
                : 'Suggestions'}
          </h2>
          <ul className="mt-2 grid gap-1.5 text-sm" data-remarks="">
            {remarks.map(({ path, message, severity }) => (
              <li key={`${path} ${message}`} className={severity === 'error' ? 'text-wrong' : 'text-warn'}>
                {message}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="preview" className="card">
          <h2 id="preview" className="mb-3 text-lg">
            Student preview
          </h2>
          {shown ? (
            <ItemPreview item={shown} maps={maps} />
          ) : (
            <p className="text-muted text-sm">The preview appears when the question has enough content.</p>
          )}
        </section>
      </aside>
    </div>
  )
}

function SavingWords({ saving }: { saving: Saving }) {
  switch (saving.kind) {
    case 'typing':
      return 'Not saved yet…'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return saving.at ? (
        <>
          Draft saved at <LocalTime date={saving.at} withSeconds />
        </>
      ) : (
        'No changes yet'
      )
    case 'conflict':
      return (
        <span className="text-wrong">
          Someone else edited this draft. Your text is still here. Copy it, then reload the page.
        </span>
      )
    case 'failed':
      return (
        <span className="text-wrong">
          Not saved: {saving.why || 'connection lost'}. Retrying automatically.
        </span>
      )
  }
}
