/**
 * Where items of an agenda go: the operations that move one, and the agenda as it stands afterwards, so that it
 * is shown before the server has answered. The server keeps items of a group side by side and puts what
 * comes under another heading last there; these functions rely on both.
 */

import type { AgendaAnswer, AgendaOperation } from '@followthrough/brief'

export type Groups = AgendaAnswer['groups']

/** A place under a heading: how many of the other items there stand before it. */
export interface Place {
  readonly group: string
  readonly at: number
}

export function placeOf(groups: Groups, item: string): Place | null {
  for (const { id, items } of groups) {
    const at = items.indexOf(item)
    if (at !== -1) return { group: id, at }
  }
  return null
}

/** One step up or down; over the edge of a heading it goes to the next one. Null at either end. */
export function stepOf(groups: Groups, item: string, by: 1 | -1): Place | null {
  const g = groups.findIndex(({ items }) => items.includes(item))
  const group = groups[g]
  if (group === undefined) return null
  const to = group.items.indexOf(item) + by
  if (to >= 0 && to < group.items.length) return { group: group.id, at: to }
  const next = groups[g + by]
  return next === undefined ? null : { group: next.id, at: by === 1 ? 0 : next.items.length }
}

/** Operations that move an item to a place; none where it stands there. */
export function moveOperations(
  groups: Groups,
  item: string,
  { group, at }: Place,
): AgendaOperation[] {
  const now = placeOf(groups, item)
  if (now === null || (now.group === group && now.at === at)) return []
  const others = groups.find(({ id }) => id === group)?.items.filter((id) => id !== item) ?? []
  const before = others[at] ?? null
  const regroup: AgendaOperation[] = now.group === group ? [] : [{ op: 'group', item, group }]
  // Under another heading it stands last already.
  if (before === null && regroup.length > 0) return regroup
  return [...regroup, { op: 'order', item, before }]
}

/** The agenda with an item moved to a place. A heading without items goes; a new one comes last. */
export function withMoved(answer: AgendaAnswer, item: string, { group, at }: Place): AgendaAnswer {
  const others = answer.groups.map((one) => ({
    ...one,
    items: one.items.filter((id) => id !== item),
  }))
  const known = others.some(({ id }) => id === group)
  const all = known
    ? others
    : [...others, { id: group, name: group, language: answer.language, items: [] }]
  const groups = all
    .map((one) => (one.id === group ? { ...one, items: one.items.toSpliced(at, 0, item) } : one))
    .filter(({ items }) => items.length > 0)
  return inOrderOf(answer, groups)
}

/** The operation that puts a heading before the one above it, or behind the one below; null at either end. */
export function groupStep(groups: Groups, group: string, by: 1 | -1): AgendaOperation | null {
  const g = groups.findIndex(({ id }) => id === group)
  const [upper, lower] = by === -1 ? [groups[g - 1], groups[g]] : [groups[g], groups[g + 1]]
  const [item, before] = [lower?.items[0], upper?.items[0]]
  return item === undefined || before === undefined ? null : { op: 'order', item, before }
}

/** The agenda with a heading one step up or down. */
export function withGroupStepped(answer: AgendaAnswer, group: string, by: 1 | -1): AgendaAnswer {
  const from = answer.groups.findIndex(({ id }) => id === group)
  const to = from + by
  const moved = answer.groups[from]
  if (moved === undefined || to < 0 || to >= answer.groups.length) return answer
  return inOrderOf(answer, answer.groups.toSpliced(from, 1).toSpliced(to, 0, moved))
}

function inOrderOf(answer: AgendaAnswer, groups: Groups): AgendaAnswer {
  const items = new Map(answer.items.map((item) => [item.id, item]))
  return {
    ...answer,
    groups,
    items: groups
      .flatMap((group) => group.items.map((id) => ({ ...items.get(id)!, group: group.id })))
      .map((item, i) => ({ ...item, number: i + 1 })),
  }
}

/** What stands on the page, from top to bottom: headings (without an item) and items. */
export interface Row {
  readonly group: string
  readonly item: string | null
  readonly top: number
  readonly bottom: number
}

/** Where what is dragged would come down: under the last row whose middle lies above the pointer. */
export function dropPlace(rows: readonly Row[], dragged: string, y: number): Place | null {
  const passed = rows.filter(({ top, bottom }) => (top + bottom) / 2 < y)
  const group = (passed.at(-1) ?? rows[0])?.group
  if (group === undefined) return null
  const at = passed.filter(
    (row) => row.group === group && row.item !== null && row.item !== dragged,
  )
  return { group, at: at.length }
}
