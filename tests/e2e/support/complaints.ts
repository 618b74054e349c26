import type { Page } from '@playwright/test';

/** Gathers what a page should never say: uncaught errors and breaches of the content policy. */
export const complaints = (page: Page): (() => readonly string[]) => {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) heard.push(message.text());
  });
  return () => heard;
};
