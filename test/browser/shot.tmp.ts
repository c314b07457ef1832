import { openBrowser } from './chromium.ts'
const base = process.argv[2]!
const paths = process.argv.slice(3)
const browser = await openBrowser()
for (const width of [1440, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addInitScript(() => localStorage.setItem('followthrough.person', JSON.stringify('Anna')))
  const page = await context.newPage()
  for (const p of paths) {
    await page.goto(base + p)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(600)
    await page.screenshot({ path: `/tmp/shot-${p.replace(/[^a-z0-9]+/g, '_')}-${width}.png`, fullPage: width === 390 ? false : false })
  }
  await context.close()
}
await browser.close()
