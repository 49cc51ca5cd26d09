// The same day for somebody who uses no mouse. Nothing here clicks.
import assert from 'node:assert/strict'
import { pressAt, tabTo, typeAt } from './keys.ts'
import { noticed, type Seat, signInLetter } from './seat.ts'

const TITLE = '示例：寻求键盘可及的振动传感器'

export async function signInByKeyboard({ page, say, to, link, button }: Seat, email: string): Promise<void> {
  await page.goto(to.home)
  await pressAt(page, link('people.sign-in'))
  await typeAt(page, page.getByLabel(say('people.email')), email)
  await page.keyboard.press('Enter')
  await pressAt(page, page.getByRole('main').getByRole('link', { name: say('web.demo.outbox') }))
  await pressAt(page, signInLetter(page, email))
  await pressAt(page, page.getByRole('main').getByRole('link').first())
  await pressAt(page, button('people.sign-in'))
  await button('people.sign-out').waitFor()
}

export async function postNeedByKeyboard(firm: Seat): Promise<void> {
  const { page, link, button } = firm
  await pressAt(page, link('my.listings'))
  await pressAt(page, link('showcase.submit-need'))
  await typeAt(page, page.locator('[name="title.zh"]'), TITLE)
  await tabTo(page, page.getByRole('checkbox').first())
  await page.keyboard.press('Space')
  await pressAt(page, button('showcase.save-and-submit'))
  await noticed(firm, 'showcase.submitted')
}

/** Whom to meet is chosen from the list with the arrow keys. */
export async function askByKeyboard(firm: Seat, whom: string): Promise<void> {
  const { page, say, link } = firm
  await pressAt(page, link('web.nav.my'))
  await pressAt(page, page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link'))
  await pressAt(page, link('my.ask'))
  await tabTo(page, page.locator('#askedId'))
  for (let i = 0; i < 80 && (await chosen(firm)) !== whom; i++) await page.keyboard.press('ArrowDown')
  assert.equal(await chosen(firm), whom)
  await typeAt(page, page.getByLabel(say('my.why')), '示例：想请贵方看看我们的振动数据。')
  await page.keyboard.press('Enter')
  await noticed(firm, 'my.notice.asked')
}

function chosen({ page }: Seat): Promise<string> {
  return page.locator('#askedId option:checked').innerText()
}

export async function acceptByKeyboard(university: Seat): Promise<void> {
  const { page, link, button } = university
  await pressAt(page, link('web.nav.my'))
  await pressAt(page, link('my.to-answer', { count: 1 }))
  await pressAt(page, link('my.answer'))
  await pressAt(page, button('my.accept'))
  await noticed(university, 'my.notice.accepted')
}

/** The one meeting that waits goes to the second of the places it may have, and everybody concerned is told. */
export async function placeAndReleaseByKeyboard(organiser: Seat): Promise<void> {
  const { page, say, link, button } = organiser
  await pressAt(page, link('web.nav.office'))
  await pressAt(page, link('office.place.board'))
  await page.locator('[data-list] a[tabindex="0"]').waitFor()
  await tabTo(page, page.locator('[data-list] a[data-meeting]'))
  await page.keyboard.press('m')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText(say('timetable.board.waiting-none')).waitFor()
  await pressAt(page, link('timetable.board.compare'))
  await pressAt(page, button('timetable.release.do', { number: 3 }))
  await page
    .getByRole('status')
    .filter({ hasText: say('timetable.release.version', { number: 3 }) })
    .waitFor()
}

/** A table is taken out of use, and the first plan is taken. */
export async function mendTableByKeyboard({ page, say, link, button }: Seat): Promise<void> {
  await pressAt(page, link('web.nav.office'))
  await pressAt(page, link('office.place.desk'))
  await pressAt(page, link('desk.tab.incidents'))
  await pressAt(page, link('desk.incident.kind.table_gone'))
  await tabTo(page, page.getByLabel(say('desk.incident.field.tableId')))
  await page.keyboard.press('ArrowDown')
  await pressAt(page, button('desk.incident.propose'))
  const confirm = page.locator('form:has([name=fingerprint])').first().getByRole('button')
  await pressAt(page, confirm)
  await page.getByRole('status').waitFor()
}

/** Of all meetings without a result the first: which one that is depends on how the day was arranged. */
export async function noteResultByKeyboard(desk: Seat): Promise<void> {
  const { page, say, link } = desk
  await pressAt(page, link('web.nav.office'))
  await pressAt(page, link('office.place.desk'))
  await pressAt(page, link('desk.tab.meetings'))
  await pressAt(page, link('desk.meetings.missing', { count: 57 }))
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('radio') })
    .first()
  await tabTo(page, card.getByRole('radio').first())
  await page.keyboard.press('Space')
  await typeAt(page, card.getByLabel(say('desk.result.line')), '示例：两周内寄出数据。')
  await tabTo(page, card.locator('[name=next]').first())
  await page.keyboard.press('ArrowRight')
  await pressAt(page, card.getByRole('button', { name: say('desk.result.save') }))
  await link('desk.meetings.missing', { count: 56 }).waitFor()
}

/** The records have moved on since the signature: it is taken back with a reason. */
export async function takeSignatureBackByKeyboard(signer: Seat): Promise<void> {
  const { page, say, link, button } = signer
  await pressAt(page, link('web.nav.office'))
  await pressAt(page, page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link'))
  await pressAt(page, page.locator('summary').filter({ hasText: say('reporting.unsign.title') }))
  await typeAt(page, page.getByLabel(say('reporting.unsign.reason')), '示例：结果有更正。')
  await pressAt(page, button('reporting.unsign.button'))
  await noticed(signer, 'reporting.press.unsigned')
}

/** Each figure that no longer holds is put right where the page says so. */
export async function rewordByKeyboard(editor: Seat): Promise<void> {
  const { page, link } = editor
  await pressAt(page, link('web.nav.office'))
  await pressAt(page, page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link'))
  const outOfDate = page.locator('[data-check="claim-false"]').getByRole('button')
  await outOfDate.first().waitFor()
  for (let left = await outOfDate.count(); left > 0; left--) {
    await pressAt(page, outOfDate.first())
    await noticed(editor, 'reporting.press.reworded')
    assert.equal(await outOfDate.count(), left - 1)
  }
}

/** The signature is given: the figures are those of now. */
export async function signByKeyboard(signer: Seat): Promise<void> {
  const { page, say, button } = signer
  await page.reload()
  await tabTo(page, page.getByLabel(say('reporting.sign.confirm')))
  await page.keyboard.press('Space')
  await pressAt(page, button('reporting.sign.button'))
  await noticed(signer, 'reporting.press.signed')
}
