import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { rightsOut } from '../../contract/rights.ts';
import { signedInManager } from '../../contract/session.ts';
import { startSession } from '../../renderer/api/session.ts';
import { theme } from '../../renderer/app/theme.ts';
import { startTexts } from '../../renderer/i18n/i18n.ts';

/** The page that vitest's environment has opened. */
declare const jsdom: { reconfigure(settings: { readonly url: string }): void };

// A page is first drawn while the machine may have other work to do.
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks of a browser and Mantine asks for. */
const complete = () => {
  window.matchMedia ??= (media: string) =>
    ({ matches: false, media, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => undefined;
};

/** A piece of the renderer in a page of its own, which an API at `url` serves, signed in with `token`; gone with the test. */
export const openPage = (content: ReactNode, url: string, token = 'a token') => {
  complete();
  jsdom.reconfigure({ url });
  startTexts();
  const rights = Object.fromEntries(Object.keys(rightsOut).map((right) => [right, 1]));
  const manager = { manager_id: 1, manager_fullname: 'Иванов Иван', role: 'Администратор', ...rights };
  startSession({ token, manager: signedInManager.parse(manager) });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  onTestFinished(() => {
    cleanup();
    queryClient.clear();
  });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queryClient}>{content}</QueryClientProvider>
    </MantineProvider>,
  );
};
