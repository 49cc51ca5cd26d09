import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { findEncoding } from './csv/encodings.ts'
import { hasScript, isCommand, withoutMarkup } from './markup.ts'
import { findMojibake } from './mojibake.ts'

test('text that was read in the wrong encoding is found, with what it said', () => {
  assert.deepEqual(findMojibake('the beneficiariesâ€™ costs'), { found: 'â€™', meant: '’' })
  assert.equal(findMojibake('Ã©cole')?.meant, 'é')
  assert.equal(
    findMojibake(iconv.decode(Buffer.from('高温压力传感器的研制'), 'gb18030'))?.meant.slice(0, 4),
    '高温压力',
  )
  assert.equal(findMojibake('锟斤拷锟斤拷')?.meant, '')
})

test('text as it should be is not taken for garbled', () => {
  const fine = [
    'Größe, naïve Café, 30 € – “so”',
    '寻求高温压力传感器的长期稳定性解决方案与合作伙伴',
    '«Émile» ça',
    '센서 기술',
    'Датчик',
  ]
  for (const text of fine) assert.equal(findMojibake(text), undefined, text)
  const hanzi = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    maxLength: 40,
  })
  fc.assert(fc.property(hanzi, (text) => findMojibake(text) === undefined))
})

test('what runs is told from what is only shown', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:x">',
    '< iframe src=x>',
  ])
    assert.ok(hasScript(text), text)
  for (const text of ['a < b', 'x <y> z', '<p>words</p>', 'scripted']) assert.ok(!hasScript(text), text)
  for (const text of ["=cmd|'/C calc'!A0", '=HYPERLINK("http://x")', '@WEBSERVICE("x")', '+IMPORTXML("x")'])
    assert.ok(isCommand(text), text)
  for (const text of ['=1+1', '-5 ℃', '+86 519', '@home', '= call for partners']) assert.ok(!isCommand(text), text)
})

test('of a web page its words are kept, and mathematics is none', () => {
  assert.equal(withoutMarkup('<p>One&nbsp;two</p><p>A &lt; B<br/>C</p>'), 'One two\nA < B\nC')
  assert.equal(withoutMarkup('a <b> c'), undefined)
  assert.equal(withoutMarkup('p < 0.05, x > 3'), undefined)
})

test('a text without columns is read in the encoding it was written in', () => {
  const written = {
    'utf-8': '示例：高温压力传感器',
    gb18030: '示例：高温压力传感器，用于井下测量，寻求合作单位',
    big5: '範例：高溫壓力感測器，用於井下測量，尋求合作單位',
    'euc-kr': '예시: 고온 압력 센서, 협력 기업을 찾습니다',
    shift_jis: 'サンプル：高温圧力センサーの共同研究パートナーを探しています',
    'windows-1251': 'Пример: датчик давления для высоких температур',
    'windows-1252': 'Beispiel: Drucksensor für hohe Temperaturen, Größe gemäß Prüfung',
  } as const
  for (const [encoding, text] of Object.entries(written))
    assert.equal(findEncoding(iconv.encode(text, encoding)), encoding)
  assert.equal(findEncoding(iconv.encode('示例', 'utf-16le', { addBOM: true })), 'utf-16le')
})
