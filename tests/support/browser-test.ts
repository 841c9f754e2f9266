import { test as base, expect } from '@playwright/test'

/** This project's browser test: fails if the console logs an error or the page sends a request to another host. */
export const test = base.extend<{ watched: undefined; allowedErrors: RegExp[] }>({
  /** Console errors that a test provokes on purpose. */
  allowedErrors: [[], { option: true }],
  watched: [
    async ({ page, baseURL, allowedErrors }, use) => {
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !allowedErrors.some((allowed) => allowed.test(message.text())))
          faults.push(`console: ${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== baseURL) faults.push(`request to ${url.origin}`)
      })
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
