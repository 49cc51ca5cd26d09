// A person without a mouse: Tab to what is wanted, arrows within it, Enter and Space to do it.
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

const TABS_MAX = 160

/** Tabs on until the focus stands there. What cannot be reached that way is a fault. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let i = 0; i < TABS_MAX; i++) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${target} is out of reach of the Tab key on ${page.url()}`)
}

/** Tabs to a link or a button and presses it. */
export async function pressAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tabs to a field and types. */
export async function typeAt(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(words)
}

/** Walks over the timetable from where the focus is to a meeting on it, with the arrow keys. */
export async function walkTo(page: Page, meetingId: string): Promise<void> {
  await tabTo(page, page.locator('[data-grid] [tabindex="0"]').first())
  const [down, right] = await page.evaluate((id) => {
    const placeOf = (element: Element | null | undefined) => {
      const cell = element?.closest('td')
      const row = cell?.closest('tr')
      return [[...(row?.parentElement?.children ?? [])].indexOf(row as Element), cell?.cellIndex ?? -1]
    }
    const [fromRow = 0, fromColumn = 0] = placeOf(document.activeElement)
    const [row = 0, column = 0] = placeOf(document.querySelector(`[data-grid] [data-meeting="${id}"]`))
    return [row - fromRow, column - fromColumn] as const
  }, meetingId)
  for (let i = 0; i < Math.abs(down); i++) await page.keyboard.press(down > 0 ? 'ArrowDown' : 'ArrowUp')
  for (let i = 0; i < Math.abs(right); i++) await page.keyboard.press(right > 0 ? 'ArrowRight' : 'ArrowLeft')
  assert.equal(await hasFocus(page.locator(`[data-grid] [data-meeting="${meetingId}"]`)), true)
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}
