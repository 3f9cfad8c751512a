import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { offline } from './.ci/offlinePlugin.ts'

export default defineConfig({
  base: './',
  plugins: [react(), offline()],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    passWithNoTests: true,
    // A guard against what never ends, not a measure: machines are shared.
    testTimeout: 120_000,
  },
})
