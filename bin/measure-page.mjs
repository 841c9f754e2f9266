/** Measures in Chromium what a page transfers to a browser on its first visit. */

export const COURSE = '/courses/csto-nagorno-karabakh'

/** @param page a page's `path`, or the quiz to `start`, with `all` questions on one page */
export async function measurePage(browser, origin, { path = '', start = '', all = false }) {
  const address = start ? await draftOf(browser, origin, start, all) : origin + path
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const foreign = new Set()
  // Data that pages fetch for links counts as other.
  const bytes = { document: 0, stylesheet: 0, script: 0, font: 0, other: 0 }
  let requests = 0
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  const kinds = new Map()
  client.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    kinds.set(requestId, type.toLowerCase())
    if (request.url.startsWith('http') && !request.url.startsWith(origin)) foreign.add(request.url)
  })
  // Compressed bodies without headers: the headers have arrived by then, and the end counts both. The events of single chunks
  // don't count those of a document.
  const headers = new Map()
  client.on('Network.responseReceived', ({ requestId, response }) => {
    headers.set(requestId, response.encodedDataLength)
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    bytes[kind in bytes ? kind : 'other'] += encodedDataLength - (headers.get(requestId) ?? 0)
    requests++
  })
  await page.addInitScript(() => {
    window.layoutShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(async () => {
    await document.fonts.ready
    window.scrollTo(0, document.body.scrollHeight)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  const shift = await page.evaluate(() => window.layoutShift)
  await context.close()
  return { requests, bytes, shift, foreign: [...foreign] }
}

/** The URL of a quiz before its first answer, which a new browser can open. */
async function draftOf(browser, origin, quiz, all) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}${COURSE}/quizzes/${quiz}`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await page.waitForURL(/attempts\/new/)
  const address = page.url() + (all ? '&view=all' : '')
  await context.close()
  return address
}
