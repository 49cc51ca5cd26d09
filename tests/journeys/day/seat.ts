// A person of the day at a screen of their own: what they read, where they may go, and what stood in their way.
import type { Browser, Locator, Page } from 'playwright-core'
import { type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { type Say, speaker } from '#platform/messages.ts'
import { type Addresses, addresses } from '#web/routes.ts'
import { barriersOn, desk, overflow, picture, sitDown } from '../browser.ts'

export type Seat = {
  page: Page
  lang: UiLanguage
  say: Say
  to: Addresses
  /** A link or a button by the words on it, given as the key of the message. */
  link: (key: string, values?: Parameters<Say>[1]) => Locator
  button: (key: string, values?: Parameters<Say>[1]) => Locator
  /** Looks at the screen as it stands: barriers, width, words that are missing. What is wrong is kept. */
  look: (name: string) => Promise<void>
  faults: string[]
}

export async function takeSeat(
  browser: Browser,
  address: string,
  { lang, screen = desk }: { lang: UiLanguage; screen?: typeof desk },
): Promise<Seat> {
  const { page, complaints: faults } = await sitDown(browser, address, screen)
  // Several pages are open at once, and the machine may be busy with other tests.
  page.setDefaultTimeout(30_000)
  const say = speaker(lang)
  const named = (role: 'link' | 'button') => (key: string, values?: Parameters<Say>[1]) =>
    page.getByRole(role, { name: say(key, values), exact: true })
  return {
    ...{ page, lang, say, to: addresses(lang), faults },
    link: named('link'),
    button: named('button'),
    async look(name) {
      await picture(page, `day-${name}`)
      const wide = await overflow(page)
      if (wide > 0) faults.push(`${name} is ${wide} px too wide`)
      faults.push(...(await spillsOn(page)).map((words) => `${name}: “${words}” runs out of its box`))
      const lacking = (await page.innerText('body')).match(/⟨[a-z.-]+⟩/g) ?? []
      faults.push(...lacking.map((key) => `${name} lacks words for ${key}`))
      faults.push(...(await barriersOn(page)).map((barrier) => `${name} ${barrier}`))
    },
  }
}

/** Buttons, chips and choices whose words do not fit into them. */
function spillsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.btn, .chip, .tap, .tabs a, .subnav a')]
      .filter((box) => box.offsetParent !== null && box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
      .map((box) => box.innerText),
  )
}

/** The newest letter with a link to sign in, in whichever language its reader reads; others may have come since. */
export function signInLetter(page: Page, email: string) {
  const subjects = uiLanguages.map((lang) => speaker(lang)('people.letter.sign-in.subject'))
  const letters = page.getByRole('row').filter({ hasText: email })
  return letters.getByRole('link', { name: new RegExp(subjects.join('|')) }).first()
}

/** In through the front door: the address, the letter, the link in it, the button behind the link. */
export async function signIn({ page, say, to, link, button, look }: Seat, email: string): Promise<void> {
  await page.goto(to.home)
  await link('people.sign-in').click()
  await page.getByLabel(say('people.email')).fill(email)
  await look('sign-in')
  await button('people.send-link').click()
  await page
    .getByRole('main')
    .getByRole('link', { name: say('web.demo.outbox') })
    .click()
  await signInLetter(page, email).click()
  await look('sign-in-letter')
  await page.getByRole('main').getByRole('link').first().click()
  await button('people.sign-in').click()
  await button('people.sign-out').waitFor()
}

/** What stays on the page after a deed: the one line that says it was done. */
export async function noticed({ page, say }: Seat, key: string, values?: Parameters<Say>[1]): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: say(key, values) })
    .waitFor()
}
