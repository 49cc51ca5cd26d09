import assert from 'node:assert/strict'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { setClock } from '#platform/clock.ts'
import { speaker } from '#platform/messages.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { addresses } from '#web/routes.ts'
import { barriersOn, openBrowser, overflow, picture, sitDown, tablet } from './browser.ts'

const SLUG = 'uk-sensors-2017'
const day = await goldenDay('schedule')
const browser = await openBrowser()
const network = await layCable(day.address)
after(async () => {
  setClock()
  await browser.close()
  network.end()
  await day[Symbol.asyncDispose]()
})

test('a tablet goes on through the middle of the day without a network, a reload included, and nothing is lost', async () => {
  setClock(new Date('2017-09-13T02:05:00Z'))
  const [say, to] = [speaker('zh'), addresses('zh')]
  const { page, context, complaints } = await sitDown(browser, network.address, tablet)
  page.setDefaultTimeout(30_000)
  const session = await day.sessionOf('desk@sample.duihe.example')
  await context.addCookies([{ name: 'session', value: session, url: network.address }])
  await page.goto(to.deskMeetings(SLUG))
  const slots = await page
    .locator('select[name=slot] option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  await untilKept(page, slots.length)
  assert.ok(slots.length > 10)
  const [first, second] = await listMeetings()
  assert.ok(first && second)

  // While the network holds, a tap is there at once.
  await mark(first.id, 'called')
  await page.locator(`#m-${first.id}`).locator('..').locator('button.called[aria-pressed=true]').waitFor()

  network.cut()
  await mark(first.id, 'held')
  await note(first.id, 'intent', '示例：离线时记下的一句。')
  await page.locator('[data-offline]').getByText('2').waitFor()
  await page.reload()
  await page.locator('[data-offline]').getByText('2').waitFor()
  assert.equal(await cardOf(first.id).locator('form[data-waits]').count(), 2)
  assert.equal(await cardOf(first.id).locator('[name=line]').inputValue(), '示例：离线时记下的一句。')
  await picture(page, 'desk-offline')
  assert.ok((await overflow(page)) <= 0)
  assert.deepEqual(await barriersOn(page), [])

  // Other slots and the list of people are there, too.
  await page.goto(`${to.deskMeetings(SLUG)}?slot=${second.slotId}`)
  await mark(second.id, 'no_show')
  await page.locator('[data-offline]').getByText('3').waitFor()
  await page.goto(to.desk(SLUG))
  await page.getByLabel(say('desk.arrivals.search')).fill('zgh')
  await page.getByText('曾国华').waitFor()
  await page.locator('[data-find][hidden]').first().waitFor({ state: 'attached' })
  assert.ok((await page.locator('[data-find]:visible').count()) < 10)
  await page.getByRole('button', { name: say('desk.arrivals.arrived-whom', { name: '曾国华' }) }).click()
  await page.locator('[data-offline]').getByText('4').waitFor()

  network.mend()
  await page.locator('[data-offline]').waitFor({ state: 'hidden' })
  const { rows } = await sql<{ marks: string[]; result: string; line: string; arrived: number }>`
    select (select array_agg(kind order by noted_at) from meetings.mark where meeting_id in (${first.id}, ${second.id})) as marks,
      (select kind from meetings.result where meeting_id = ${first.id}) as result,
      (select line from meetings.result where meeting_id = ${first.id}) as line,
      (select count(*)::int from events.arrival) as arrived`.execute(day.db)
  assert.deepEqual(rows[0], {
    ...{ marks: ['called', 'held', 'no_show'], result: 'intent', line: '示例：离线时记下的一句。', arrived: 1 },
  })
  await page.goto(`${to.deskMeetings(SLUG)}?slot=${first.slotId}`)
  await page.getByRole('button', { name: say('people.sign-out') }).click()
  await page
    .getByRole('link', { name: say('people.sign-in') })
    .first()
    .waitFor()
  assert.equal(await page.evaluate(() => caches.has('duihe-desk-pages')), false)
  assert.deepEqual(
    complaints.filter((line) => !/net::ERR_|Failed to fetch/.test(line)),
    [],
  )

  function cardOf(id: string) {
    return page.locator(`article[data-part="${id}"]`)
  }
  async function mark(id: string, kind: string): Promise<void> {
    await cardOf(id).locator(`button.${kind}`).click()
  }
  async function note(id: string, kind: string, line: string): Promise<void> {
    const card = cardOf(id)
    await card.locator(`label.tap.${kind}`).click()
    await card.locator('[name=line]').fill(line)
    await card.getByRole('button', { name: say('desk.result.save') }).click()
  }
})

/** The tablet keeps every slot in the background, one after the other. */
async function untilKept(page: Page, slots: number): Promise<void> {
  const countKept = () =>
    page.evaluate(async () => {
      const keys = await (await caches.open('duihe-desk-pages')).keys()
      return keys.filter(({ url }) => url.includes('slot=')).length
    })
  for (let i = 0; i < 300 && (await countKept()) < slots; i++) await wait(100)
  assert.ok((await countKept()) >= slots)
}

async function listMeetings(): Promise<{ id: string; slotId: string }[]> {
  const { rows } = await sql<{ id: string; slotId: string }>`
    select distinct on (slot_id) meeting_id as id, slot_id as "slotId", during from meetings.placement
    order by slot_id, meeting_id`.execute(day.db)
  const { rows: slots } = await sql<{ id: string }>`select id from meetings.slot order by during`.execute(day.db)
  return slots.flatMap(({ id }) => rows.find(({ slotId }) => slotId === id) ?? [])
}

/** A cable to the program that can be pulled and plugged in again. */
async function layCable(address: string) {
  const { port, hostname } = new URL(address)
  const open = new Set<Socket>()
  let isCut = false
  const server: Server = createServer((from) => {
    if (isCut) return void from.destroy()
    const to = connect(Number(port), hostname)
    for (const end of [from, to]) {
      open.add(end)
      end.on('close', () => open.delete(end)).on('error', () => {})
    }
    from.pipe(to).pipe(from)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = server.address()
  return {
    address: `http://127.0.0.1:${typeof own === 'object' && own ? own.port : 0}`,
    cut() {
      isCut = true
      for (const end of open) end.destroy()
    },
    mend() {
      isCut = false
    },
    end() {
      for (const end of open) end.destroy()
      server.close()
    },
  }
}
