import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

/**
 * Two groups, one after the other: tests of code, as many at once as there are cores, then browser journeys one by one,
 * so that a browser, a server and a database are not starved by each other on a small machine.
 */
const common = { globals: false, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  plugins: [vue()],
  test: {
    globalSetup: ["packages/platform/testing/globalSetup.ts"],
    projects: [
      {
        extends: true,
        test: {
          ...common,
          globalSetup: [],
          name: "code",
          include: ["**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**", "e2e/**"],
          // The default leaves a core idle, and on two cores runs one file at a time.
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...common,
          globalSetup: ["e2e/demoYear.ts"],
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A page is opened anew at each look, on whatever machine.
          expect: { poll: { timeout: 20_000, interval: 200 } },
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
