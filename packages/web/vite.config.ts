/** Builds the site into dist/site; in development the API is the server on port 8080. */

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react()],
  // The map's worker is a module of its own.
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2023',
    outDir: 'dist/site',
    // The map's library is one large file, fetched with the first map.
    chunkSizeWarningLimit: 1200,
    // The content policy allows fonts from our own address only, never from data: urls.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the first page needs comes in one file: a small one more costs a kilobyte of headers.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
      treeshake: {
        // The core's modules have no effect on import, and schemas made with zod are mere values:
        // so wording, codes and days come in without zod and without the rest of the core.
        manualPureFunctions: ['z'],
        moduleSideEffects: [
          { test: /packages\/(record|ledger|trade|brief)\/src/, sideEffects: false },
        ],
      },
    },
  },
})
