/** The distance to the link and to the edges of the window. */
const GAP = 8

/** Places a popover below the link; above it if there is more room. It scrolls with the page. */
export function placePopover(popover: HTMLElement, link: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement
  const { left, top, bottom } = link.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = popover
  const isBelow = bottom + GAP + offsetHeight <= clientHeight || clientHeight - bottom > top
  const x = Math.max(GAP, Math.min(left, clientWidth - GAP - offsetWidth))
  const y = isBelow ? bottom + GAP : Math.max(GAP - window.scrollY, top - GAP - offsetHeight)
  popover.style.left = `${x + window.scrollX}px`
  popover.style.top = `${y + window.scrollY}px`
}

/**
 * Leaves the popover at its ends when the reader presses Tab, so that the order of the page continues at the link.
 * @returns whether the key left the popover
 */
export function leaveWithTab(popover: HTMLElement, link: HTMLElement, isBackward: boolean): boolean {
  const stops = [...popover.querySelectorAll('a[href], button')]
  const { activeElement } = document
  const isEnd = isBackward
    ? activeElement === popover || activeElement === stops[0]
    : activeElement === stops.at(-1)
  if (isEnd) link.focus()
  return isEnd
}
