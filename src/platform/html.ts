/** A text as it may stand in the HTML of a letter. Pages need none of this: their elements are not made of text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
