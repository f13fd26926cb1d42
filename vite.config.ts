import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractForBrowser } from './tools/contract-for-browser.ts'

const server = process.env.OPENMIPRES_SERVER ?? 'http://localhost:3000'

// The web application: one entry, one chunk per route (web/app/router.tsx). The manifest lets tools/bundle-size.test.ts weigh them.
export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  plugins: [react(), contractForBrowser()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // No data: URLs: the Content-Security-Policy of the server allows only our own files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    // Everything that the server answers itself; the rest are pages.
    proxy: { '/api/': server, '/auth/': server, '/mss/': server, '/health': server, '/metrics': server },
  },
})
