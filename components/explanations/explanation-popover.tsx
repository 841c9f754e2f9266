'use client'

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Citation } from '@/components/lesson/citation'
import { Notice } from '@/components/ui/notice'
import { ParagraphBody, TermBody, TermTitle } from './explanation'
import { type Explanation, loadExplanation } from './load-explanation'
import { leaveWithTab, placePopover } from './place-popover'

type Props = { link: HTMLAnchorElement; onClose: () => void }

const TITLE = 'explanation-title'

/** The explanation of a term or a paragraph next to its link. The browser closes it on Escape and on a press elsewhere. */
export function ExplanationPopover({ link, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const courseSlug = link.pathname.split('/')[2] ?? ''
  const [explanation, setExplanation] = useState<Explanation | 'failed' | null>(null)
  useEffect(() => {
    loadExplanation(courseSlug, link).then(setExplanation, () => setExplanation('failed'))
  }, [courseSlug, link])
  // Before it is placed, because it has a size only when it is shown.
  useLayoutEffect(() => {
    const popover = box.current
    if (!popover) return
    // Some browsers don't focus a link that is clicked; the focus returns to it.
    link.focus({ preventScroll: true })
    if (!popover.matches(':popover-open')) popover.showPopover()
    popover.focus({ preventScroll: true })
    const close = () => popover.hidePopover()
    window.addEventListener('popstate', close)
    return () => window.removeEventListener('popstate', close)
  }, [link])
  // biome-ignore lint/correctness/useExhaustiveDependencies: its size depends on what it shows
  useLayoutEffect(() => {
    const place = () => box.current && placePopover(box.current, link)
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [link, explanation])

  function onToggle(isClosed: boolean) {
    if (!isClosed) return
    if (document.activeElement === document.body) link.focus({ preventScroll: true })
    onClose()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Tab' || !box.current) return
    if (!leaveWithTab(box.current, link, event.shiftKey)) return
    // Backward, the link is the next stop. Forward, the browser continues from it.
    if (event.shiftKey) event.preventDefault()
    box.current.hidePopover()
  }

  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-labelledby={TITLE}
      aria-busy={explanation === null}
      tabIndex={-1}
      onToggle={({ newState }) => onToggle(newState === 'closed')}
      onKeyDown={onKeyDown}
      // A link can lead to another section of the same page.
      onClick={({ target }) => target instanceof Element && target.closest('a') && box.current?.hidePopover()}
      className="no-print absolute inset-auto m-0 max-h-[min(28rem,65dvh)] w-[min(27rem,calc(100vw-1rem))] overflow-y-auto rounded-xl border border-line bg-card px-4 py-3 text-ink shadow-lg outline-none"
    >
      <div className="flex items-start justify-between gap-3">
        <h2 id={TITLE} className="py-1 text-lg">
          <Title explanation={explanation} link={link} />
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => box.current?.hidePopover()}
          className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded-md text-2xl text-muted leading-none hover:text-accent"
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {explanation === null || explanation === 'failed' ? (
        <Notice role="status" className="min-h-24">
          {explanation === null ? (
            'Loading…'
          ) : (
            <>
              This couldn’t be loaded. <a href={link.href}>Open it on a page</a>
            </>
          )}
        </Notice>
      ) : (
        <Body explanation={explanation} courseSlug={courseSlug} />
      )}
    </div>
  )
}

function Title(props: { explanation: Explanation | 'failed' | null; link: HTMLAnchorElement }) {
  const { explanation, link } = props
  if (typeof explanation === 'object' && explanation?.kind === 'term')
    return <TermTitle {...explanation.term} />
  return link.dataset.paragraph ? `Paragraph ${link.dataset.paragraph} of the article` : link.textContent
}

function Body({ explanation, courseSlug }: { explanation: Explanation; courseSlug: string }) {
  const course = `/courses/${courseSlug}`
  const shown = { courseSlug, usesLabel: 'Used in' }
  if (explanation.kind === 'term')
    return (
      <>
        <TermBody {...explanation.term} {...shown} />
        <Onward href={`${course}/glossary#${explanation.term.id}`} label="Open in the glossary" />
      </>
    )
  const { paragraph, own, source } = explanation
  return (
    <>
      <ParagraphBody {...paragraph} {...shown}>
        {own?.text && (
          <>
            <p className="font-semibold text-sm">In the article</p>
            <blockquote className="mt-1 border-accent border-l-3 pl-3 font-serif leading-relaxed">
              {own.text}
            </blockquote>
          </>
        )}
      </ParagraphBody>
      <div className="mt-3 border-line border-t pt-2 text-sm">
        {!own?.text && <WhereToRead own={own} />}
        <Citation source={source} />
      </div>
      <Onward
        href={`${course}/coverage#p${paragraph.paragraph}`}
        label={`All claims of ¶${paragraph.paragraph}`}
      />
    </>
  )
}

/** Why the article’s own words aren’t shown. */
function WhereToRead({ own }: { own: Extract<Explanation, { kind: 'paragraph' }>['own'] }) {
  if (own === null) return <p>The article’s text couldn’t be loaded.</p>
  if (!own.needsAccount) return <p>The course doesn’t include the article’s text.</p>
  const here = `${location.pathname}${location.search}${location.hash}`
  return (
    <p>
      <a href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in</a> to read this paragraph in the
      article’s own words.
    </p>
  )
}

function Onward({ href, label }: { href: string; label: string }) {
  return (
    <p className="mt-2 text-sm">
      <a href={href} className="inline-block py-1">
        {label}
      </a>
    </p>
  )
}
