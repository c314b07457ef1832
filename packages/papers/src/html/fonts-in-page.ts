/**
 * Fonts inside a page: of the families of fontsource, the files for the characters that the page holds,
 * as `@font-face` rules with the data in them.
 */

import { packageFile } from '../fonts.ts'

interface PageFamily {
  /** As the style sheet of the package names it. */
  readonly name: string
  readonly folder: string
}

export const PAGE_SANS: PageFamily = { name: 'Noto Sans Variable', folder: 'noto-sans' }
export const PAGE_SERIF: PageFamily = { name: 'Source Serif 4 Variable', folder: 'source-serif-4' }
export const PAGE_NASTALIQ: PageFamily = {
  name: 'Noto Nastaliq Urdu Variable',
  folder: 'noto-nastaliq-urdu',
}
export const PAGE_NASKH: PageFamily = {
  name: 'Noto Naskh Arabic Variable',
  folder: 'noto-naskh-arabic',
}

interface FontRule {
  readonly css: string
  readonly path: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
  readonly script: string
}

const rules = new Map<PageFamily, readonly FontRule[]>()

/** Rules for a family and the characters of a text; Arabic letters alone are taken from the Arabic families. */
export function fontRules(family: PageFamily, codePoints: ReadonlySet<number>): string {
  const isArabic = family === PAGE_NASKH || family === PAGE_NASTALIQ
  return rulesOf(family)
    .filter(({ script, ranges }) => {
      if (isArabic && script !== 'arabic') return false
      return ranges.some(([first, last]) => {
        // Latin stands in every page; others only for letters of their own, not for a shared sign.
        for (const code of codePoints)
          if (code >= first && code <= last && isOwn(code, script)) return true
        return false
      })
    })
    .map(({ css, path }) => {
      const data = packageFile(path).toString('base64')
      return css.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${data})`)
    })
    .join('')
}

function isOwn(code: number, script: string): boolean {
  return script === 'latin' || code > 0x17f || /\p{L}/u.test(String.fromCodePoint(code))
}

function rulesOf(family: PageFamily): readonly FontRule[] {
  const kept = rules.get(family)
  if (kept !== undefined) return kept
  const root = `@fontsource-variable/${family.folder}`
  const css = packageFile(`${root}/wght.css`).toString('utf8')
  const read = [...css.matchAll(/@font-face \{[^}]*\}/g)].map(([rule]): FontRule => {
    const file = /url\(\.\/(files\/[^)]+)\)/.exec(rule)![1]!
    const script =
      /-(latin-ext|latin|cyrillic-ext|cyrillic|arabic|greek-ext|greek|vietnamese|devanagari|math|symbols)-wght/.exec(
        file,
      )
    return {
      css: rule.replace(/\s*\n\s*/g, ' '),
      path: `${root}/${file}`,
      script: script?.[1] ?? '',
      ranges: [
        .../unicode-range: ([^;]*);/.exec(rule)![1]!.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g),
      ].map(
        ([, first, last]) =>
          [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const,
      ),
    }
  })
  rules.set(family, read)
  return read
}
