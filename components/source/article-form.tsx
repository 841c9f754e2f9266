'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { TextOrFileForm } from '@/components/ui/text-or-file-form'
import { type PreviewAction, usePreview } from '@/components/ui/use-preview'
import { ARTICLE_TOO_LONG, MAX_ARTICLE_SIZE } from '@/domain/content/split-article'
import { plural } from '@/domain/text/format'

type Previewed = { text: string; found: readonly string[]; expected: number }
type Props = {
  /** The class or the course. */
  hidden: Record<string, string>
  /** “the members of this class” */
  readers: string
  hasCopy: boolean
  preview: PreviewAction<Previewed>
  attach: React.ComponentProps<typeof ActionForm>['action']
}

/** Previews the paragraphs of an article’s text and attaches it. Works without JavaScript. */
export function ArticleForm({ hidden, readers, hasCopy, preview, attach }: Props) {
  const { run, isPending, shown, heading, problem, text } = usePreview(preview)
  return (
    <>
      <TextOrFileForm
        run={run}
        isPending={isPending}
        problem={problem}
        hidden={hidden}
        text={text}
        label="Text of the article"
        help="Plain text or Markdown in UTF-8. Separate paragraphs by an empty line."
        accept=".txt,.md,.markdown,text/plain,text/markdown"
        limit={MAX_ARTICLE_SIZE}
        tooLong={ARTICLE_TOO_LONG}
      />
      {shown && (
        <section aria-labelledby="preview" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <h3 id="preview" ref={heading} tabIndex={-1}>
            {plural(shown.found.length, 'paragraph')} found
          </h3>
          <Fit {...shown} />
          <ol className="grid gap-1 pl-0">
            {shown.found.map((words, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the paragraph’s number
              <li key={index} className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
                <span className="text-muted tabular-nums">¶{index + 1}</span>
                <span className="wrap-anywhere">{words}</span>
              </li>
            ))}
          </ol>
          {shown.found.length === shown.expected && (
            <ActionForm
              // A new preview clears the messages of the previous one.
              key={shown.text}
              action={attach}
              submit={hasCopy ? 'Replace the text' : 'Attach the text'}
              hidden={{ ...hidden, text: shown.text }}
              fields={[]}
            >
              <Checkbox
                name="hasRights"
                label={`I have the right to share this text with ${readers}.`}
                isTicked={false}
              />
            </ActionForm>
          )}
        </section>
      )}
    </>
  )
}

/** Whether the text has as many paragraphs as the article, and what to do if it doesn’t. */
function Fit({ found, expected }: Previewed) {
  if (found.length === expected)
    return <p>Check that each paragraph begins as in the article, and confirm that you can share it.</p>
  return (
    <Notice tone="wrong">
      The article has {plural(expected, 'paragraph')}, so this text can’t be attached.{' '}
      {found.length > expected
        ? 'Remove the title, the author, captions, and everything else that isn’t part of the article’s text. Join paragraphs that were split.'
        : 'Add what is missing, and separate paragraphs by an empty line.'}{' '}
      Lines that start with # are headings and aren’t counted.
    </Notice>
  )
}
