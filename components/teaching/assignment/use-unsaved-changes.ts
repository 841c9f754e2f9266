'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { OUTCOME } from '@/components/ui/action-form'
import { isPlainClick } from '@/components/ui/plain-click'

const QUESTION = 'You have unsaved changes. Leave this page without saving them?'

/**
 * Follows whether anything was typed since a form was last saved, and asks before the user leaves the page with unsaved changes.
 * @param form its ID
 * @param version differs if the page was saved since
 * @returns `markChanged` is for what was typed before the page could follow it
 */
export function useUnsavedChanges(
  form: string,
  version: string,
): { isChanged: boolean; markChanged: () => void } {
  const [isChanged, setIsChanged] = useState(false)
  // The number of changes, and how many of them the last submission had.
  const typed = useRef(0)
  const sent = useRef(0)
  const markChanged = useCallback(() => {
    typed.current += 1
    setIsChanged(true)
  }, [])
  useEffect(() => {
    const onInput = ({ target }: Event) => {
      if (isFieldOf(form, target)) markChanged()
    }
    const onSubmit = ({ target }: Event) => {
      if (target instanceof HTMLFormElement && target.id === form) sent.current = typed.current
    }
    const onOutcome = (event: Event) => {
      if (!(event.target instanceof HTMLFormElement && event.target.id === form)) return
      if (!(event instanceof CustomEvent && event.detail)) sent.current = 0
      setIsChanged(typed.current > sent.current)
    }
    document.addEventListener('input', onInput)
    document.addEventListener('submit', onSubmit, true)
    document.addEventListener(OUTCOME, onOutcome)
    return () => {
      document.removeEventListener('input', onInput)
      document.removeEventListener('submit', onSubmit, true)
      document.removeEventListener(OUTCOME, onOutcome)
    }
  }, [form, markChanged])
  // “Publish…” saves and then opens its question, without an outcome.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is why
  useEffect(() => setIsChanged(typed.current > sent.current), [version])
  useEffect(() => (isChanged ? askBeforeLeaving() : undefined), [isChanged])
  return { isChanged, markChanged }
}

/** Whether an event is of a field of the form, also of one elsewhere on the page. */
export function isFieldOf(form: string, target: EventTarget | null): boolean {
  return target instanceof HTMLElement && 'form' in target && (target.form as Element | null)?.id === form
}

/** Asks before the browser leaves the page, by a link, its back button, or in any other way. @returns a function that stops it */
function askBeforeLeaving(): () => void {
  let isLeaving = false
  const canLeave = () => {
    isLeaving = window.confirm(QUESTION)
    return isLeaving
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!isLeaving) event.preventDefault()
  }
  // Links within the site don't unload the page.
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isPlainClick(event) || !isOtherPage(link.href) || link.target || link.download) return
    if (canLeave()) return
    event.preventDefault()
    event.stopPropagation()
  }
  // Nor does the back button, after such a link. Browsers without this interface don't ask then.
  const onNavigate = (event: NavigateEvent) => {
    const { navigationType, cancelable, destination } = event
    if (navigationType !== 'traverse' || !cancelable || !destination.sameDocument) return
    if (isOtherPage(destination.url) && !canLeave()) event.preventDefault()
  }
  const history = 'navigation' in window ? window.navigation : null
  window.addEventListener('beforeunload', onUnload)
  document.addEventListener('click', onClick, true)
  history?.addEventListener('navigate', onNavigate)
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    document.removeEventListener('click', onClick, true)
    history?.removeEventListener('navigate', onNavigate)
  }
}

/** Whether the URL is another page of this site. */
function isOtherPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname } = new URL(url)
  return origin === window.location.origin && pathname !== window.location.pathname
}
