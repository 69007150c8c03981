import { defineConfig } from '@playwright/test';

// build/run-tests.mjs starts a screen for each worker; run without it, every worker takes the display that is there.
const screens: Record<string, string>[] = JSON.parse(process.env['KIOSK_TEST_SCREENS'] ?? '[]');
Object.assign(process.env, screens[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]);

export default defineConfig({
  testDir: '../tests',
  testMatch: '**/*.e2e.ts',
  outputDir: '../out/test/e2e',
  fullyParallel: true,
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
});
