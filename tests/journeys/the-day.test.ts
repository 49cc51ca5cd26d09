import assert from 'node:assert/strict'
import { after, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { setClock } from '#platform/clock.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { openBrowser, phone, picture, tablet } from './browser.ts'
import { arrange, bringInWishes, readOutbox, release } from './day/arranging.ts'
import { acceptRequest, askToMeet, leaveColleagueOut } from './day/asking.ts'
import {
  acceptByKeyboard,
  askByKeyboard,
  mendTableByKeyboard,
  noteResultByKeyboard,
  placeAndReleaseByKeyboard,
  postNeedByKeyboard,
  rewordByKeyboard,
  signByKeyboard,
  signInByKeyboard,
  takeSignatureBackByKeyboard,
} from './day/by-keyboard.ts'
import { findNeed, postNeed, publishNeed } from './day/collecting.ts'
import { changeResult, checkIn, mendTable, noteIntent, readOwnMeeting } from './day/meeting.ts'
import { type Seat, signIn, takeSeat } from './day/seat.ts'
import { draftRelease, followChain, readRelease, seeDrift, sign } from './day/telling.ts'

const SLUG = 'uk-sensors-2017'
const FIRM = '示例·恒测传感科技有限公司'

const day = await goldenDay('collect')
const browser = await openBrowser()
after(async () => {
  setClock()
  await browser.close()
  await day[Symbol.asyncDispose]()
})

test('four people walk through an exchange day, from a need on a phone to a signed release', async (t) => {
  const firm = await sit({ lang: 'zh', screen: phone })
  const university = await sit({ lang: 'en' })
  const [organiser, editor, signer, stranger] = [await sit(), await sit(), await sit(), await sit()]
  const desk = await sit({ lang: 'zh', screen: tablet })
  const step = steps(t, [firm, university, organiser, desk, editor, signer, stranger])

  setClock(new Date('2017-09-04T01:00:00Z'))
  await step('a firm signs in through its letter and posts a need from its phone', async () => {
    await signIn(firm, 'cn-01-1@sample.duihe.example')
    await postNeed(firm)
  })
  await step('the organiser publishes it, and anybody finds it by a word in the middle of its title', async () => {
    await signIn(organiser, 'organiser@sample.duihe.example')
    await publishNeed(organiser)
    await findNeed(stranger)
  })
  await step('a university abroad finds it in English, sees why it fits, and asks; the firm says yes', async () => {
    await signIn(university, 'gb-01-1@sample.duihe.example')
    await askToMeet(university)
    await acceptRequest(firm)
    await leaveColleagueOut(firm, '张思远')
  })

  setClock(new Date('2017-09-08T06:00:00Z'))
  await step('wishes come in as a workbook, and the day is arranged, moved by keyboard and put back', async () => {
    await bringInWishes(organiser, SLUG)
    await arrange(organiser, (await findMeeting()).id)
  })
  await step(
    'the timetable is released, and letters with calendars go to those concerned and nobody else',
    async () => {
      const told = await release(organiser)
      const concerned = await listConcerned()
      assert.equal(told, concerned.length)
      assert.deepEqual(await readOutbox(organiser), concerned)
    },
  )
  await step('the firm reads time and table on its phone and takes the calendar along', async () => {
    const { hour, table } = await findMeeting()
    const calendar = await readOwnMeeting(firm, { hour, table })
    assert.equal(calendar.match(/BEGIN:VEVENT/g)?.length, 2, 'the one it asked for and the one it wished for')
    assert.match(calendar, new RegExp(`DTSTART.*T${hour.replace(':', '')}00|DTSTART:20170913T`))
  })

  await step(
    'a table breaks in the morning: its meetings go to others, and the firm sees it on its phone',
    async () => {
      setClock(new Date('2017-09-13T01:30:00Z'))
      const { table } = await findMeeting()
      await signIn(desk, 'desk@sample.duihe.example')
      await mendTable(desk, table)
      const mended = await findMeeting()
      assert.notEqual(mended.table, table)
      await readOwnMeeting(firm, mended)
    },
  )
  await step('the desk checks two people in by a few letters each and notes an intent', async () => {
    setClock((await findMeeting()).startsAt)
    await checkIn(desk, [
      { typed: 'zgh', name: '曾国华' },
      { typed: 'ah', name: 'Amelia Hart' },
    ])
    await noteIntent(desk, FIRM)
  })

  setClock(new Date('2017-09-14T01:00:00Z'))
  await step('the outcome leads back to where it came from, and the figure to its one record', () =>
    followChain(organiser),
  )
  await step('the editor drafts in both languages and is kept from saying what is not true', async () => {
    await signIn(editor, 'editor@sample.duihe.example')
    await draftRelease(editor)
  })
  await step('the signer signs, and anybody opens the records behind a figure', async () => {
    await signIn(signer, 'signer@sample.duihe.example')
    await sign(signer)
    await readRelease(stranger, SLUG)
  })
  await step('the result is changed, and the editor sees that a signed figure has moved', async () => {
    await changeResult(desk, FIRM, (await findMeeting()).hour)
    await seeDrift(editor, stranger)
  })
})

test('the same is possible with the keyboard alone', async (t) => {
  const [firm, organiser, desk, editor, signer] = [await sit(), await sit(), await sit(), await sit(), await sit()]
  const university = await sit({ lang: 'en' })
  const step = steps(t, [firm, university, organiser, desk, editor, signer])
  await step('signing in, posting a need, asking for a meeting', async () => {
    await signInByKeyboard(firm, 'cn-03-1@sample.duihe.example')
    await postNeedByKeyboard(firm)
    await askByKeyboard(firm, '示例·韦福德大学')
  })
  await step('accepting', async () => {
    await signInByKeyboard(university, 'gb-01-1@sample.duihe.example')
    await acceptByKeyboard(university)
  })
  await step('placing on the board and releasing', async () => {
    await signInByKeyboard(organiser, 'organiser@sample.duihe.example')
    await placeAndReleaseByKeyboard(organiser)
  })
  await step('mending the day and noting a result', async () => {
    await signInByKeyboard(desk, 'desk@sample.duihe.example')
    setClock(new Date('2017-09-13T01:30:00Z'))
    await mendTableByKeyboard(desk)
    setClock(new Date('2017-09-14T02:00:00Z'))
    await noteResultByKeyboard(desk)
  })
  await step('signing', async () => {
    await signInByKeyboard(signer, 'signer@sample.duihe.example')
    await takeSignatureBackByKeyboard(signer)
    await signInByKeyboard(editor, 'editor@sample.duihe.example')
    await rewordByKeyboard(editor)
    await signByKeyboard(signer)
  })
})

function sit(place: Parameters<typeof takeSeat>[2] = { lang: 'zh' }): Promise<Seat> {
  return takeSeat(browser, day.address, place)
}

// A step that failed ends the walk: what comes after would only say the same again. A step ends with a look at what stood in the way.
function steps(t: TestContext, seats: Seat[]) {
  let isOver = false
  return async (sentence: string, walk: () => Promise<unknown>) => {
    await t.test(sentence, { skip: isOver }, async () => {
      isOver = true
      await walk().catch(async (error) => {
        for (const [i, { page }] of seats.entries()) await picture(page, `day-failed-${i}`)
        throw error
      })
      assert.deepEqual([...new Set(seats.flatMap(({ faults }) => faults.splice(0)))], [])
      isOver = false
    })
  }
}

/** The one meeting of the firm and the university, and where it was put. */
async function findMeeting(): Promise<{ id: string; hour: string; table: string; startsAt: Date }> {
  const { rows } = await sql<{ id: string; hour: string; table: string; startsAt: Date }>`
    select m.id, to_char(lower(p.during) at time zone 'Asia/Shanghai', 'HH24:MI') as hour, t.label as table,
      lower(p.during) as "startsAt"
    from meetings.meeting m join meetings.request r on r.id = m.request_id
      left join meetings.placement p on p.meeting_id = m.id left join meetings.meeting_table t on t.id = p.table_id`.execute(
    day.db,
  )
  assert.equal(rows.length, 1)
  return rows[0] as (typeof rows)[0]
}

/** Everybody who sits or interprets in a meeting that was placed. */
async function listConcerned(): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct p.email from people.person p where p.id in (
      select person_id from meetings.seat union
      select i.person_id from meetings.placement p join meetings.interpreter i on i.id = p.interpreter_id)`.execute(
    day.db,
  )
  return rows.map(({ email }) => email).sort()
}
