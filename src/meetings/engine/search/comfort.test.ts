import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCalendar } from '../calendar.ts'
import { readCosts } from '../goals.ts'
import { listSlots } from '../sample-days.ts'
import { discomfortOf, listBreakCosts } from './comfort.ts'

const day = 24 * 60 * 60 * 1000
const firstDay = listSlots('09:00', 40, 10, 0)
const secondDay = listSlots('09:00', 30, 10, 0).map(({ id, startsAt, endsAt }) => {
  return { id: `second ${id}`, startsAt: startsAt + day, endsAt: endsAt + day }
})
const calendar = readCalendar([...firstDay, ...secondDay])
const usual = listBreakCosts(readCosts({ slots: [], tables: [], parties: [], interpreters: [], meetings: [] }), 70)

function feelDay(slots: number[]): number {
  const busy = new Int32Array(2 * calendar.words)
  for (const slot of slots) busy[calendar.words + calendar.wordOf[slot]!]! |= calendar.bitOf[slot]!
  return discomfortOf(calendar, busy, 1, usual)
}

test('one meeting, or several in a row, are no discomfort; nor is the night between two days', () => {
  assert.equal(feelDay([]), 0)
  assert.equal(feelDay([31]), 0)
  assert.equal(feelDay([30, 31, 32, 33]), 0)
  assert.equal(feelDay([2, 3, 41, 42]), 0)
  assert.equal(feelDay([39, 40]), 0)
})

test('a break counts one and a little for each idle slot, a third break three', () => {
  assert.equal(feelDay([1, 3]).toFixed(1), '1.1')
  assert.equal(feelDay([1, 2, 35, 36]).toFixed(1), '4.2')
  assert.equal(feelDay([1, 3, 5, 7]).toFixed(1), '5.3')
  assert.equal(feelDay([1, 3, 41, 43]).toFixed(1), '2.2')
})

test('breaks and idle slots are those one counts by hand, on days longer than a word', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 69 }), { maxLength: 20 }), (slots) => {
      let breaks = 0
      let idle = 0
      for (const ofDay of [slots.filter((slot) => slot < 40), slots.filter((slot) => slot >= 40)]) {
        const inOrder = ofDay.toSorted((one, other) => one - other)
        for (const [at, slot] of inOrder.entries()) {
          const gap = slot - (inOrder[at - 1] ?? slot) - 1
          if (gap <= 0) continue
          breaks++
          idle += gap
        }
      }
      const expected = breaks + 2 * Math.max(0, breaks - 2) + 0.1 * idle
      assert.ok(Math.abs(feelDay(slots) - expected) < 1e-9)
    }),
  )
})
