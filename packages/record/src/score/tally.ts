/** Counts of agreement that add up over documents, and the shares made of them. */

/** Counts that add up over documents: of triples, the first is common, the second ours, the third gold’s. */
export interface Tally {
  documents: number
  gold: number
  out: number
  matched: number
  act: number
  modality: number
  by: number
  when: number
  about: [number, number, number]
  amounts: [number, number, number]
  mentions: [number, number, number]
  entity: number
  entityOfLinked: number
  linkedMentions: number
  link: [number, number, number]
}

export function emptyTally(): Tally {
  return {
    documents: 0,
    gold: 0,
    out: 0,
    matched: 0,
    act: 0,
    modality: 0,
    by: 0,
    when: 0,
    about: [0, 0, 0],
    amounts: [0, 0, 0],
    mentions: [0, 0, 0],
    entity: 0,
    entityOfLinked: 0,
    linkedMentions: 0,
    link: [0, 0, 0],
  }
}

export function addTally(to: Tally, of: Tally): void {
  for (const key of Object.keys(to) as (keyof Tally)[]) {
    const a = to[key]
    const b = of[key]
    if (Array.isArray(a)) for (let i = 0; i < 3; i++) a[i]! += (b as number[])[i]!
    else (to[key] as number) = a + (b as number)
  }
}

export interface Scores {
  gold: number
  out: number
  matched: number
  precision: number | null
  recall: number | null
  found: number | null
  act: number | null
  modality: number | null
  by: number | null
  about: number | null
  amounts: number | null
  when: number | null
  mentions: number | null
  entity: number | null
  entityLinked: number | null
  link: number | null
}

/** The shares and F1 of a tally. */
export function scoresOf(tally: Tally): Scores {
  const share = (n: number, of: number) => (of === 0 ? null : n / of)
  const f1 = ([common, out, gold]: readonly number[]) => share(2 * common!, out! + gold!)
  return {
    gold: tally.gold,
    out: tally.out,
    matched: tally.matched,
    precision: share(tally.matched, tally.out),
    recall: share(tally.matched, tally.gold),
    found: f1([tally.matched, tally.out, tally.gold]),
    act: share(tally.act, tally.matched),
    modality: share(tally.modality, tally.matched),
    by: share(tally.by, tally.matched),
    about: f1(tally.about),
    amounts: f1(tally.amounts),
    when: share(tally.when, tally.matched),
    mentions: f1(tally.mentions),
    entity: share(tally.entity, tally.mentions[0]),
    entityLinked: share(tally.entityOfLinked, tally.linkedMentions),
    link: f1(tally.link),
  }
}
