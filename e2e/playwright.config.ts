import { defineConfig } from '@playwright/test'

const browser = process.env.KUBEORAMA_BROWSER
/** Another port lets several checkouts be tested at once. */
const address = `http://127.0.0.1:${process.env.KUBEORAMA_E2E_PORT ?? 4183}`

/** The built page, served as a person gets it. */
export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  // The engine, the page and the browser share what cores there are, with another test's.
  expect: { timeout: 20_000 },
  workers: 2,
  // On a busy machine one of a hundred comes too late; the report says which.
  retries: 1,
  use: {
    baseURL: address,
    // Keeping every file for later costs each fresh browser time; its own story allows it.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `npx vite preview --port ${new URL(address).port} --strictPort`,
    cwd: '..',
    url: address,
    reuseExistingServer: false,
  },
})
