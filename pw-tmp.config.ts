import config from './playwright.config.ts';
const { webServer, projects, ...rest } = config;
export default { ...rest, workers: 2, expect: { timeout: 60_000 }, projects: projects?.filter(({ name }) => name !== 'sub-path'), webServer: [{ ...(webServer as { command: string }[])[0]!, command: 'npx --no -- astro preview --ignore-lock --port 4560 --outDir dist', reuseExistingServer: true }] };
