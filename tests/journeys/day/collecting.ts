// A need is written on a phone, published in the office, and found by anybody in either language.
import assert from 'node:assert/strict'
import { noticed, type Seat } from './seat.ts'

export const need = {
  zh: {
    title: '示例：寻求冷链运输用宽温湿度标签',
    summary: '纸基、可自然降解，零下 30 ℃ 连续记录 60 天，湿度误差不超过 2%，单价低于 8 元。',
    problem: '零下 30 ℃ 运输时标签第 20 天起读数漂移，到货后无法判断疫苗是否失效。',
  },
  en: {
    title: 'Sample: wide-range humidity label for cold chains wanted',
    summary: 'Paper-based and degradable, records for 60 days at minus 30 °C, humidity within 2%, below CNY 8 apiece.',
  },
}

/** Sent with a mistake it comes back with every word in its place; the one next question is answered, and it is submitted. */
export async function postNeed(firm: Seat): Promise<void> {
  const { page, say, link, button, look } = firm
  await look('01-firm-home')
  await link('my.listings').click()
  await look('02-firm-listings')
  await link('showcase.submit-need').click()
  const field = (name: string) => page.locator(`[name="${name}"]`)
  await field('summary.zh').fill(need.zh.summary)
  await page.getByRole('checkbox', { name: '传感器与仪器' }).check()
  await field('targets.0.name').fill('湿度误差')
  await field('targets.0.operator').selectOption('<=')
  await field('budgetMax').fill('八十来万')
  await button('showcase.save-and-submit').click()
  await page.getByRole('alert').getByText(say('web.input.summary')).waitFor()
  await look('03-firm-need-refused')
  assert.equal(await field('budgetMax').getAttribute('aria-invalid'), 'true')
  assert.equal(await field('summary.zh').inputValue(), need.zh.summary)
  assert.equal(await field('budgetMax').inputValue(), '八十来万')
  await field('title.zh').fill(need.zh.title)
  await field('targets.0.value').fill('2')
  await field('targets.0.unit').fill('%')
  await field('budgetMax').fill('80万')
  await page
    .locator('summary')
    .filter({ hasText: say('showcase.form.version', { language: '英语' }) })
    .click()
  await field('title.en').fill(need.en.title)
  await field('summary.en').fill(need.en.summary)
  await button('showcase.save-draft').click()
  await noticed(firm, 'showcase.saved')
  await look('03-firm-need-coached')
  await page.getByText(say('coaching.question.problem')).waitFor()
  await link('coaching.answer').click()
  await field('problem.zh').fill(need.zh.problem)
  await button('showcase.save-and-submit').click()
  await noticed(firm, 'showcase.submitted')
  await look('04-firm-need-submitted')
}

/** The office sees what waits and puts it into the showcase. */
export async function publishNeed(organiser: Seat): Promise<void> {
  const { page, link, button, say, look } = organiser
  await look('05-office-home')
  await link('office.to-publish', { count: 1 }).click()
  await look('06-office-to-publish')
  const row = page.getByRole('row').filter({ hasText: need.zh.title })
  await row.getByRole('link', { name: say('showcase.review-deed') }).click()
  await look('07-office-review')
  await link('showcase.preview').click()
  await look('07-office-need')
  const matches = page.getByRole('region', { name: say('showcase.matches.need') })
  assert.ok((await matches.locator('.reasons li').count()) > 0)
  await page.goBack()
  await button('showcase.publish').click()
  await noticed(organiser, 'showcase.published')
}

/** A stranger types a word out of the middle of the title, and finds it in one language and in the other. */
export async function findNeed(stranger: Seat): Promise<string> {
  const { page, link, say, look } = stranger
  await page.goto(stranger.to.home)
  await page
    .getByRole('main')
    .getByRole('link', { name: say('web.nav.showcase'), exact: true })
    .click()
  await page.getByRole('combobox').fill('温湿度标签')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await look('08-found-zh')
  await page.getByRole('link', { name: need.zh.title }).click()
  await page.getByRole('heading', { level: 1, name: need.zh.title }).waitFor()
  await look('09-need-zh')
  const address = new URL(page.url()).pathname
  await link('web.other-language').click()
  await page.getByRole('heading', { level: 1, name: need.en.title }).waitFor()
  assert.equal(new URL(page.url()).pathname, address.replace('/zh/', '/en/'))
  await look('10-need-en')
  return address
}
