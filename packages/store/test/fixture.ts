/** A tiny pack of two countries that do not exist, written where a test wants it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

/** A directory of the test's own, gone when the test ends. */
export function tempDir(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'followthrough-'))
  t.after(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export const PACK_FILES: Readonly<Record<string, string>> = {
  'pack.yaml': `id: av-bm
title: Arvenia–Belmark
parties:
  - { code: AV, name: Arvenia, adjective: Arvenian }
  - { code: BM, name: Belmark, adjective: Belmarkian }
languages: [en]
readOn: 2026-06-30
sectors:
  - { id: transport, name: Transport }
  - { id: trade, name: Trade }
headlineTarget: { commitment: c-trade, indicator: bilateral-trade }
`,
  'record/sources.csv': `id,publisher,title,url,published,lang,kind,class,party,origin,note
text-2026,Arvenian Gazette,Treaty on the Long Bridge,https://gazette.example/1,2026-02-04,en,treaty,A,AV,,
wire-2026,Belmark Wire,The bridge is agreed,https://wire.example/2,2026-02-05,en,agency,B,BM,,
daily-2026,The Daily,"Ferries, old and new",,2026-03,en,press,D,,,seen in print
copy-2026,Mirror,The bridge is agreed,,,en,press,E,,wire-2026,
`,
  'record/searches.csv': `id,on,what,where,result,found,subjects
q-1,2026-06-30,Any work on the bridge,four look-ups,Nothing,no,c-bridge
`,
  'ledger/institutions.csv': `id,name,party,kind,aliases,role,sources
n-roads,Ministry of Roads,AV,ministry,MoR;Roads Ministry,builds,wire-2026
n-bridges,Bridges Authority,BM,agency,,,wire-2026;text-2026
`,
  'ledger/people.csv': `id,name,aliases,party,posts,sources
p-ann,Ann Arven,A. Arven,AV,Ministry of Roads|Minister|2024|;Parliament|Member|2020|2024-05,wire-2026
`,
  'ledger/instruments.csv': `id,title,kind,signedOn,place,signatories,sector,endsOn,replacedBy,sources,note
i-bridge,Treaty on the Long Bridge,treaty,2026-02-04,Rivertown,AV: Minister of Roads (Ann Arven) | BM: Bridges Authority,transport,2036-02,,text-2026,
`,
  'ledger/events.csv': `id,on,kind,title,place,participants,sources
e-summit,2026-02-03/2026-02-04,visit,Summit of the two presidents,Rivertown,Ann Arven; Bo Belm,wire-2026
`,
  'ledger/commitments.csv': `id,title,text,instrument,related,event,sector,responsible,indicator,value,unit,due,dueKind,dueWords,deliveredWhen,partlyWhen,notEnough,declaratory,stallMonths,lapseMonths,dependsOn,sources,note
c-bridge,Build the Long Bridge,Both sides build a bridge over the Long River.,i-bridge,,e-summit,transport,AV: n-roads | BM: n-bridges?,,,,2030,target,by 2030,Traffic crosses it.,One span stands.,A ceremony.,no,36,72,,text-2026,
c-trade,Double trade,Trade doubles to 200 million.,,i-bridge,e-summit,trade,,bilateral-trade,200,USD million,,none,,A year reaches 200.,A year reaches 150.,A speech.,no,,,c-bridge,wire-2026,
c-ties,Deepen ties,Ties are deepened.,i-bridge,,,trade,,,,,,none,,,,,yes,,,,text-2026,Cannot be tested.
`,
  'ledger/statements.csv': `id,subject,property,value,kind,on,modality,by,saidBy,meets,sources,class,locator,summary,words,note
s-bridge-1,i-bridge,act,signed,,2026-02-04,fact,AV;BM,,,text-2026;wire-2026,,article 1,The two sides signed the treaty.,,
s-trade-1,c-trade,act,voiced,,2026-02-04,commitment,AV,p-ann,,wire-2026,,,The minister promised to double trade.,,
s-trade-2,c-trade,due,2028,indicative,2026-02-04,commitment,AV,p-ann,,daily-2026,D,,The minister named 2028.,in two years,
`,
  'ledger/claims.csv': `id,subject,property,value,words,unit,source,class,note
k-1,i-bridge,length,4.1,4.1 km,km,text-2026,,
k-2,i-bridge,length,4,about 4 km,km,daily-2026,,
k-3,river-fleet,ferries,12,a dozen,ferries,daily-2026,,
`,
  'trade/totals.csv': `id,indicator,reporter,partner,direction,periodStart,periodEnd,value,unit,basis,computed,sources,note,label
x-1,bilateral-trade,AV,BM,total,2025-01,2025-12,101.5,USD million,av-statistics,no,wire-2026,,2025
`,
  'trade/targets.csv': `id,on,saidBy,sayer,indicator,value,unit,due,dueWords,sources,note
g-1,2026-02-04,p-ann;AV,Minister Arven,bilateral-trade,200,USD million,2028,in two years,wire-2026,
`,
}

/** Edits by file: the new text, or null for a file that is left out. */
export type Edits = Readonly<Record<string, (text: string) => string | Uint8Array | null>>

/** Writes the pack, edited, into a new directory of the test; returns its path. */
export function writePack(t: TestContext, edits: Edits = {}): string {
  const dir = tempDir(t)
  for (const [file, text] of Object.entries(PACK_FILES)) {
    const edited = edits[file]?.(text) ?? (file in edits ? null : text)
    if (edited === null) continue
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), edited)
  }
  return dir
}

/** Replaces one piece of text, which must be there. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`the fixture has no ${from}`)
    return text.replace(from, to)
  }
}
