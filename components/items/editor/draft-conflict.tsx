import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { compareDrafts } from '@/domain/items/compare-items'
import type { Draft, FormContext } from '@/domain/items/item-form'
import type { OtherDraft, StoredDraft } from './use-item-draft'

type ConflictProps = {
  mine: Draft
  theirs: StoredDraft
  context: FormContext
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Asks which of two drafts to go on with, and shows how they differ. The other one isn’t lost. */
export function DraftConflict({ mine, theirs, context, onKeepMine, onTakeTheirs }: ConflictProps) {
  const changes = compareDrafts(theirs.draft, mine, context)
  return (
    <section aria-labelledby="conflict" className="card border-warn">
      <h2 id="conflict" className="text-lg">
        This draft was also changed elsewhere
      </h2>
      <p role="alert" className="mt-2">
        Someone else, or you in another tab, saved it
        {theirs.savedAt && (
          <>
            {' '}
            at <LocalTime date={theirs.savedAt} withSeconds />
          </>
        )}
        . Nothing is lost. Choose the version to go on with. This browser keeps the other one.
      </p>
      <dl className="mt-3 grid gap-3">
        {changes.map(({ location, before, after }) => (
          <div key={location} className="border-line border-t pt-2">
            <dt className="text-muted text-sm">{location}</dt>
            <dd className="wrap-anywhere">
              <span className="text-muted text-sm">Saved: </span>
              {before ?? '–'}
            </dd>
            <dd className="wrap-anywhere">
              <span className="text-muted text-sm">Yours: </span>
              {after ?? '–'}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={onKeepMine}>
          Keep my version
        </button>
        <button type="button" className="button-quiet" onClick={onTakeTheirs}>
          Use the saved version
        </button>
      </p>
    </section>
  )
}

type OtherProps = { other: OtherDraft; onExchange: () => void; onForget: () => void }

/** Reminds of the other version after a conflict. */
export function OtherVersion({ other, onExchange, onForget }: OtherProps) {
  return (
    <Notice as="div" className="flex flex-wrap items-center gap-3">
      <span className="min-w-0 flex-1 basis-60">
        This browser keeps another version of this draft
        {other.savedAt && (
          <>
            , saved at <LocalTime date={other.savedAt} withSeconds />
          </>
        )}
        .
      </span>
      <button type="button" className="button-small" onClick={onExchange}>
        Switch to it
      </button>
      <button type="button" className="button-small" onClick={onForget}>
        Delete it
      </button>
    </Notice>
  )
}
