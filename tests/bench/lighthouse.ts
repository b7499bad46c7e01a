import lighthouse from 'lighthouse';

/** The categories of Lighthouse. */
export const lighthouseCategories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Scores from 0 to 100. */
export type LighthouseScores = Readonly<Record<(typeof lighthouseCategories)[number], number>>;

/** Looks at a page once, with Lighthouse's own emulation of a phone on a slow line. */
export async function lighthouseScores(url: string, debuggingPort: number): Promise<LighthouseScores> {
  const found = await lighthouse(url, {
    port: debuggingPort,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...lighthouseCategories],
  });
  const categories = found?.lhr.categories ?? {};
  const scoreOf = (name: string): number => (categories[name]?.score ?? Number.NaN) * 100;
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
    seo: scoreOf('seo'),
  };
}
