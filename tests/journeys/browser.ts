// Chromium as a person uses it, with the eyes of axe.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where pictures of the journey go when somebody wants to look at them: DUIHE_PICTURES=folder. */
const PICTURES = process.env.DUIHE_PICTURES

export const desk = { width: 1280, height: 900 }
export const tablet = { width: 820, height: 1180 }
export const phone = { width: 360, height: 780 }

export async function openBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('Chromium is not installed: apt-get install chromium')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath: CHROMIUM, args })
}

/** A person at a screen. Whatever the page complains about on the console is kept. */
export async function sitDown(
  browser: Browser,
  address: string,
  screen = desk,
  options: { dark?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: screen,
    colorScheme: options.dark ? 'dark' : 'light',
    bypassCSP: false,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    // Chromium notes every 4xx answer as an error; those are expected where a test provokes them.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  return { page, context, complaints }
}

/** What axe finds on the page, one line each; empty is good. */
export async function barriersOn(page: Page): Promise<string[]> {
  // Through the debugger, not a script tag: the page's own policy stays in force.
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          context: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll('\n', ' ')}`),
    )
  })
  return violations.map((violation) => `${new URL(page.url()).pathname} ${violation}`)
}

/** Whether the page is wider than the screen: nobody should have to scroll sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

export async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true, timeout: 60_000 })
}
