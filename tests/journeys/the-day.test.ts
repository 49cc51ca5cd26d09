import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { openBrowser, phone } from './browser.ts'
import { findNeed, postNeed, publishNeed } from './day/collecting.ts'
import { type Seat, signIn, takeSeat } from './day/seat.ts'

const day = await goldenDay('collect')
const browser = await openBrowser()
after(async () => {
  setClock()
  await browser.close()
  await day[Symbol.asyncDispose]()
})

const zh = { lang: 'zh' } as const
const sit = (place: Parameters<typeof takeSeat>[2]) => takeSeat(browser, day.address, place)

test('four people walk through an exchange day, from a need on a phone to a signed release', async (t) => {
  const firm = await sit({ ...zh, screen: phone })
  const organiser = await sit(zh)
  const stranger = await sit(zh)
  const seats: Seat[] = [firm, organiser, stranger]

  setClock(new Date('2017-09-04T01:00:00Z'))
  await t.test('a firm signs in through its letter and posts a need from its phone', async () => {
    await signIn(firm, 'cn-01-1@sample.duihe.example')
    await postNeed(firm)
  })
  await t.test('the organiser publishes it, and anybody finds it by a word in the middle of its title', async () => {
    await signIn(organiser, 'organiser@sample.duihe.example')
    await publishNeed(organiser)
    await findNeed(stranger)
  })

  await t.test('nothing stood in anybody’s way', () => {
    assert.deepEqual(
      seats.flatMap(({ faults }) => faults),
      [],
    )
  })
})
