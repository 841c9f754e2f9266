/** Measures in Chromium how a page feels on a slow phone: a quarter of the processor, and slow 4G. */

/** Slow 4G as Chromium's developer tools define it: latency in ms, throughput in bytes per second. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const SLOW_PROCESSOR = { rate: 4 }

/**
 * The median of several first visits.
 * @param storageState the cookies and storage of the visitor
 * @param page `path`, and optionally `interact`, which uses the loaded page
 * @returns `paintMs`, when the largest content was painted; `shift`, the cumulative layout shift, with what `moved`; and `interactionMs`, the
 *   slowest interaction until the next paint (0 if all took less than 16 ms), or null without `interact`
 */
export async function measureVitals(browser, origin, storageState, { path, interact }, visits = 3) {
  const results = []
  for (let visit = 0; visit < visits; visit++) {
    results.push(await visitSlowly(browser, origin + path, storageState, interact))
  }
  return {
    paintMs: median(results.map(({ paintMs }) => paintMs)),
    shift: Math.max(...results.map(({ shift }) => shift)),
    moved: results.map(({ moved }) => moved).join(''),
    interactionMs: interact ? median(results.map(({ interactionMs }) => interactionMs)) : null,
  }
}

async function visitSlowly(browser, address, storageState, interact) {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ viewport, storageState, serviceWorkers: 'block' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.addInitScript(observe)
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', SLOW_4G)
  await client.send('Emulation.setCPUThrottlingRate', SLOW_PROCESSOR)
  await page.goto(address, { waitUntil: 'networkidle' })
  const { paintMs } = await page.evaluate(() => window.vitals)
  if (interact) {
    await interact(page)
    await page.waitForLoadState('networkidle')
  }
  // The entries of an event arrive after the paint that follows it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
  const { shift, moved, interactionMs } = await page.evaluate(() => window.vitals)
  await context.close()
  return { paintMs, shift, moved, interactionMs }
}

/** Runs in the page. */
function observe() {
  const vitals = { paintMs: 0, shift: 0, moved: '', interactionMs: 0 }
  window.vitals = vitals
  const watch = (type, note, options) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry)
    }).observe({ type, buffered: true, ...options })
  watch('largest-contentful-paint', ({ startTime }) => {
    vitals.paintMs = startTime
  })
  watch('layout-shift', ({ hadRecentInput, value, startTime, sources }) => {
    if (hadRecentInput) return
    vitals.shift += value
    const nodes = sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? 'removed').slice(0, 90))
    vitals.moved += `${Math.round(startTime)} ms: ${nodes.join(', ')} `
  })
  const noteEvent = ({ interactionId, duration }) => {
    if (interactionId) vitals.interactionMs = Math.max(vitals.interactionMs, duration)
  }
  watch('event', noteEvent, { durationThreshold: 16 })
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
