'use client'

/** Prints the page. Without JavaScript it is hidden, and readers use the browser's menu. */
export function PrintButton() {
  return (
    <button type="button" className="button-small needs-script" onClick={() => window.print()}>
      Print
    </button>
  )
}
