import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions, AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
};

/**
 * What axe says against the page, or the part of it that a selector names, rule by rule; what it leaves open of contrast is measured by screen-contrast.ts.
 * axe is put into a page once and asked again there: bringing it takes longer than asking it.
 */
export async function axeFaults(page: Page, within = 'html'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(async (asked): Promise<AxeResults> => {
    const { axe } = window as unknown as { readonly axe: { readonly run: (selector: string, options: RunOptions) => Promise<AxeResults> } };
    return axe.run(asked.within, asked.options);
  }, { within, options });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`));
}
