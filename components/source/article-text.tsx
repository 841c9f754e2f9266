import { Citation } from '@/components/lesson/citation'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { Course } from '@/domain/content/course'
import { ArticleForm } from './article-form'

type Form = React.ComponentProps<typeof ArticleForm>

type Props = Pick<Form, 'hidden' | 'readers' | 'preview' | 'attach'> & {
  source: Course['source']
  copy: { attachedAt: Date; isOutdated: boolean } | null
  /** Whether a text can be attached; if not, it can still be removed. */
  isOpen?: boolean
  remove: React.ComponentProps<typeof ActionForm>['action']
}

/** Attaches, replaces, and removes the text of a course’s article. */
export function ArticleText({ source, copy, isOpen = true, remove, ...form }: Props) {
  const { hidden, readers } = form
  return (
    <>
      <section aria-labelledby="attached" className="grid gap-4">
        <h2 id="attached">{copy ? 'A text is attached' : 'No text is attached'}</h2>
        <Citation source={source} />
        {copy?.isOutdated && (
          <Notice tone="wrong">
            The text no longer has as many paragraphs as the article in the course, so no one sees it. Attach
            it again.
          </Notice>
        )}
        {copy && (
          <>
            <p>
              Attached on <LocalTime date={copy.attachedAt.toISOString()} /> for {readers}.
            </p>
            <Disclosure label="Remove the text" look="danger">
              <div className="mt-2 grid gap-3">
                <p>
                  ¶ marks will no longer show the article’s own words to {readers}. This can’t be undone. To
                  show them again, attach the text again.
                </p>
                <ActionForm action={remove} submit="Remove the text" hidden={hidden} danger fields={[]} />
              </div>
            </Disclosure>
          </>
        )}
      </section>
      {isOpen && (
        <section aria-labelledby="attach" className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <h2 id="attach">{copy ? 'Replace the text' : 'Attach the text'}</h2>
          <ArticleForm {...form} hasCopy={copy !== null} />
        </section>
      )}
    </>
  )
}
