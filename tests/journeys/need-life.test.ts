import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { openBrowser, phone } from './browser.ts'
import { noticed, type Seat, takeSeat } from './day/seat.ts'

const day = await goldenDay('collect')
const browser = await openBrowser()
after(async () => {
  setClock()
  await browser.close()
  await day[Symbol.asyncDispose]()
})
setClock(new Date('2017-09-04T01:00:00Z'))

const firm = await sit('cn-01-1@sample.duihe.example', { lang: 'zh', screen: phone })
const reviewer = await sit('organiser@sample.duihe.example', { lang: 'zh' })
const university = await sit('gb-01-1@sample.duihe.example', { lang: 'en', screen: phone })
const seats = { firm, reviewer, university }
let number = 0

test('a vague need is asked about until it can be answered, and comes back once with a reason', async () => {
  const { page, to, say, button, link, look } = firm
  await page.goto(to.newListing('need'))
  await look('life-01-new-need')
  await field(firm, 'problem.zh').fill('现有扭矩传感器性能不好，想要高性能的。')
  await field(firm, 'isAnonymous').evaluate((box) => box.closest('details')?.setAttribute('open', ''))
  await page.getByLabel(say('showcase.form.anonymous')).check()
  await button('showcase.save-draft').click()
  await noticed(firm, 'showcase.saved')
  number = Number(page.url().split('/').at(-1)?.split('?')[0])
  await look('life-02-coached')
  await button('showcase.save-and-submit').click()
  await noticed(firm, 'showcase.submitted')
  await reviewer.page.goto(reviewer.to.review(number))
  await reviewer.button('showcase.review-return').click()
  await reviewer.look('life-03-review-refused')
  await reviewer.page.getByLabel(say('catalogue.review-reason.indicator-missing')).check()
  await reviewer.page.locator('[name=line]').fill('请写明零点漂移现在多少、要到多少。')
  await reviewer.button('showcase.review-return').click()
  await noticed(reviewer, 'showcase.review-done.returned')
  await page.goto(to.myListings)
  await look('life-04-own-listings')
  await page.goto(to.editListing(number))
  await look('life-05-sent-back')
  await link('coaching.answer').click()
})

test('mended and published, it is put out as a challenge', async () => {
  const { page, to, button, look } = firm
  await field(firm, 'targets.0.name').fill('零点漂移')
  await field(firm, 'targets.0.present').fill('0.5 %')
  await field(firm, 'targets.0.value').fill('0.1')
  await field(firm, 'targets.0.unit').fill('%')
  await field(firm, 'prizeAmount').evaluate((input) => input.closest('details')?.setAttribute('open', ''))
  await field(firm, 'prizeAmount').fill('50万')
  await button('showcase.save-and-submit').click()
  await noticed(firm, 'showcase.submitted')
  await reviewer.page.goto(reviewer.to.review(number))
  await reviewer.look('life-06-review')
  await reviewer.button('showcase.publish').click()
  await noticed(reviewer, 'showcase.published')
  await page.goto(to.challenge(number))
  await look('life-07-challenge-form')
  await field(firm, 'endsAt').fill('2017-10-01T18:00')
  await field(firm, 'rules.zh').fill('按指标打分，最高者中选，三个月内交样。')
  await button('solutions.announce').click()
  await noticed(firm, 'solutions.announced')
})

test('a university abroad finds the challenge, does not learn whose it is, and answers from a phone', async () => {
  const { page, to, link, button, look } = university
  await page.goto(to.challenges)
  await look('life-08-challenges')
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await look('life-09-need')
  assert.doesNotMatch(await page.innerText('body'), /恒测/)
  await link('solutions.answer').click()
  await field(university, 'words').fill('A sensor with an optical bridge: drift below 0.08 % at 80 °C, shown in 2016.')
  await look('life-10-answer')
  await button('solutions.submit').click()
  await noticed(university, 'solutions.submitted')
  await look('life-11-own-answer')
})

test('the firm judges it by what it measures, chooses it, and says who it is', async () => {
  const { page, to, say, button, look } = firm
  await page.goto(to.answers(number))
  await look('life-12-answers')
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.getByLabel(say('solutions.verdict.met'), { exact: true }).check()
  await button('solutions.evaluate').click()
  await noticed(firm, 'solutions.evaluated')
  await button('solutions.decline').click()
  await look('life-13-decline-refused')
  await button('solutions.choose').click()
  await noticed(firm, 'solutions.decided-as.chosen')
  await button('solutions.open-owner').click()
  await noticed(firm, 'solutions.owner-opened')
  await look('life-14-judged')
  await university.page.reload()
  await university.look('life-15-chosen')
  await university.page.goto(university.to.ownAnswers)
  await university.look('life-16-own-answers')
})

test('over, the challenge tells what came of it; the need is renewed, read version by version, and closed', async () => {
  const { page, to, say, button, link, look } = firm
  setClock(new Date('2017-10-02T00:00:00Z'))
  await page.goto(to.challenge(number))
  await field(firm, 'words.zh').fill('一家中选，已开始试制。')
  await look('life-17-result-form')
  await button('solutions.publish-result').click()
  await noticed(firm, 'solutions.result-published')
  await look('life-18-result')
  await page.goto(to.versions(number))
  await look('life-19-versions')
  await page.goto(to.renewal(number))
  await look('life-20-renewal')
  await page.getByLabel(say('life.months', { months: 3 }), { exact: true }).check()
  await button('life.renew-deed').click()
  await page.getByRole('status').first().waitFor()
  await page.goto(to.closure(number))
  await page.getByLabel(say('catalogue.closure.found-here')).check()
  await look('life-21-closure')
  await button('life.close-deed').click()
  await noticed(firm, 'life.closed')
  await look('life-22-own-listings')
  await university.page.goto(university.to.need(number))
  await university.look('life-23-closed')
  assert.equal(await link('life.close').count(), 0)
})

test('nothing stood in anybody’s way, in either language, on a desk or on a phone', async () => {
  for (const [who, seat] of Object.entries(seats)) {
    const other = seat.lang === 'zh' ? 'en' : 'zh'
    const size = who === 'firm' ? { width: 1280, height: 900 } : phone
    await seat.page.setViewportSize(size)
    for (const [name, path] of Object.entries(pagesOf(seat)))
      if (who !== 'university' || name.startsWith('own')) {
        await seat.page.goto(path.replace(`/${seat.lang}`, `/${other}`))
        await seat.look(`life-30-${who}-${name}-${other}`)
      }
  }
  assert.deepEqual([...new Set(Object.values(seats).flatMap(({ faults }) => faults))], [])
})

function pagesOf({ to }: Seat): Record<string, string> {
  return {
    need: to.need(number),
    listings: to.myListings,
    edit: to.editListing(number),
    answers: to.answers(number),
    judged: to.judgedAnswer(number, 1),
    challenge: to.challenge(number),
    versions: to.versions(number),
    closure: to.closure(number),
    challenges: to.challenges,
    'own-answers': to.ownAnswers,
    ...{ 'own-new': to.newListing('need'), 'own-offer': to.newListing('offer') },
  }
}

function field({ page }: Seat, name: string) {
  return page.locator(`[name="${name}"]`)
}

async function sit(email: string, place: Parameters<typeof takeSeat>[2]): Promise<Seat> {
  const seat = await takeSeat(browser, day.address, place)
  await seat.page.context().addCookies([{ name: 'session', value: await day.sessionOf(email), url: day.address }])
  return seat
}
