import { SaveState } from '@/components/autosave/save-state'
import type { Saving } from '@/components/autosave/use-autosave'
import { Keys } from '@/components/shortcuts/keys'
import type { Shortcut } from '@/components/shortcuts/shortcut'
import { LocalTime } from '@/components/ui/local-time'
import { plural } from '@/domain/text/format'

type Props = {
  saving: Saving
  errors: number
  suggestions: number
  /** What publishing did, or why it didn’t. */
  published: string
  shortcut: Shortcut
  onSave: () => void
  onPublish: () => void
}

/** Stays at the bottom of the window: whether the draft is saved, what is wrong with it, and the buttons. */
export function EditorBar({ saving, errors, suggestions, published, shortcut, onSave, onPublish }: Props) {
  return (
    <section
      aria-label="Save and publish"
      className="no-print sticky bottom-0 z-10 -mx-5 flex flex-wrap items-center gap-x-5 gap-y-1 border-line border-t bg-paper/95 px-5 py-2.5 backdrop-blur lg:col-span-2"
    >
      <div className="min-w-0 flex-1 basis-56">
        <SaveState
          saving={saving}
          isKept
          whenSaved={(at) =>
            at ? (
              <>
                Draft saved at <LocalTime date={at} withSeconds />
              </>
            ) : (
              'No changes yet'
            )
          }
        />
        <p role="status" className="text-sm">
          {published}
        </p>
      </div>
      <a href="#remarks" className="py-2 text-sm">
        {errors > 0
          ? plural(errors, 'problem to fix', 'problems to fix')
          : suggestions > 0
            ? plural(suggestions, 'suggestion')
            : 'No problems'}
      </a>
      <button
        type="button"
        className="button-quiet"
        aria-disabled={saving.kind === 'saved' || saving.kind === 'saving'}
        onClick={onSave}
      >
        Save now
      </button>
      <span className="flex items-center gap-3">
        <button
          type="button"
          className="button"
          aria-disabled={errors > 0}
          onClick={onPublish}
          aria-keyshortcuts="Control+Enter"
        >
          Publish
        </button>
        <span className="hidden text-muted text-sm sm:inline">
          <Keys keys={shortcut.keys} />
        </span>
      </span>
    </section>
  )
}
