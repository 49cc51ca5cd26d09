// One side finds what the other is looking for, sees why it fits, and asks; the other side says yes.
import assert from 'node:assert/strict'
import { need } from './collecting.ts'
import { noticed, type Seat } from './seat.ts'

const WHY = 'Our soil sensor prints on paper; a humidity label could use the same process.'

export async function askToMeet(university: Seat): Promise<void> {
  const { page, say, link, button, look } = university
  await look('11-uk-home')
  await link('web.nav.showcase').click()
  await page.getByRole('combobox').fill('humidity label')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await look('12-uk-found')
  await page.getByRole('link', { name: need.en.title }).click()
  await look('13-uk-need')
  const best = page
    .getByRole('region', { name: say('showcase.matches.need') })
    .getByRole('article')
    .first()
  await best.getByRole('link', { name: 'Sample: Degradable soil nutrient sensor' }).waitFor()
  assert.match(await best.innerText(), /In common:.*paper/i)
  await link('showcase.ask.need').click()
  await look('14-uk-ask')
  await button('my.send').click()
  await page.getByRole('alert').getByText(say('meetings.message-missing')).waitFor()
  assert.match(await page.getByLabel(say('my.about')).locator('option:checked').innerText(), /humidity label/)
  await page.getByLabel(say('my.why')).fill(WHY)
  await button('my.send').click()
  await noticed(university, 'my.notice.asked')
  await look('15-uk-asked')
}

/** The request stands under what is to be answered; it keeps the language it was written in. */
export async function acceptRequest(firm: Seat): Promise<void> {
  const { page, link, button, look } = firm
  await link('web.nav.my').click()
  await look('16-firm-to-answer')
  await link('my.to-answer', { count: 1 }).click()
  await link('my.answer').click()
  await look('17-firm-answer')
  assert.equal(await page.getByText(WHY).getAttribute('lang'), 'en')
  await button('my.accept').click()
  await noticed(firm, 'my.notice.accepted')
  await look('18-firm-accepted')
}

/** One of two colleagues stays at home, so the other one will sit at the table. */
export async function leaveColleagueOut(firm: Seat, colleague: string): Promise<void> {
  const { page, link, button, look } = firm
  await page
    .getByRole('navigation')
    .getByRole('link', { name: firm.say('my.availability') })
    .click()
  await page.getByRole('link', { name: colleague }).click()
  await button('my.part.none').click()
  await noticed(firm, 'my.notice.declared', { count: 0 })
  await look('19-firm-availability')
  await link('web.nav.my').click()
}
