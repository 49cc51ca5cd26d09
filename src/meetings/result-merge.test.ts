import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeResult } from './result-merge.ts'

const ten = new Date('2017-09-13T02:00:00Z')
const eleven = new Date('2017-09-13T03:00:00Z')
const nothing = { kind: null, line: '', nextOn: null } as const

test('one tablet notes the line, the other the date: both stand', () => {
  const seen = { kind: 'contact', line: '', nextOn: null, at: ten } as const
  const said = { kind: 'contact', line: '示例：寄样', nextOn: null } as const
  const noted = { kind: 'contact', line: '', nextOn: '2017-10-01', at: eleven } as const
  assert.deepEqual(mergeResult(said, seen, noted), { kind: 'contact', line: '示例：寄样', nextOn: '2017-10-01' })
})

test('both say what the meeting came to: the later word stands, whichever arrives last', () => {
  const early = { kind: 'intent', line: '示例：谈成', nextOn: null } as const
  const late = { kind: 'none', line: '示例：没谈成', nextOn: null } as const
  assert.deepEqual(mergeResult(early, { ...nothing, at: ten }, { ...late, at: eleven }), late)
  assert.deepEqual(mergeResult(late, { ...nothing, at: eleven }, { ...early, at: ten }), late)
})

test('what is said on top of what one has seen is taken as it is', () => {
  const noted = { kind: 'contact', line: 'a', nextOn: '2017-10-01', at: ten } as const
  const said = { kind: 'intent', line: '', nextOn: null } as const
  assert.deepEqual(mergeResult(said, { ...noted, at: eleven }, noted), said)
})
