import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { qrSvg } from './qr.ts'
import { Refusal } from './refusal.ts'

const withScanner = existsSync('/usr/bin/zbarimg') ? {} : { skip: 'needs zbarimg' }

test('a scanner reads what was written', withScanner, () => {
  const folder = mkdtempSync(join(tmpdir(), 'qr-'))
  try {
    for (const text of ['https://example.org/t/0197f0aa', '对接会 第1桌 · Müller', `a&<"'>`, 'A'.repeat(1500)]) {
      const file = join(folder, 'code.pgm')
      writeFileSync(file, picture(qrSvg(text)))
      assert.equal(
        execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).trimEnd(),
        text,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what fits no code is refused with the reason', () => {
  for (const [text, code] of [
    ['', 'qr.empty'],
    ['字'.repeat(800), 'qr.too-long'],
  ] as const)
    assert.throws(
      () => qrSvg(text),
      (error) => error instanceof Refusal && error.code === code,
    )
})

test('the text itself never stands in the picture', () => {
  assert.match(
    qrSvg('</svg><script>alert(1)</script>'),
    /^<svg [^<>]*><path [^<>]*\/><path fill="#000" d="[Mhvz0-9 -]*"\/><\/svg>$/,
  )
})

/** Draws the dark path of the SVG, four points to a dot, as a grey picture. */
function picture(svg: string): Buffer {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1])
  const scale = 4
  const points = Buffer.alloc((side * scale) ** 2, 255)
  const dark = /fill="#000" d="([^"]*)"/.exec(svg)![1]!
  for (const [, x, y, width] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = 0; row < scale; row++) {
      const start = (Number(y) * scale + row) * side * scale + Number(x) * scale
      points.fill(0, start, start + Number(width) * scale)
    }
  return Buffer.concat([Buffer.from(`P5 ${side * scale} ${side * scale} 255\n`), points])
}
