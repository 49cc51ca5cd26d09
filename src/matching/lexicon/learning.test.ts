import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StringTable } from '#matching/strings.ts'
import { learnTranslations } from './alignment.ts'
import { readGlossary, withGlossary } from './glossary.ts'
import { withLearned } from './learning.ts'
import { Meanings } from './meanings.ts'

test('which word translates which is learned from sentences alone', () => {
  const text = [
    ['das haus', 'the house'],
    ['das buch', 'the book'],
    ['ein buch', 'a book'],
    ['ein haus', 'a house'],
  ].map(([german = '', english = '']) => ({ words: german.split(' '), stems: english.split(' ') }))
  const learned = learnTranslations([...text, ...text])
  const best = new Map(learned.map(({ word, stems }) => [word, stems[0]?.[0]]))
  assert.deepEqual([best.get('haus'), best.get('buch'), best.get('ein')], ['house', 'book', 'a'])
})

test('a word seen often is believed, a dictionary keeps its say', () => {
  const phrases = new StringTable()
  const meanings = new Meanings()
  meanings.add('용접', [[phrases.add('fusion'), 1]])
  const dictionary = { meanings, sensesMax: 10, sources: [], missing: [] }
  const texts = ['용접을', '용접 로봇', '용접이', '로봇을'].map((text) => ({
    text,
    english: text.includes('로봇') ? (text.includes('용접') ? 'welding robot' : 'robot') : 'welding',
  }))
  const learned = withLearned(dictionary, 'ko', [...texts, ...texts], phrases)
  const said = learned.of('용접').map(([phrase]) => phrases.at(phrase))
  assert.deepEqual(said.slice(0, 2).sort(), ['=weld', 'fusion'])
  assert.deepEqual(
    learned
      .of('로봇')
      .map(([phrase]) => phrases.at(phrase))
      .slice(0, 1),
    ['=robot'],
  )
})

test('a glossary beats the dictionary as surely as it says', () => {
  const phrases = new StringTable()
  const meanings = new Meanings()
  meanings.add('激光', [[phrases.add('laser'), 1]])
  const { entries, refused } = readGlossary(
    'term\tlanguage\tEnglish\tweight\n激光\tzh\traser\t0.75\n对合\tzh\tduihe\n坏\txx\tbad\n好\tzh\t\n重\tzh\theavy\t7\n',
  )
  assert.deepEqual(refused, [
    { line: 4, reason: 'language' },
    { line: 5, reason: 'english' },
    { line: 6, reason: 'weight' },
  ])
  const dictionary = withGlossary(
    { meanings, sensesMax: 10, counts: new Map(), sources: [], missing: [] },
    'zh',
    entries,
    phrases,
  )
  const said = (word: string) => dictionary.meanings.of(word).map(([phrase, share]) => [phrases.at(phrase), share])
  assert.deepEqual(said('激光'), [
    ['raser', 0.75],
    ['laser', 0.25],
  ])
  assert.deepEqual(said('对合'), [['duihe', 1]])
  assert.ok((dictionary.counts?.get('对合') ?? 0) > 0)
})
