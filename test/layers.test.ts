/** The one-way road: each package imports only from packages to its left, and from its own manifest. */

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'

/** Left to right. The core is pure; the edge does the reading and writing. */
const ROAD = [
  'record',
  'ledger',
  'network',
  'trade',
  'brief',
  'store',
  'intake',
  'papers',
  'server',
  'cli',
  'web',
]
const CORE = ROAD.slice(0, 5)
const root = new URL('..', import.meta.url)

function sources(pkg: string): { path: string; text: string }[] {
  return globSync(`packages/${pkg}/src/**/*.{ts,tsx}`, { cwd: root.pathname }).map((path) => ({
    path,
    text: readFileSync(new URL(path, root), 'utf8'),
  }))
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([@.\w][\w@/.:?&-]*)'/g)].map(
    (match) => match[1]!,
  )
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function present(): string[] {
  return ROAD.filter((pkg) => sources(pkg).length > 0)
}

test('packages import only what lies to their left', () => {
  for (const pkg of present()) {
    for (const { path, text } of sources(pkg)) {
      for (const specifier of importsOf(text)) {
        const other = /^@followthrough\/([a-z]+)/.exec(specifier)?.[1]
        if (other === undefined || other === pkg) continue
        assert.ok(ROAD.indexOf(other) < ROAD.indexOf(pkg), `${path} imports ${specifier}`)
      }
    }
  }
})

test('packages import only what their manifest names', () => {
  for (const pkg of present()) {
    const manifest = JSON.parse(
      readFileSync(new URL(`packages/${pkg}/package.json`, root), 'utf8'),
    ) as { dependencies?: object; devDependencies?: object }
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    for (const { path, text } of sources(pkg)) {
      for (const specifier of importsOf(text)) {
        if (/^(\.|node:|virtual:)/.test(specifier)) continue
        assert.ok(named.includes(packageName(specifier)), `${path} imports ${specifier}`)
      }
    }
  }
})

test('the core reads no clock, draws no chance and touches no machine', () => {
  for (const pkg of CORE) {
    for (const { path, text } of sources(pkg)) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      for (const banned of [/Date\.now/, /new Date\(\)/, /Math\.random/, /from 'node:/]) {
        assert.ok(!banned.test(code), `${path} has ${banned}`)
      }
    }
  }
})

test('no package names a country, a party or a place: those are data', () => {
  const words: string[] = []
  for (const path of globSync('packs/*/pack.yaml', { cwd: root.pathname })) {
    const yaml = readFileSync(new URL(path, root), 'utf8')
    // The adjectives of other countries are names of languages and currencies too.
    const countries = /^invented: true/m.test(yaml) ? yaml : /^parties:\n(?: .*\n)*/m.exec(yaml)![0]
    for (const match of countries.matchAll(/name: ([A-Z]\w+), adjective: ([A-Z]\w+)/g)) {
      words.push(match[1]!, match[2]!)
    }
    for (const match of yaml.matchAll(/from: (\w+), to: (\w+)/g)) words.push(match[1]!, match[2]!)
  }
  assert.ok(words.length > 0)
  const named = new RegExp(`\\b(${[...new Set(words)].join('|')})`, 'i')
  for (const pkg of present()) {
    for (const { path, text } of sources(pkg)) {
      assert.ok(!named.test(text), `${path} names ${named.exec(text)?.[0]}`)
    }
  }
})
