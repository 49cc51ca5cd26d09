/**
 * The page of GB/T 9704-2012: A4, margins 37 and 35 mm above and below, 28 and 26 mm left and right, so that the type
 * area is 156 × 225 mm and holds 22 lines of 28 characters of 16 pt. All lengths are twips, a twentieth of a point.
 *
 * The line is set exactly and the grid counts lines only: with a grid of characters LibreOffice sets 18 or 14 to a
 * line, and a line one twip taller leaves room for 21.
 */
export const page = {
  width: mm(210),
  height: mm(297),
  margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
  textWidth: mm(156),
}

export const linePitch = 579

/** Characters stand a quarter point closer than their size, which makes 28 of them fit the line. */
export const characterSpacing = -5
/** 三号, the size of the body, in half points; 二号 of titles and 四号 of page numbers. */
export const size = { body: 32, title: 44, pageNumber: 28 }
/** The width of a body character with its spacing. */
export const character = 16 * 20 + characterSpacing

/** The dash of the page number stands 7 mm under the type area: what is left of the margin, less half its line. */
export const pageNumberHeight = 14 * 20
export const footerDistance = mm(35 - 7) - pageNumberHeight / 2

/** The red name starts 35 mm under the upper edge of the type area and is at most 22 mm tall. */
export const redHeading = { before: mm(35), largest: 54, smallest: 22 }

export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440)
}
