import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { useVersions } from './use-versions'

type Change = { location: string; before: string | null; after: string | null }

type Props<T> = Pick<ConflictProps, 'what'> & {
  versions: Pick<
    ReturnType<typeof useVersions<T, unknown>>,
    'theirs' | 'other' | 'keepMine' | 'takeTheirs' | 'switchTo' | 'keepOther'
  >
  /** Returns how the edited version differs from the stored one. */
  compare: (theirs: T) => readonly Change[]
}

/** What `useVersions` asks and offers after a conflict. */
export function VersionNotes<T>({ what, versions, compare }: Props<T>) {
  const { theirs, other } = versions
  return (
    <>
      {theirs && (
        <ConflictNote
          what={what}
          savedAt={theirs.savedAt}
          onKeepMine={versions.keepMine}
          onTakeTheirs={versions.takeTheirs}
        >
          <Differences changes={compare(theirs.value)} />
        </ConflictNote>
      )}
      {other && (
        <OtherVersionNote
          savedAt={other.savedAt}
          onSwitch={() => versions.switchTo(other.value)}
          onForget={() => versions.keepOther(null)}
        />
      )}
    </>
  )
}

type ConflictProps = {
  /** What was saved elsewhere, as the subject of a sentence: “This draft.” */
  what: string
  savedAt: string | null
  /** How the versions differ. */
  children: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Asks which of two versions to edit. The other one isn’t lost. */
function ConflictNote({ what, savedAt, children, onKeepMine, onTakeTheirs }: ConflictProps) {
  return (
    <section aria-labelledby="conflict" className="card border-warn">
      <h2 id="conflict" className="text-lg">
        {what} was also changed elsewhere
      </h2>
      <p role="alert" className="mt-2">
        Someone else, or you in another tab, saved it
        {savedAt && (
          <>
            {' '}
            at <LocalTime date={savedAt} withSeconds />
          </>
        )}
        . Nothing is lost. Choose the version to continue with. The other one stays at hand.
      </p>
      {children}
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

/** How two versions differ, field by field. */
function Differences(props: { changes: readonly Change[] }) {
  return (
    <dl className="mt-3 grid gap-3">
      {props.changes.map(({ location, before, after }) => (
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
  )
}

type OtherProps = { savedAt: string | null; onSwitch: () => void; onForget: () => void }

/** Reminds of the version that wasn’t chosen. */
function OtherVersionNote({ savedAt, onSwitch, onForget }: OtherProps) {
  return (
    <Notice as="div" className="flex flex-wrap items-center gap-3">
      <span className="min-w-0 flex-1 basis-60">
        The other version is still at hand
        {savedAt && (
          <>
            , saved at <LocalTime date={savedAt} withSeconds />
          </>
        )}
        .
      </span>
      <button type="button" className="button-small" onClick={onSwitch}>
        Switch to it
      </button>
      <button type="button" className="button-small" onClick={onForget}>
        Delete it
      </button>
    </Notice>
  )
}
