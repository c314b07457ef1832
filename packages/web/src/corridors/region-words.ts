/** Names of countries by their code, from the reader's browser. */

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

export function regionWords(code: string): string {
  try {
    return NAMES.of(code) ?? code
  } catch {
    return code
  }
}
