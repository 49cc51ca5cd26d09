// How people write a name they know: other case, other width, without marks, with a slip, with a legal form more or less.

export function writtenOtherwise(name: string): { kind: string; name: string }[] {
  const isHan = /\p{Script=Han}/u.test(name)
  const ways: [string, string][] = [
    ['written otherwise', name.toUpperCase()],
    ['written otherwise', fullWidth(name)],
    ['written otherwise', `  ${name.replace(/[,.()'’–-]/g, ' ')} `],
    ...(isHan ? hanWays(name) : latinWays(name)),
  ]
  return ways.filter(([, way]) => way !== name).map(([kind, way]) => ({ kind, name: way }))
}

function latinWays(name: string): [string, string][] {
  const words = name.split(' ')
  return [
    ['written otherwise', name.normalize('NFD').replace(/\p{M}/gu, '')],
    ['written otherwise', name.replace(/\band\b/g, '&').replace(/\bUniversity\b/, 'Univ.')],
    ['written otherwise', /^The /.test(name) ? name.slice(4) : `The ${name}`],
    ...(words.length === 3 && words[1] === 'of'
      ? [['words in another order', `${words[2]} ${words[0]}`] as [string, string]]
      : []),
    ...slip(name),
  ]
}

function hanWays(name: string): [string, string][] {
  return [
    ['written otherwise', [...name].join(' ')],
    ...(/公司$/.test(name)
      ? [
          ['legal form', name.replace(/(股份)?有限公司$/, '')] as [string, string],
          ['legal form', name.replace(/(股份)?有限公司$/, '有限责任公司')] as [string, string],
        ]
      : []),
  ]
}

/** Two neighbours swapped in the middle of the longest word, as hands do. */
function slip(name: string): [string, string][] {
  const longest = name.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0] ?? ''
  if (longest.length < 7) return []
  const at = longest.length >> 1
  const swapped = longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2)
  return swapped === longest ? [] : [['a slip of the pen', name.replace(longest, swapped)]]
}

function fullWidth(name: string): string {
  return name
    .replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000')
}
