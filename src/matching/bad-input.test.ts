import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { smallLexicon } from '#tests/world/lexicon.ts'
import { conceptsOf } from './analysis/languages.ts'
import { nativeTerms } from './analysis/native.ts'
import { LETTERS_MAX, TEXT_MAX } from './analysis/words.ts'
import { type MatchDocument, MatchIndex } from './match-index.ts'

const lexicon = smallLexicon()
after(() => lexicon[Symbol.dispose]())
const LANGUAGES = ['zh', 'en', 'de', 'ru', 'uk', 'ko', 'ja', 'he']

test('of a pasted book as much is read as of its beginning', () => {
  for (const [language, sentence] of [
    ['zh', '锂离子电池表面缺陷检测。'],
    ['en', 'Surface defect detection. '],
    ['de', 'Abwasser und Roboter. '],
    ['ru', 'Сварка и дефект. '],
    ['ko', '표면 결함 검출 센서 '],
  ] as const) {
    const book = sentence.repeat(2_000_000 / sentence.length)
    const borrowed = () => lexicon.english.borrowed
    const whole = conceptsOf(book, language, lexicon, borrowed)
    assert.deepEqual(whole, conceptsOf(book.slice(0, TEXT_MAX), language, lexicon, borrowed))
    assert.deepEqual(nativeTerms(book, language), nativeTerms(book.slice(0, TEXT_MAX), language))
  }
})

test('a book is found by a sentence of it, and a sentence by the book, with few reasons and few missing', () => {
  const book = document('book', 'zh', '锂离子电池表面缺陷检测。'.repeat(100_000))
  const index = indexOf([book, document('other', 'en', 'Sewage')])
  assert.equal(index.search({ text: '表面缺陷' })[0]!.id, 'book')
  const { shared, missing } = index.explain({ text: book.texts[0]!.text }, book)!
  assert.ok(shared.length < 50 && missing.length < 50)
})

test('endless runs of letters are no words', () => {
  for (const language of LANGUAGES)
    for (const letter of ['a', 'ä', 'ж', '가', '锂', 'あ', '7']) {
      const run = letter.repeat(10_000)
      for (const term of nativeTerms(run, language)) assert.ok(term.length <= LETTERS_MAX)
      for (const { senses } of conceptsOf(run, language, lexicon, () => lexicon.english.borrowed))
        for (const { stems } of senses) for (const stem of stems) assert.ok(stem.length <= LETTERS_MAX)
    }
})

test('other scripts, pictures and signs of every kind are met with nothing rather than with an error', () => {
  const index = indexOf([document('battery', 'en', 'Lithium battery C++ (a|b)* [x] 100%')])
  for (const text of [
    'שלום עולם سلام',
    '🔋🔋👩‍🔬',
    String.raw`.*+?^$()|[]\x`,
    '\u0000\ud800',
    '‮abc‬',
    '',
    ' ',
    "'; drop table offer; --",
  ])
    for (const language of [undefined, ...LANGUAGES])
      assert.deepEqual(index.search(language ? { text, language } : { text }), [], text)
  assert.equal(index.search({ text: '锂 battery батарея 배터리 🔋 (a|b)*' })[0]!.id, 'battery')
})

function document(id: string, language: string, text: string): MatchDocument {
  return { id, texts: [{ language, text }] }
}

function indexOf(documents: MatchDocument[]): MatchIndex {
  const index = new MatchIndex(lexicon)
  for (const each of documents) index.put(each)
  return index
}
