import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StringTable } from '#matching/strings.ts'
import { readCatalogue } from './catalogues.ts'
import { collectCedict } from './cedict.ts'
import { readDing } from './ding.ts'
import { addReversed } from './ecdict.ts'
import { readEdict } from './edict.ts'
import { readHanja } from './hanja.ts'
import { paragraphsOf } from './help-pages.ts'
import { Meanings } from './meanings.ts'
import { readMueller } from './mueller.ts'
import { Pairs } from './pairs.ts'
import { readWikdict } from './wikdict.ts'

test('CC-CEDICT gives the plain English of a word, common meanings before names, and simplified characters', () => {
  const { pairs, simplified, characters } = collectCedict(
    [
      {
        traditional: '鋰離子電池',
        simplified: '锂离子电池',
        pinyin: 'li3 li2 zi3',
        english: ['lithium-ion battery (Tw)'],
      },
      { traditional: '安', simplified: '安', pinyin: 'An1', english: ['surname An', 'Ann (name)'] },
      { traditional: '安', simplified: '安', pinyin: 'an1', english: ['(bound form) calm; peaceful', 'CL:個|个[ge4]'] },
      { traditional: '著名', simplified: '著名', pinyin: 'zhu4 ming2', english: ['famous'] },
      { traditional: '看著', simplified: '看着', pinyin: 'kan4 zhe5', english: ['to look at'] },
    ],
    new StringTable(),
  )
  assert.deepEqual(saidOf(pairs, '锂离子电池'), ['lithium-ion battery'])
  assert.deepEqual(saidOf(pairs, '安'), ['calm', 'peaceful', 'ann'])
  assert.equal(simplified.get('鋰離子電池'), '锂离子电池')
  assert.deepEqual([characters.get('電'), characters.get('著')], ['电', undefined])
})

test('an English–Chinese entry is read the other way round, without grammar and fields of use', () => {
  const pairs = new Pairs()
  addReversed(pairs, { word: 'Defect', translation: 'n. 缺点\\n[医] 缺损, 缺陷', rank: 4403 })
  addReversed(pairs, { word: 'flaw', translation: 'n. 缺陷, 有缺点的', rank: 9000 })
  assert.deepEqual(saidOf(pairs, '缺陷'), ['flaw', 'defect'])
  assert.deepEqual(saidOf(pairs, '有缺点'), ['flaw'])
})

test('Ding pairs singular with singular and plural with plural', () => {
  const { pairs } = readDing(
    '# comment\nder Fehler {m}; Mangel {m} [techn.] | Fehler {pl} :: defect; flaw | defects',
    new StringTable(),
  )
  assert.deepEqual(saidOf(pairs, 'mangel'), ['defect', 'flaw'])
  assert.deepEqual(saidOf(pairs, 'fehler'), ['defect', 'flaw', 'defects'])
})

test('Mueller is read from the English headword to its Russian meanings', () => {
  const { pairs } = readMueller(
    'advisable\n   [x] _a.\n   1) благоразумный\n   2) рекомендуемый; целесообразный\n',
    new StringTable(),
  )
  assert.deepEqual(saidOf(pairs, 'целесообразный'), ['advisable'])
})

test('Russian is reached by way of German', () => {
  const phrases = new StringTable()
  const german = Meanings.of(readDing('Anteil {m} :: share; part', phrases).pairs)
  const { pairs } = readWikdict('Anteil /ˈan/ <n, masc>\nдоля, часть (мат.)\nein Teil', german, phrases)
  assert.deepEqual(saidOf(pairs, 'доля'), ['share', 'part'])
})

test('Korean words of Chinese origin get the English of their characters', () => {
  const phrases = new StringTable()
  const cedict = collectCedict(
    [{ traditional: '半導體', simplified: '半导体', pinyin: 'ban4', english: ['semiconductor'] }],
    phrases,
  )
  const { pairs } = readHanja(
    '# x\n반도체:半導體:\n가서:家書:\n',
    { ...cedict, meanings: Meanings.of(cedict.pairs) },
    phrases,
  )
  assert.deepEqual(saidOf(pairs, '반도체'), ['semiconductor'])
  assert.deepEqual(saidOf(pairs, '가서'), [])
})

test('EDICT is found as it is written and as it sounds', () => {
  const { pairs } = readEdict('溶接 [ようせつ] /(n,vs) welding/(P)/\n', new StringTable())
  assert.deepEqual([saidOf(pairs, '溶接'), saidOf(pairs, 'ようせつ')], [['welding'], ['welding']])
})

test('a message catalogue gives its pairs; what is none gives nothing', () => {
  const pairs = readCatalogue(
    catalogue([
      ['', 'Language: ko'],
      ['menu\u0004Open file', '파일 열기'],
      ['%d file\0%d files', '파일 %d개'],
    ]),
  )
  assert.deepEqual(pairs.slice(1), [
    { english: 'Open file', text: '파일 열기' },
    { english: '%d file', text: '파일 %d개' },
  ])
  assert.deepEqual(readCatalogue(Buffer.from('no catalogue at all, but long enough')), [])
  assert.deepEqual(readCatalogue(catalogue([['a', 'b']]).subarray(0, 30)), [])
})

test('paragraphs of help pages go by their names', () => {
  const html = '<h1 id="hd_1" dir="auto">Proxy</h1>\n<p id="par_2" class="paragraph">A <b>server</b> &amp; more</p>'
  assert.deepEqual(
    [...paragraphsOf(html)],
    [
      ['hd_1', 'Proxy'],
      ['par_2', 'A server & more'],
    ],
  )
})

function saidOf(pairs: Pairs, word: string): string[] {
  return Meanings.of(pairs)
    .of(word)
    .map(([phrase]) => pairs.english.at(phrase))
}

function catalogue(messages: [string, string][]): Buffer {
  const texts = messages.flat().map((text) => Buffer.from(text))
  const head = Buffer.alloc(28 + messages.length * 16)
  const fields = [0x950412de, 0, messages.length, 28, 28 + messages.length * 8]
  for (const [i, value] of fields.entries()) head.writeUInt32LE(value, i * 4)
  let at = head.length
  for (const [i, text] of texts.entries()) {
    const entry = 28 + (i % 2) * messages.length * 8 + Math.floor(i / 2) * 8
    head.writeUInt32LE(text.length, entry)
    head.writeUInt32LE(at, entry + 4)
    at += text.length + 1
  }
  return Buffer.concat([head, ...texts.flatMap((text) => [text, Buffer.alloc(1)])])
}
