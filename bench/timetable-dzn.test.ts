import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listFaults } from '#meetings/engine/faults.ts'
import { readDzn } from './timetable-dzn.ts'
import { countInstanceBreaks } from './timetable-verify.ts'

const small = `
nBusiness = 4; nMeetings = 3; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2,1,
|3, 4,2,
|1, 3,3,|];
meetingsxBusiness = [{1,2,4},{1,2},{1,3,4},{1,3}];
nMeetingsBusiness = [2,1,2,1];
forbidden = [{0},{0,1},{0},{0,3,4}];
fixed = [0, 3, 0];
precedences = [{},{},{1}];
`

test('what the file counts from 1 is counted from 0, and its dummies mean nothing', () => {
  const day = readDzn(small, 1)
  assert.deepEqual(listFaults(day), [])
  assert.equal(day.slots.length, 4)
  assert.equal(day.tables.length, 2)
  assert.deepEqual(
    day.parties.map(({ delegates }) => delegates[0]!.freeSlots),
    [
      [0, 1, 2, 3],
      [1, 2, 3],
      [0, 1, 2, 3],
      [0, 1],
    ],
  )
  assert.deepEqual(
    day.meetings.map(({ parties, allowedSlots }) => [...parties, allowedSlots]),
    [
      ['participant 1', 'participant 2', [0, 1]],
      ['participant 3', 'participant 4', [2]],
      ['participant 1', 'participant 3', undefined],
    ],
  )
  assert.deepEqual(day.precedences, [['meeting 1', 'meeting 3']])
  assert.equal(day.fairnessLimit, 1)
})

test('a file whose requests do not match its header is not read', () => {
  assert.throws(() => readDzn(small.replace('nMeetings = 3', 'nMeetings = 4'), 2), /3 meetings requested, not 4/)
  assert.throws(() => readDzn('nBusiness = 4;', 2), /nMeetings is missing/)
})

test('the second verifier counts breaks, and refuses what the file forbids', () => {
  const open = small.replace('{0,3,4}', '{0}')
  const at = (...slots: number[]) =>
    slots.map((slot, meeting) => ({
      meeting: `meeting ${meeting + 1}`,
      slot,
      table: 'table 1',
      delegates: ['', ''] as [string, string],
      interpreter: null,
    }))
  assert.equal(countInstanceBreaks(open, 1, at(1, 2, 3)), 1)
  assert.throws(() => countInstanceBreaks(open, 0, at(1, 2, 3)), /shared unfairly/)
  assert.throws(() => countInstanceBreaks(open, 1, at(0, 2, 3)), /participant 2 cannot in 1/)
  assert.throws(() => countInstanceBreaks(open, 1, at(1, 3, 3)), /meeting 2 was fixed/)
  assert.throws(() => countInstanceBreaks(open, 1, at(1, 2, 0)), /meeting 1 is not before 3/)
  assert.throws(() => countInstanceBreaks(open, 1, at(2, 2, 3)), /wrong half of the day/)
})
