import Link from 'next/link'
import { ItemPreview } from '@/components/items/editor/item-preview'
import { ChangeList } from '@/components/teaching/change-list'
import { Disclosure } from '@/components/ui/disclosure'
import type { EntryReason } from '@/domain/interchange/list-entries'
import type { ItemChange } from '@/domain/items/compare-items'
import type { Item, ItemType } from '@/domain/items/item'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { OUTCOME_LABELS, REASON_LABELS, STATUS_LABELS } from './import-labels'

type Question = {
  id: string
  fileName: string
  entry: string | null
  line: number
  title: string
  sourceText: string
  category: string | null
  status: keyof typeof STATUS_LABELS
  match: 'new' | 'changed' | 'unchanged'
  reasons: readonly EntryReason[]
  type: ItemType | null
  preview: Item | null
  changes: readonly ItemChange[]
  isWaiting: boolean
  outcome: keyof typeof OUTCOME_LABELS | null
  remark: string | null
  itemId: string | null
}

type Props = {
  question: Question
  /** The form that its checkbox belongs to. */
  formId: string
  /** The page of the class’s questions. */
  itemsPath: string
}

/** A longer source text is closed at first. */
const LONG_SOURCE = 1_500

/** A question that was read from a file: as a student would see it, next to its source, with everything that is lost. */
export function ReviewQuestion({ question, formId, itemsPath }: Props) {
  const { id, title, line, preview, changes, itemId, isWaiting, reasons } = question
  const name = title || `Line ${line}`
  const canSelect = preview !== null && itemId === null && !isWaiting
  return (
    <li className="card grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="flex items-start gap-3">
        {canSelect && (
          <input
            type="checkbox"
            form={formId}
            name={`question.${id}`}
            aria-label={`Select: ${name}`}
            className="mt-1 size-6 shrink-0 accent-accent"
          />
        )}
        <div className="min-w-0">
          <h3 className="wrap-anywhere">{name}</h3>
          <p className="wrap-anywhere text-muted text-sm">{factsOf(question).join(' · ')}</p>
        </div>
      </header>
      <Outcome question={question} itemsPath={itemsPath} />
      <Reasons reasons={reasons} />
      {changes.length > 0 && (
        <Disclosure label="What the update changes" isOpen>
          <ChangeList changes={changes} />
        </Disclosure>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        {preview && (
          <section aria-label={`As a student sees it: ${name}`}>
            <ItemPreview item={preview} maps={[]} name={`preview-${id}`} />
          </section>
        )}
        <Source question={question} />
      </div>
    </li>
  )
}

function factsOf({ status, type, fileName, entry, line, category, match }: Question): string[] {
  return [
    STATUS_LABELS[status],
    ...(type ? [TYPE_LABELS[type]] : []),
    entry === null ? fileName : `${fileName}: ${entry}`,
    ...(line > 0 ? [`line ${line}`] : []),
    ...(category ? [`category ${category}`] : []),
    ...(match === 'new'
      ? []
      : [match === 'changed' ? 'imported earlier, changed since' : 'imported earlier, unchanged']),
  ]
}

function Outcome({ question, itemsPath }: Pick<Props, 'question' | 'itemsPath'>) {
  const { isWaiting, outcome, remark, itemId } = question
  if (isWaiting) return <p>Importing…</p>
  if (outcome === null) return null
  return (
    <p className={outcome === 'failed' ? 'text-wrong' : 'text-good'}>
      {OUTCOME_LABELS[outcome]}. {remark}{' '}
      {itemId && (
        <Link href={`${itemsPath}/${itemId}`} prefetch={false}>
          Open the question
        </Link>
      )}
    </p>
  )
}

function Reasons({ reasons }: { reasons: readonly EntryReason[] }) {
  if (reasons.length === 0) return null
  return (
    <dl className="grid gap-2">
      {(['why', 'lost', 'needs', 'warning'] as const).map((kind) => {
        const own = reasons.filter((reason) => reason.kind === kind)
        if (own.length === 0) return null
        return (
          <div key={kind}>
            <dt className="font-medium text-sm">{REASON_LABELS[kind]}</dt>
            {own.map(({ text }) => (
              <dd key={text} className="wrap-anywhere">
                {text}
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}

function Source({ question: { sourceText } }: Pick<Props, 'question'>) {
  if (sourceText === '') return null
  return (
    <Disclosure label="Source text" isOpen={sourceText.length <= LONG_SOURCE}>
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-lg bg-wash p-3 text-sm">{sourceText}</pre>
    </Disclosure>
  )
}
