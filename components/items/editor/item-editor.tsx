'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { VersionNotes } from '@/components/autosave/version-notes'
import { isPressed } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'
import { Notice } from '@/components/ui/notice'
import { callApi } from '@/contract/call-api'
import type { ItemMap } from '@/domain/content/item-map'
import { compareDrafts } from '@/domain/items/compare-items'
import { explainDraft } from '@/domain/items/explain-key'
import { commonFields, fieldsOfType } from '@/domain/items/form/fields-of-type'
import type { Draft, FormContext } from '@/domain/items/item-form'
import { previewDraft } from '@/domain/items/preview-draft'
import type { CourseTexts } from '@/domain/items/read-draft'
import { validateDraft } from '@/domain/items/validate-draft'
import { EditorBar } from './editor-bar'
import { FormFields } from './form-fields'
import { ImageClass } from './insert-image'
import { ItemPreview } from './item-preview'
import { KeyExplanation } from './key-explanation'
import { ProblemList } from './problem-list'
import { useFormulaErrors } from './use-formula-errors'
import { useItemDraft } from './use-item-draft'

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

const PUBLISH = { keys: ['Ctrl+Enter'], does: 'Publish the question' } as const
const SHORTCUTS: ShortcutGroup = { title: 'Question editor', shortcuts: [PUBLISH] }

const STEM = {
  kind: 'area',
  name: 'stem',
  label: 'Question',
  help: 'Markdown: *emphasis*, **strong**, `code`, [a link](https://…), lists, and paragraphs. Formulas in TeX: $x^2$, or $$x^2$$ in its own line.',
} as const

/** Edits a question. Saves and validates the draft while the user types, and publishes on request. */
export function ItemEditor({ classId, itemId, slug, draft: first, revision, savedAt, ...course }: Props) {
  const { context, texts, maps } = course
  useShortcuts(SHORTCUTS)
  const router = useRouter()
  const [published, setPublished] = useState('')
  const target = { class: classId, item: itemId }
  const editing = useItemDraft(target, { draft: first, revision, savedAt })
  const { draft, saving } = editing
  const findFormulaError = useFormulaErrors(draft)
  const { item, remarks } = useMemo(
    () => validateDraft(draft, slug, texts, context, findFormulaError),
    [draft, slug, texts, context, findFormulaError],
  )
  const shown = useMemo(() => previewDraft(draft, slug, texts), [draft, slug, texts])
  const rules = useMemo(() => explainDraft(draft, slug, texts), [draft, slug, texts])
  const byPath = useMemo(() => remarksByPath(remarks), [remarks])
  const errors = remarks.filter(({ severity }) => severity === 'error').length

  async function publish() {
    if (!item) return setPublished('Not published. Fix the problems in the list first.')
    if (!(await editing.save())) return setPublished('Not published, because the draft isn’t saved.')
    try {
      const answer = await callApi('POST /classes/{class}/items/{item}/versions', {
        params: target,
        body: {},
      })
      if (!answer.ok) return setPublished(answer.problem?.detail ?? 'The question couldn’t be published.')
      const { isNew, number } = answer.data
      setPublished(isNew ? `Published as version ${number}.` : 'No changes since the last version.')
      router.refresh()
    } catch {
      setPublished('Not published: connection lost. Try again.')
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isPressed(PUBLISH, event)) return
    event.preventDefault()
    void publish()
  }
  const form = {
    draft,
    path: [],
    onChange: (path: Parameters<typeof editing.edit>[0], value: unknown) => {
      setPublished('')
      editing.edit(path, value)
    },
    remarks: byPath,
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one shortcut for all fields inside
    <div className="needs-script grid gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]" onKeyDown={onKeyDown}>
      <form className="grid content-start gap-6" onSubmit={(event) => event.preventDefault()}>
        {editing.restoredOver && <Restored onDiscard={editing.discardRestored} />}
        <VersionNotes
          what="This draft"
          versions={editing}
          compare={(theirs) => compareDrafts(theirs, draft, context)}
        />
        <ImageClass value={classId}>
          <FormFields {...form} fields={[STEM]} />
          <FormFields {...form} fields={fieldsOfType(draft, context)} />
          <KeyExplanation sentences={rules} />
          <FormFields {...form} fields={commonFields(context)} />
        </ImageClass>
      </form>
      <aside className="grid content-start gap-6 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-10rem)] lg:overflow-y-auto">
        <ProblemList remarks={remarks} />
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
        <p className="text-muted text-sm">Attempts in progress keep their version.</p>
      </aside>
      <EditorBar
        {...{ saving, errors, published }}
        suggestions={remarks.length - errors}
        shortcut={PUBLISH}
        onSave={() => void editing.save()}
        onPublish={() => void publish()}
      />
    </div>
  )
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice as="div" role="status" tone="good" className="flex flex-wrap items-center gap-3">
      <span className="min-w-0 flex-1 basis-60">
        Restored changes that weren’t saved when you left this page.
      </span>
      <button type="button" className="button-small" onClick={onDiscard}>
        Undo
      </button>
    </Notice>
  )
}

function remarksByPath(remarks: readonly { path: string; message: string }[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const { path, message } of remarks) {
    // One field holds all hints, tags, claims, or paragraphs.
    const fieldPath = path.replace(/^(hints|tags|claims|paragraphs)\.\d+$/, '$1')
    map.set(fieldPath, [...(map.get(fieldPath) ?? []), message])
  }
  return map
}
