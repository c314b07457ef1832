/** Names as written in the record, folded so that spellings of one name meet. */

/** Lower case, without accents, punctuation or repeated spaces; scripts other than Latin stay. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
