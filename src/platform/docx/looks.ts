import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { UiLanguage } from '#platform/languages.ts'
import type { Fonts } from './blocks.ts'
import { character, characterSpacing, linePitch, size } from './geometry.ts'

/**
 * The standard names 仿宋, 黑体, 楷体 and 小标宋. The first three are fonts of every office machine under these names;
 * 小标宋 is only ever installed under its maker's.
 */
export const standardFonts: Fonts = {
  body: '仿宋',
  heading1: '黑体',
  heading2: '楷体',
  title: '方正小标宋简体',
  pageNumber: '宋体',
}

export const firstLineIndent = { firstLine: 2 * character, firstLineChars: 200 }
export const line = { line: linePitch, lineRule: 'exact', before: 0, after: 0 } as const

/** Every style names its fonts itself: a style that inherits the theme's would win over what a run asks for. */
export function stylesOf(lang: UiLanguage, fonts: Fonts): IStylesOptions {
  const body = { font: fontOf(fonts.body), size: size.body, ...(lang === 'zh' && { characterSpacing }) }
  return {
    default: {
      document: { run: { ...body, language: { value: 'en-GB', eastAsia: 'zh-CN' } }, paragraph: { spacing: line } },
    },
    paragraphStyles: [
      // LibreOffice takes the size that a line is measured by from the paragraph style, not from the defaults.
      { id: 'Normal', name: 'Normal', quickFormat: true, run: body, paragraph: { spacing: line } },
      titleStyle(lang, fonts),
      headingStyle(1, lang, fonts),
      headingStyle(2, lang, fonts),
      headingStyle(3, lang, fonts),
    ],
  }
}

/** Latin letters and digits are Times New Roman in both languages, Chinese characters are the font named. */
export function fontOf(eastAsia: string) {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia }
}

const LATIN = 'Times New Roman'

function titleStyle(lang: UiLanguage, fonts: Fonts): IParagraphStyleOptions {
  return {
    id: 'Title',
    name: 'Title',
    ...follows,
    run: { font: fontOf(fonts.title), size: size.title, bold: lang === 'en', color: BLACK },
    paragraph: { alignment: 'center', spacing: { ...line, after: linePitch } },
  }
}

// Word knows its own headings by the lower-case name; under another they are styles like any other.
function headingStyle(level: 1 | 2 | 3, lang: UiLanguage, fonts: Fonts): IParagraphStyleOptions {
  const font = fontOf([fonts.heading1, fonts.heading2, fonts.body][level - 1]!)
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    ...follows,
    run: { font, bold: lang === 'en' && level < 3, italics: lang === 'en' && level > 1, color: BLACK },
    paragraph: { spacing: line, indent: firstLineIndent, outlineLevel: level - 1, keepNext: true },
  }
}

const follows = { basedOn: 'Normal', next: 'Normal', quickFormat: true }
const BLACK = '000000'
