/** Options of a search box: the ones whose words begin with what was typed first. */

export interface Option {
  readonly id: string
  readonly name: string
  /** What tells it from others of its name. */
  readonly detail: string
}

/** The best `limit` options for what was typed, whatever its accents and case. */
export function matchOptions(
  options: readonly Option[],
  typed: string,
  limit: number,
): readonly Option[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options.slice(0, limit)
  const score = ({ id, name, detail }: Option): number => {
    const title = fold(name)
    const all = `${title} ${fold(id)} ${fold(detail)}`
    if (!words.every((word) => all.includes(word))) return 0
    if (title.startsWith(words.join(' '))) return 3
    return words.every((word) => title.split(/[\s(–-]+/).some((part) => part.startsWith(word)))
      ? 2
      : 1
  }
  return options
    .map((option) => ({ option, score: score(option) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score) // the order of the options among equals
    .slice(0, limit)
    .map(({ option }) => option)
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
